"""Words of the check that comes with a notice."""

from cs_tui.texts.words import Words

NOTICE_CHECKED = Words(zh="公告小测", en="a notice's check")
CHECK_STANDS = Words(
    zh="小测已经作答，答案留着；想改可以再做一次",
    en="a check was answered and stays so; take it once more instead",
)

FAULTS = {
    "order": Words(
        zh="第 {line} 行：先写问题，再写选项（- 或 * 开头）和说明（> 开头），都不能为空",
        en="line {line}: first the question, then options (- or *) and why (>), none of them empty",
    ),
    "options": Words(
        zh="第 {line} 行的问题要有 2 到 5 个选项", en="line {line}: give 2 to 5 options"
    ),
    "right": Words(
        zh="第 {line} 行的问题要有且只有一个正确选项（* 开头）",
        en="line {line}: exactly one option is right and begins with *",
    ),
    "why": Words(
        zh="第 {line} 行的问题要写为什么（> 开头）",
        en="line {line}: say why, on a line that begins with >",
    ),
    "many": Words(
        zh="小测最多 3 题，第 {line} 行已是第 4 题",
        en="a check has 3 questions at the most; line {line} begins the fourth",
    ),
    "unequal": Words(
        zh="中文和英文小测的题数、选项数或正确项不一致",
        en="the checks in Chinese and English differ in questions, options or the right one",
    ),
}

CHECK = Words(zh="小测 {n} 题", en="check: {n} questions")
CHECK_ONE = Words(zh="小测 1 题", en="check: 1 question")
PASSED = Words(zh="小测已过", en="check passed")
NOT_PASSED = Words(zh="小测 {hits}/{n}，可再做", en="check {hits} of {n}, take it again")

QUESTION = Words(zh="小测   第 {k} 题，共 {n} 题", en="Check   question {k} of {n}")
PICK = Words(zh="按数字选一项   Esc 以后再做，不记录", en="a digit picks   Esc later, not recorded")
PICK_NEXT = Words(
    zh="按数字选一项   Esc 交卷，没答的算错",
    en="a digit picks   Esc hands in, what is not answered is wrong",
)
RIGHT = Words(zh="答对了", en="right")
WRONG = Words(zh="答错了，正确的是 {digit}", en="wrong; {digit} is right")
GO_ON = Words(
    zh="Enter 下一题   Esc 交卷，没答的算错",
    en="Enter goes on   Esc hands in, what is not answered is wrong",
)
FINISH = Words(zh="Enter 交卷", en="Enter finishes")

ALL_RIGHT = Words(zh="小测全对（第 {nth} 次）", en="every answer right, at try {nth}")
SOME_RIGHT = Words(
    zh="小测 {hits}/{n}（第 {nth} 次），再打开这条公告可以重做",
    en="{hits} of {n} right at try {nth}; open the notice to take it again",
)
AFTER_READ = Words(
    zh="Enter 确认已读，接着做小测   Esc 稍后再读", en="Enter: read, on to the check   Esc later"
)
TAKE_IT = Words(zh="已读   Enter 做小测   Esc 关闭", en="read   Enter takes the check   Esc closes")

PASSED_BY = Words(zh="小测通过 {n} 人：{names}", en="check passed by {n}: {names}")
FAILED_BY = Words(zh="小测未过 {n} 人：{names}", en="check not passed by {n}: {names}")
ONE_TRIED = Words(zh="{name}（{n} 次）", en="{name} (tries: {n})")
NOT_TRIED_BY = Words(zh="没做小测 {n} 人：{names}", en="check not taken by {n}: {names}")
