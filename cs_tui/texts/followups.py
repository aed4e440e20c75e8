"""Words of the follow-ups: what was promised, by when, to whom."""

from cs_tui.texts.words import Words

LATE = Words(zh="已超时 {n}", en="Late {n}")
TODAY = Words(zh="今天 {n}", en="Today {n}")
LATER = Words(zh="以后 {n}", en="Later {n}")

EMPTY = Words(zh="没有待接收的，也没有欠着的承诺", en="nothing to accept and nothing owed")
EMPTY_WHY = Words(
    zh="在工作台按 Ctrl+O 2 登记承诺或回电，保存后就列在这里，按到期时间排序。\n"
    "Ctrl+O 1 升级或转交的，和同事转给你的，也都在这里看得到结果。",
    en="At the desk, Ctrl+O 2 sets a promise or callback; once saved it is listed here,"
    " the earliest due first.\n"
    "What you pass on with Ctrl+O 1, and what colleagues pass to you, is here too.",
)
HINT = Words(
    zh="Enter 打开   数字 接收或已兑现   空格 已兑现   Ctrl+O 退回、答复   Ctrl+Z 撤销",
    en="Enter opens   Digit accepts, or kept   Ctrl+O decline, answer   Ctrl+Z undo",
)

FORMS = {
    "callback": Words(zh="回电", en="call back"),
    "action": Words(zh="办理", en="do"),
    "message": Words(zh="回复", en="write"),
}
PROMISED_AT = Words(zh="{time} {who} 答应", en="promised {time} by {who}")
DUE = Words(zh="到期", en="due")
PROMISE = Words(zh="承诺", en="promise")
CASE = Words(zh="工单", en="case")
CUSTOMER = Words(zh="客户", en="customer")
UNCONFIRMED = Words(zh="那天的日历还没有确认", en="the calendar of that day is not confirmed")
ME = Words(zh="我", en="me")

KEPT_KEY = Words(zh="兑现", en="kept")
KEPT_LONG = Words(zh="选中的承诺已兑现", en="the highlighted promise was kept")
DIGIT_LONG = Words(
    zh="这个编号的工单接收下来，或承诺已兑现",
    en="the case with this number is accepted, or its promise was kept",
)
OPEN_LONG = Words(zh="打开这张工单", en="open the case")
UNDO_LONG = Words(zh="撤销上一步操作", en="undo the last act")

ACT_OPEN = Words(zh="打开工单", en="open the case")
ACT_KEPT = Words(zh="已兑现", en="kept")
ACT_DROP = Words(zh="不再需要（说明原因）", en="no longer stands (say why)")
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
NOTHING = Words(zh="先用方向键选一条承诺", en="highlight a promise first")
