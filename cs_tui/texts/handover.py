"""Words of the handover."""

from cs_tui.texts.words import Words

NOT_ON_DUTY = Words(
    zh="还没上岗，没有班次可以交接；请先上岗", en="no shift is open to hand over; go on duty first"
)
NOT_YOUR_HANDOVER = Words(
    zh="只有本班的人能写自己的交接；班长可以批注和签字",
    en="only whose shift it is writes its handover; a lead comments and signs",
)
GIVEN_MEANWHILE = Words(
    zh="同一份交接刚在别处交出去了；请看过最新一版再交",
    en="it was given elsewhere just now; look at the latest version, then give again",
)
NOTHING_GIVEN = Words(
    zh="这一班还没有交出交接，没有可以批注或签字的版本",
    en="this shift has given no handover yet: there is no version to comment on or to sign",
)
NOT_YOUR_OWN_SIGNATURE = Words(
    zh="不能给自己的交接签字；请班长来签", en="nobody signs their own handover; ask the lead"
)
SIGN_THE_LATEST = Words(
    zh="交接已有改动，只能签最新交出的一版",
    en="it was changed since; only the latest version given is signed",
)
READ_ALREADY = Words(
    zh="班长已经看过这一版交接，不能撤回；改好再交一版",
    en="the lead has read this version of the handover; change it and give another one",
)
SIGNED_ALREADY = Words(zh="这一版已经签过", en="this version is signed already")
REASON_NEEDED = Words(zh="请写明为什么不交接", en="say why it is not handed over")
CONTINGENCY_NEEDED = Words(
    zh="{number} 是加急或需关注的，请写明“如果……就……”再交",
    en="{number} is urgent or to watch: say what to do if, then hand it over",
)
COMMENT_NEEDED = Words(zh="批注还没有写", en="the comment is empty")
NO_SUCH_HANDOVER = Words(
    zh="没有这一班的交接：{shift}", en="there is no handover of that shift: {shift}"
)
NOT_IN_HANDOVER = Words(
    zh="这张工单不在你的交接里；它归你、且未结束时才会列出",
    en="that case is not in your handover: it is listed while it is open and yours",
)
CASE_IS_OVER = Words(
    zh="工单已解决，承诺还欠着：承诺仍归你，兑现或写明原因不交",
    en="resolved, a promise still owed: that stays yours; keep it, or leave it out with a reason",
)
OFFERED_OTHERWISE = Words(
    zh="已经转出，正等人接收", en="it is offered to somebody already and waits for them"
)

SEVERITIES: dict[str, Words] = {
    "urgent": Words(zh="加急", en="urgent"),
    "watch": Words(zh="关注", en="watch"),
    "stable": Words(zh="平稳", en="stable"),
}
SEVERITY = Words(zh="程度", en="severity")
STATE = Words(zh="现状", en="state")
FACTS = Words(zh="已核实", en="facts")
PROMISE = Words(zh="承诺", en="promise")
WAITING = Words(zh="在等", en="waiting")
NEXT = Words(zh="下一步", en="next")
CONTINGENCY = Words(zh="如果就", en="if/then")
SINCE = Words(zh="{whom}，{since} 起", en="{whom} since {since}")
CUSTOMER = Words(zh="客户", en="the customer")
BY = Words(zh="{time} 前", en="by {time}")

GROUPS: dict[str, Words] = {
    "urgent": Words(zh="加急 {n}", en="Urgent {n}"),
    "watch": Words(zh="需关注 {n}", en="To watch {n}"),
    "stable": Words(zh="平稳 {n}", en="Stable {n}"),
    "given": Words(zh="已交出 {n}", en="Handed over {n}"),
    "out": Words(zh="不交接 {n}", en="Left out {n}"),
}
ELEMENTS: dict[str, Words] = {
    "state": Words(zh="现状", en="state"),
    "next": Words(zh="下一步", en="next step"),
    "due": Words(zh="时限", en="due"),
    "contingency": Words(zh="如果……就……", en="if ... then ..."),
}
DUTIES: dict[str, Words] = {
    "promise": Words(zh="有承诺", en="promise owed"),
    "complaint": Words(zh="投诉", en="complaint"),
    "waiting": Words(zh="久等", en="waits long"),
    "claimed": Words(zh="在手", en="claimed"),
}
IN_BECAUSE = Words(zh="列入原因：{why}", en="in it because: {why}")
COLLECTED = Words(zh="自动汇总，还没有人写", en="collected from the case; nobody wrote it yet")
LACKS = Words(zh="还差 {n}：{names}", en="missing {n}: {names}")
LEFT_OUT = Words(zh="不交接：{reason}", en="left out: {reason}")
STANDINGS: dict[str, Words] = {
    "open": Words(zh="等{who}接收", en="waits for {who}"),
    "accepted": Words(zh="{who} 已接收", en="accepted by {who}"),
    "answered": Words(zh="{who} 已答复", en="answered by {who}"),
    "declined": Words(zh="{who} 退回：{said}", en="returned by {who}: {said}"),
    "withdrawn": Words(zh="已撤回", en="withdrawn"),
}
REPORTED = Words(zh="交接", en="Handover")
NEXT_SHIFT = Words(zh="下一班", en="the next shift")
NEXT_SHIFT_LONG = Words(
    zh="下一班：本组谁先来谁接收，班长可见",
    en="the next shift: whoever of my team comes, and the lead",
)
HEAD = Words(
    zh="交给 {whom}   写全 {k}/{n}   未定 {open}",
    en="to {whom}   written {k}/{n}   undecided {open}",
)
HEAD_OF = Words(
    zh="{who} {day} 的交接   第 {v} 版   写全 {k}/{n}",
    en="handover of {who}, {day}   version {v}   written {k}/{n}",
)
NOT_GIVEN = Words(zh="还没有交出", en="not given yet")
SIGNED = Words(zh="{who} 已签第 {v} 版", en="version {v} signed by {who}")
UNSIGNED = Words(zh="第 {v} 版未签", en="version {v} not signed")
CHANGED = Words(zh="交出后又有改动，未签", en="changed since it was given; not signed")
COMMENT_BY = Words(zh="{who} 批注第 {v} 版：{text}", en="{who} on version {v}: {text}")

TO_ME = Words(zh="交给我的 {n}   Enter：接收或退回", en="Handed to me {n}   Enter: take or return")
FROM = Words(zh="{who} 交来", en="from {who}")
TAKE = Words(zh="{number}：接收还是退回？", en="{number}: take it or send it back?")
TAKE_IT = Words(zh="接收，从现在起归我", en="take it: it is mine from now on")
SEND_BACK = Words(zh="退回，写明原因", en="send it back, with a reason")
WHY_BACK = Words(zh="为什么退回？交出的人要看（必填）", en="Why? The giver reads it (needed)")
TOOK = Words(zh="{number} 现在归你", en="{number} is yours now")
SENT_BACK = Words(zh="{number} 已退回 {who}", en="{number} went back to {who}")

EMPTY = Words(zh="手上没有要交接的", en="nothing of yours to hand over")
EMPTY_WHY = Words(
    zh="你名下未结束的工单、欠着的承诺会自动列在这里。看别人的交接：Ctrl+O 6。",
    en="Your open cases and promises are listed here by themselves. To read others: Ctrl+O 6.",
)
HINT = Words(
    zh="数字 交出这一条   Enter 写这一条   Esc 回工作台",
    en="digit hands it over   Enter writes it   Esc to the desk",
)
HINT_OF = Words(
    zh="Enter 打开工单   Ctrl+O 7 批注 8 签字   Esc 回到我的交接",
    en="Enter opens the case   Ctrl+O 7 comment, 8 sign   Esc back to mine",
)
DIGIT_LONG = Words(zh="交出那一条", en="hands that item over")
WRITE_LONG = Words(zh="写这一条", en="write this item")
WRITE_KEY = Words(zh="写", en="write")
UNDO_LONG = Words(zh="收回刚交出、还没人接收的", en="take back what nobody has accepted yet")

ACT_OPEN = Words(zh="打开工单", en="open the case")
ACT_WRITE = Words(zh="写这一条", en="write this item")
ACT_LEAVE_OUT = Words(zh="不交接，写明原因", en="leave it out, with a reason")
ACT_WHOM = Words(zh="交给谁", en="to whom")
ACT_ALL = Words(zh="全部交出", en="hand over everything")
ACT_BOOK = Words(zh="交接本：查看、搜索", en="the book of handovers")
ACT_COMMENT = Words(zh="批注", en="comment")
ACT_SIGN = Words(zh="签字", en="sign")
ACT_VERSIONS = Words(zh="各版对比", en="compare the versions")
WHOM = Words(zh="交给谁", en="Hand over to")
BOOK = Words(
    zh="交接本：日期、姓名、工单号或内容", en="Book of handovers: day, name, case or words"
)
BOOK_ROW = Words(zh="{day} {who}   {n} 条   ", en="{day} {who}   {n} items   ")
WHY_OUT = Words(zh="为什么不交接？（必填）", en="Why is it not handed over? (needed)")
IF_THEN = Words(
    zh="{number} {severity}：如果……就……（必填）", en="{number} {severity}: if ... then ... (needed)"
)
YOUR_COMMENT = Words(zh="批注", en="Comment")
PICK_ONE = Words(zh="先用方向键选一条", en="pick an item with the arrows first")
GAVE = Words(
    zh="{number} 已交给 {whom}，接收前仍归你", en="{number} offered to {whom}; yours till accepted"
)
GAVE_ALL = Words(zh="已交出 {n} 条给 {whom}", en="{n} offered to {whom}")
GAVE_NOT = Words(zh="{n} 条没有交出：{first}", en="{n} not handed over: {first}")
GIVEN_ALREADY = Words(zh="{number} 已经交出", en="{number} is handed over already")
LEFT = Words(zh="{number} 不交接", en="{number} is left out")
WROTE = Words(zh="{number} 已写好", en="{number} is written")
COMMENTED = Words(zh="批注已留下", en="the comment is kept")
SIGNED_NOW = Words(zh="已签第 {v} 版", en="version {v} is signed")
MINE_ONLY = Words(zh="这是别人的交接，只能批注和签字", en="somebody else's: comment or sign only")
OTHERS_ONLY = Words(
    zh="先在交接本里打开一份交接（Ctrl+O 6）", en="open a handover in the book first (Ctrl+O 6)"
)
VERSIONS = Words(zh="各版对比", en="Versions compared")
VERSION = Words(zh="第 {v} 版  {at}  交给 {whom}", en="version {v}  {at}  to {whom}")
ADDED = Words(zh="新增 {number}：{what}", en="added {number}: {what}")
SAME = Words(zh="内容没有改动", en="nothing was changed")
DIFFERS = Words(zh="{number} {label}：{was} → {now}", en="{number} {label}: {was} -> {now}")
NOTHING_STOOD = Words(zh="（空）", en="(nothing)")

FORM = Words(
    zh="{number}   Enter 下一栏   Ctrl+S 保存   Esc 返回，写下的留着",
    en="{number}   Enter next   Ctrl+S save   Esc back, what you wrote stays",
)
DUE = Words(zh="时限", en="due")

HANDOVER_WRITTEN = Words(zh="交接内容", en="a handover item")
HANDOVER_LEFT_OUT = Words(zh="不交接", en="leaving out of a handover")
HANDOVER_GIVEN = Words(zh="交出交接", en="giving the handover")
HANDOVER_COMMENTED = Words(zh="交接批注", en="a comment on a handover")
HANDOVER_SIGNED = Words(zh="交接签字", en="signing a handover")
