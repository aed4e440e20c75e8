"""Words of the end of the day."""

from cs_tui.texts.words import Words

DAY = Words(zh="我的一天 {day}", en="My day {day}")
ALL = Words(zh="合计", en="all")
TAKEN = Words(zh="接入", en="taken")
HANDLED = Words(zh="已处理", en="handled")
RESOLVED = Words(zh="已解决", en="resolved")
NO_ACTION_ABOVE = Words(zh="无需", en="no")
NO_ACTION_BELOW = Words(zh="处理", en="action")
FIRST = Words(zh="首次响应", en="first response")
HANDLING = Words(zh="处理时长", en="handling")
N = Words(zh="件", en="n")
MEDIAN = Words(zh="中位", en="median")
MEAN = Words(zh="  平均", en="  mean")
NINE_OF_TEN = Words(zh="九成内", en="9 of 10")
NONE = Words(zh="-", en="-")

HOURS = Words(zh="{h}时{m}分", en="{h} h {m:02}")
MINUTES = Words(zh="{n} 分", en="{n} min")
DAYS = Words(zh="{d} 天", en="{d} d")

NEVER_POOLED = Words(
    zh="时长按渠道分开，从不合并；不足 {few} 件不给“九成内”。",
    en="times stay apart by channel; below {few} there is no “9 of 10 within”.",
)
PROMISES = Words(zh="承诺", en="Promises")
PROMISES_KEPT = Words(zh="按时兑现", en="kept in time")
PROMISES_NONE = Words(zh="今天还没有兑现的", en="none settled today")
PROMISES_OPEN = Words(zh="还欠 {n}", en="{n} still owed")
MASTERED = Words(zh="公告小测首答答对", en="right at the first try")
ASKED_AGAIN = Words(zh="重复询问", en="Asked again for what was known")
SHARES = Words(
    zh="达标与评价（不足 {few} 件只给件数，不足 {enough} 件附 95% 区间）",
    en="In time, and ratings (below {few} counts only, below {enough} with a 95% range)",
)
LEAVES = Words(zh="时间花在哪里（已处理，按分类）", en="Where the day went (handled, by category)")
LEAVES_OTHER = Words(zh="其他 {n} 类", en="other ({n} leaves)")
LATE_ONE = Words(zh="{number} {what}，晚了 {late}", en="{number} {what}, {late} late")
LATE_MORE = Words(zh="另有 {n} 项", en="{n} more")

OWN = Words(zh="和自己最近 {n} 个班次比（中位）", en="Against your own last {n} shifts (medians)")
OWN_NONE = Words(
    zh="还没有可比的班次：一个渠道满 {few} 件的班次，攒够 {least} 个起比较。",
    en="nothing to compare yet: it takes {least} shifts with {few} of a channel.",
)
OWN_NAME = Words(zh="{channel} {metric}", en="{metric}, {channel}")
OWN_USUAL = Words(zh="和平时一样", en="as usual")
OWN_FEW_TODAY = Words(zh="今天 {n} 件，太少不比", en="{n} today, too few to say")
OWN_FEW = Words(zh="才 {n} 个班次，{least} 个起比", en="{n} shifts; compared from {least}")
OWN_RUN = Words(zh="有变化：连续 {n} 班{side}", en="changed: {n} {side}")
OWN_NEAR = Words(zh="有变化：近 4 班有 {n} 班明显{side}", en="changed: {n} of 4 far {side}")
OWN_OUTSIDE = Words(zh="有变化：平时 {low} 到 {high}", en="changed: usual {low} to {high}")
OWN_SIDES: dict[str, Words] = {
    "above": Words(zh="偏高", en="above"),
    "below": Words(zh="偏低", en="below"),
}

UNANSWERED = Words(zh="还没有首次响应 {n}", en="Without a first answer {n}")
UNANSWERED_ONE = Words(zh="{channel} {number}，{since} 起", en="{channel} {number}, since {since}")
ALL_ANSWERED = Words(zh="每一位客户都有人应答", en="every customer was answered")
APART = Words(zh="不计入上表", en="Not in the table")
ABANDONED = Words(zh="客户放弃 {n}", en="given up by the customer {n}")
OUTBOUND = Words(zh="主动联系 {n}", en="begun by me {n}")
QUARANTINED = Words(
    zh="计时异常 {n}（计数，不计时长）", en="clock in doubt {n} (counted, not timed)"
)

CHECK = Words(zh="与服务器核对", en="Checked with the hub")
ALONE = Words(
    zh="仅本机：独自使用，没有服务器可核对；今天的记录都在这台机器上",
    en="this machine only: you work alone, no hub to check with; today's records are all here",
)
CHECKING = Words(zh="正在核对", en="checking")
HUB_HAS_ALL = Words(zh="服务器有今天的全部 {n} 条记录", en="the hub has all {n} of today's events")
HUB_LACKS = Words(
    zh="服务器还缺 {lacking} 条（共 {n} 条）：都在本机，会自动发送，见 F10 同步",
    en="the hub lacks {lacking} of {n}: kept here, sent by itself; see F10 sync",
)
NOT_CHECKED = Words(zh="没有核对成：{why}", en="could not check: {why}")

EMPTY = Words(zh="今天还没有接触", en="no contacts yet today")
EMPTY_WHY = Words(
    zh="在工作台按 Ctrl+N 接单或 Ctrl+P 登记来电；处理完的会列在这里。",
    en="At the desk, Ctrl+N is served and Ctrl+P takes a call; what you handle is counted here.",
)
HINT = Words(
    zh="上下键、PgUp/PgDn 滚动   Esc 回工作台",
    en="arrows, PgUp/PgDn scroll   Esc to the desk",
)

ACT_CHECK = Words(zh="与服务器再核对一次", en="check with the hub again")
ACT_COPY = Words(zh="复制今天的数据", en="copy the figures")
ACT_REPORT = Words(zh="存日报（Markdown、CSV、纯文本）", en="save the report (Markdown, CSV, text)")
ACT_MEANING = Words(zh="每项数据怎么算", en="what each figure means")
MEANING = Words(zh="每项数据怎么算", en="What each figure means")
MEANING_OF = Words(zh="分母：{of}", en="of: {of}")
COPIED = Words(zh="已复制今天的数据", en="the figures are copied")

HANDOVER = Words(zh="交接 {n}", en="Handover {n}")
CLOSED = Words(zh="{time} 已下班", en="left at {time}")
STAYS = Words(
    zh="{n} 条没人接收：仍归你，班长可见，你可以走。",
    en="{n} not accepted: they stay yours, the lead is told. You can leave.",
)
CAN_LEAVE = Words(zh="Ctrl+N 交接并下班，随时可以", en="Ctrl+N hands over and leaves, at any time")
LEAVE_KEY = Words(zh="交接并下班", en="hand over and leave")
LEAVE_LONG = Words(
    zh="把能交的交给下一班，放下手上的，结束班次",
    en="offer what is ready to the next shift, put everything aside, close the shift",
)
EXIT_KEY = Words(zh="退出程序", en="leave the program")
LEFT = Words(
    zh="已下班。交出 {given} 条；再按 Ctrl+N 退出程序",
    en="the shift is closed, {given} offered; Ctrl+N again leaves the program",
)
LEFT_WITH = Words(
    zh="已下班。交出 {given} 条，{kept} 条没有交出、仍归你：{first}",
    en="the shift is closed. {given} offered, {kept} stay yours: {first}",
)
BY_COMPLEXITY = Words(
    zh="处理时长，按复杂度（中位/件数）", en="Handling by complexity (median / n)"
)
