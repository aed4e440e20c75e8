"""Words of the follow-ups: what is owed, by when, to whom."""

from cs_tui.texts.words import Words

LATE = Words(zh="已超时 {n}", en="Late {n}")
TODAY = Words(zh="今天 {n}", en="Today {n}")
LATER = Words(zh="以后 {n}", en="Later {n}")

EMPTY = Words(zh="没有待接收的，也没有待跟进的", en="nothing to accept and nothing owed")
EMPTY_WHY = Words(
    zh="在工作台按 Ctrl+O 2 登记承诺、回电、回访或稍后处理；投诉的时限也在这里，按到期时间排序。\n"
    "Ctrl+O 1 升级或转交的，和同事转给你的，也都在这里看得到结果。",
    en="At the desk, Ctrl+O 2 sets a promise, a callback or a follow-up; the times of complaints"
    " are here too, the earliest due first.\n"
    "What you pass on with Ctrl+O 1, and what colleagues pass to you, is here too.",
)
HINT = Words(
    zh="Enter 打开   数字 接收或已办   空格 已办   Ctrl+O 稍后、退回   Ctrl+Z 撤销",
    en="Enter opens   Digit accepts, or done   Ctrl+O later, decline   Ctrl+Z undo",
)

FORMS = {
    "callback": Words(zh="回电", en="call back"),
    "action": Words(zh="办理", en="do"),
    "message": Words(zh="回复", en="write"),
    "reply": Words(zh="建议回告", en="answer"),
}
PLANS = {
    "t1": Words(zh="回访 T+1", en="ask T+1"),
    "t3": Words(zh="回访 T+3", en="ask T+3"),
    "t7": Words(zh="回访 T+7", en="ask T+7"),
    "rating": Words(zh="低分回访", en="low score"),
    "asked": Words(zh="回访", en="ask"),
}
ASK_WHETHER = (
    Words(zh="回访：问题解决了吗？", en="ask whether it helped"),
    Words(zh="评分低：问问哪里没做好", en="rated low: ask what went wrong"),
)
STEP_AND_DEMAND = Words(zh="{step}（{what}）", en="{step} ({what})")
STEP_ALONE = Words(zh="{step}", en="{step}")
PLANNED_AT = Words(zh="{time} {who} 安排", en="planned {time} by {who}")
COMPLAINED_AT = Words(zh="{time} {who} 登记", en="filed {time} by {who}")
TRIES = Words(zh="第 {n} 次，共 {most} 次", en="try {n} of {most}")
WEIGHT = Words(zh="轻重：{weight}", en="weight: {weight}")
FOLLOWUP = Words(zh="回访", en="follow-up")
SCHEDULED = Words(zh="稍后", en="put off")
PROMISED_AT = Words(zh="{time} {who} 答应", en="promised {time} by {who}")
DUE = Words(zh="到期", en="due")
PROMISE = Words(zh="承诺", en="promise")
CASE = Words(zh="工单", en="case")
CUSTOMER = Words(zh="客户", en="customer")
UNCONFIRMED = Words(zh="那天的日历还没有确认", en="the calendar of that day is not confirmed")
ME = Words(zh="我", en="me")

KEPT_KEY = Words(zh="已办", en="done")
KEPT_LONG = Words(
    zh="选中的已办：承诺兑现、回访确认；投诉和稍后的接着处理",
    en="the highlighted one is done: promise kept, follow-up confirmed; others are gone on with",
)
DIGIT_LONG = Words(
    zh="这个编号的工单接收下来，或已办",
    en="the case with this number is accepted, or what was owed is done",
)
OPEN_LONG = Words(zh="打开这张工单", en="open the case")
UNDO_LONG = Words(zh="撤销上一步操作", en="undo the last act")

ACT_OPEN = Words(zh="打开工单", en="open the case")
ACT_KEPT = Words(zh="已办：兑现、客户确认", en="done: kept, or the customer confirms")
ACT_DROP = Words(zh="不再需要（说明原因）", en="no longer needed (say why)")
ACT_NOT_REACHED = Words(zh="回访未接通", en="not reached")
ACT_NOT_SATISFIED = Words(zh="客户不满意，重开", en="not satisfied: open it again")
ACT_LATER = Words(zh="稍后 / 改期", en="later")
LATER_WHEN = Words(zh="{what}：改到什么时候", en="{what}: until when")
AFTER_MINUTES = Words(zh="{n} 分钟后", en="in {n} min")
AFTER_HOURS = Words(zh="{n} 小时后", en="in {n} h")
AFTER_DAYS = Words(zh="{n} 个工作日后", en="in {n} business days")
WHY_DROP = Words(
    zh="为什么不再需要？客户已知道吗？", en="Why does it no longer stand? Does the customer know?"
)
KEPT = Words(
    zh="{number} 已兑现：{what}。Ctrl+Z 撤销", en="kept on {number}: {what}. Ctrl+Z undoes it"
)
DROPPED = Words(
    zh="{number} 不再需要：{what}。Ctrl+Z 撤销",
    en="no longer stands on {number}: {what}. Ctrl+Z undoes it",
)
CONFIRMED = Words(
    zh="{number} 客户已确认：{what}。Ctrl+Z 撤销",
    en="confirmed on {number}: {what}. Ctrl+Z undoes it",
)
AGAIN = Words(
    zh="{number} 第 {n} 次未接通，共 {most} 次；下次 {time}",
    en="{number}: not reached, try {n} of {most}; again {time}",
)
NEVER_REACHED = Words(
    zh="{number} {n} 次都未接通，回访到此为止", en="{number}: not reached in {n} tries; settled so"
)
REOPENED = Words(
    zh="{number} 已重开，原因已记录", en="{number} is open again, the reason is recorded"
)
LINKED = Words(
    zh="{number} 已结案，接着办的是关联工单 {next}", en="{number} is closed; it goes on in {next}"
)
PUT_OFF = Words(zh="稍后处理", en="put the case off")
PLANNED = Words(
    zh="{number} 已安排回访：{time}。Ctrl+Z 撤销",
    en="{number}: follow-up at {time}. Ctrl+Z undoes it",
)
MOVED = Words(
    zh="{number} 改到 {time}。Ctrl+Z 撤销", en="{number} is put off until {time}. Ctrl+Z undoes it"
)
WHY_NOT_SATISFIED = Words(zh="客户哪里不满意？", en="What is the customer not satisfied with?")
ONLY_FOLLOWUPS = Words(
    zh="这一项不是回访；请打开工单处理", en="this is no follow-up; open the case"
)
NOT_DROPPED = Words(
    zh="投诉和约好的时间不能从这里取消；请打开工单处理",
    en="a complaint or a set time is not dropped here; open the case",
)
NOTHING = Words(zh="先用方向键选一条", en="highlight a row first")
