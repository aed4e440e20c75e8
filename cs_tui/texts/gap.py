"""Words about what knowledge does not answer yet."""

from cs_tui.texts.words import Words

DRAFTED_ALREADY = Words(zh="已有人起草", en="somebody drafted an article already")
REASON_NEEDED = Words(zh="请写一句为什么不用写", en="say in a word why it needs no article")
GAPS = Words(zh="知识缺口 {n}", en="What knowledge lacks: {n}")
CASES = Words(zh="{n} 位客户问过", en="customers who asked: {n}")
NOTHING = Words(zh="没查到 {n} 次", en="found nothing {n}x")
GIVEN_UP = Words(zh="查了没用 {n} 次", en="found and not used {n}x")
REWRITTEN = Words(zh="改写过 {n} 单", en="rewritten {n}x")
LAST = Words(zh="最近一次 {time}", en="last {time}")
REWRITTEN_WHY = Words(
    zh="套用这条知识后，答复大半是重写的。原文可能说不到点上。",
    en="After its text was put in, most of the answer was written anew: it may miss the point.",
)
ASKED = Words(zh="这样问过", en="Asked as")
SAID = Words(zh="实际这样答复", en="What was said instead")
IN_CASE = Words(zh="工单 {number}：{text}", en="case {number}: {text}")
DECIDE = Words(
    zh="Enter 起草一条知识   Delete 不用写，说明原因",
    en="Enter drafts an article   Delete puts it aside with a reason",
)
DECIDE_REWRITTEN = Words(
    zh="Enter 打开这条知识修改   Delete 不用改，说明原因",
    en="Enter opens the article   Delete puts it aside with a reason",
)
WHY_ASIDE = Words(zh="“{title}”为什么不用写？", en="“{title}”: why does it need no article?")
ASIDE = Words(zh="已搁置：{title}", en="put aside: {title}")
DRAFTED = Words(zh="已起草，补上答案再发布：{title}", en="drafted, its answer is yours: {title}")
CHOOSE_GAP = Words(zh="先选一条知识缺口", en="choose something that knowledge lacks first")

GAP_MET = Words(zh="没查到的知识", en="a search in vain")
GAP_DRAFTED = Words(zh="起草缺少的知识", en="drafting what knowledge lacks")
GAP_SET_ASIDE = Words(zh="搁置知识缺口", en="putting a gap aside")
