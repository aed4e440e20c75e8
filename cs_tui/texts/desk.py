"""Words of the desk: mine, the queue, the case, what stands beside it."""

from cs_tui.texts import customer
from cs_tui.texts.words import Words, side_by_side

MINE = Words(zh="我的 {n}", en="Mine {n}")
QUEUE = Words(zh="排队 {n}", en="Queue {n}")
QUEUE_WAITED = Words(zh="排队 {n}  已等最久 {time}", en="Queue {n}  longest {time}")
NOTHING_MINE = Words(zh="手上没有会话", en="nothing in hand")
NOTHING_WAITS = Words(zh="没有人排队", en="nobody waits")
NEW = Words(zh="新 {n}", en="new {n}")
AGAIN = Words(zh="{days} 天内第 {n} 次", en="{n} times in {days} days")
BESIDE = Words(zh="还有一张没了结：{number}", en="also open: {number}")
SAME_ORDER = Words(zh="疑似重复：{number} 同一订单", en="perhaps twice: {number}, same order")
SAME_LEAF = Words(zh="疑似重复：{number} 同一类", en="perhaps twice: {number}, same reason")
TWIN_ORDER = Words(
    zh="疑似重复：{number} 也是这个订单，{who}；Ctrl+O 8 合并或关联",
    en="perhaps twice: {number} is about the same order, {who}; Ctrl+O 8 merges or links",
)
TWIN_LEAF = Words(
    zh="疑似重复：{number} 是这位客户同一类的事，{who}；Ctrl+O 8 合并或关联",
    en="perhaps twice: {number} is this customer's, for the same reason, {who}; "
    "Ctrl+O 8 merges or links",
)
TWIN_MINE = Words(zh="在你手上", en="in your hands")
TWIN_OF = Words(zh="{who} 在办", en="{who} has it")
TWIN_WAITS = Words(zh="还在排队", en="still in the queue")
BESIDE_MORE = Words(zh="还有 {n} 张没了结", en="{n} more open")
AGAIN_SHORT = Words(zh="第 {n} 次", en="visit {n}")
ASSIGNED = Words(zh="接单：{why}", en="was served it: {why}")
RELEASED = Words(zh="退回队列：{why}", en="back to the queue: {why}")
LOOKS = Words(zh="{who} 正在看", en="also here: {who}")
TYPES = Words(zh="{who} 正在输入", en="{who} is typing")
AND_MORE = Words(zh="{who} 等 {n} 人", en="{who} and others, {n}")
TAIL = Words(zh="尾号{tail}", en="..{tail}")
UNKNOWN = Words(zh="未知客户", en="unknown caller")

CHANNELS = {
    "phone": Words(zh="电话", en="phone"),
    "chat": Words(zh="在线", en="chat"),
    "email": Words(zh="邮件", en="e-mail"),
    "social": Words(zh="社媒", en="social"),
    "sms": Words(zh="短信", en="SMS"),
    "app": Words(zh="APP", en="app"),
    "in_person": Words(zh="到店", en="store"),
    "letter": Words(zh="信件", en="letter"),
}
GRADES = customer.GRADES
STATES = {
    "available": Words(zh="空闲", en="free"),
    "busy": Words(zh="处理中", en="busy"),
    "acw": Words(zh="话后", en="wrap"),
    "break": Words(zh="小休", en="break"),
    "offline": Words(zh="离线", en="off"),
    "not_on_duty": Words(zh="未上岗", en="not on duty"),
}
STATUS = {
    "new": Words(zh="排队", en="waiting"),
    "active": Words(zh="处理中", en="active"),
    "waiting_customer": Words(zh="等客户", en="their turn"),
    "waiting_internal": Words(zh="等内部", en="with us"),
    "scheduled": Words(zh="跟进", en="follow-up"),
    "resolved": Words(zh="已解决", en="resolved"),
    "closed": Words(zh="已结案", en="closed"),
    "cancelled": Words(zh="无需处理", en="no action"),
    "merged": Words(zh="已合并", en="merged"),
}
DONE = Words(zh="完", en="done")
LACKS = Words(zh="差 {n}", en="lacks {n}")
JUMP = Words(zh="Enter 去补", en="Enter goes there")
LIST_MARK = Words(zh="、", en=", ")

LATE_ONE = Words(zh="超时 {n}", en="late {n}")
NEXT_DUE = Words(zh="最急", en="next")
UNREAD = Words(zh="新消息 {n}", en="new {n}")
WAITING = Words(zh="排队 {n}", en="queue {n}")
SYNC_OK = Words(zh="同步 正常", en="sync ok")
SYNC_WAITING = Words(zh="待传 {n}，最久 {time}", en="{n} waiting, oldest {time}")
SYNC_OFF = Words(zh="离线", en="offline")
SYNC_ALONE = Words(zh="仅本机", en="this machine only")
SYNC_REFUSED = Words(zh="拒收 {n}", en="{n} refused")
SYNC_VOID = Words(zh="没生效 {n}", en="{n} void")
SYNC_CONFLICTS = Words(zh="冲突 {n}", en="{n} in conflict")

FIRST = Words(zh="首响", en="first")
PICKED_UP = Words(zh="接听", en="answered")
SOLVE = Words(zh="解决", en="solution")
FIRST_TOOK = Words(zh="首响用时", en="first in")
PICKED_UP_TOOK = Words(zh="接听用时", en="answered in")
MET = Words(zh="达标", en="met")
MISSED = Words(zh="超时", en="late")
ORDER = Words(zh="订单", en="order")
NO_CATEGORY = Words(zh="未分类", en="no category")
PROMISED = Words(zh="承诺", en="promised")

CUSTOMER = Words(zh="客户", en="Cust")
WAITS = Words(zh="待发", en="to go")
SENT = Words(zh="送出中", en="leaving")
DELIVERED = Words(zh="已送出", en="sent")
FAILED = Words(zh="送达失败", en="failed")
SPOKEN = Words(zh="口述", en="said")

ISSUE = Words(zh="问题", en="Issue")
DONE_PART = Words(zh="已做", en="Done")
NEXT_PART = Words(zh="下一步", en="Next")
SAY = Words(zh="要说的话", en="What to say")
REPLY_HINT = Words(zh="打字即答复；Ctrl+T 套用", en="type to answer; Ctrl+T for phrases")

PLAYS = Words(zh="快捷处理", en="Plays")
PLAY = Words(zh="快捷处理", en="Play")
PHRASE = Words(zh="话术", en="Phrase")
CATEGORY = Words(zh="分类建议", en="Category")
QUESTION = Words(zh="追问", en="Ask")
KNOWLEDGE = Words(zh="知识", en="Knowledge")
LIKE = Words(zh="像：{words}", en="like: {words}")
NATURE_HINT = Words(zh="性质：{nature}  {sure}", en="Nature: {nature}  {sure}")
NO_SUGGESTION = Words(zh="没有把握，不作建议", en="not sure enough to suggest")
PLAY_OUTCOME = Words(zh="填记录、答复，结果“{outcome}”", en="note, reply, outcome {outcome}")
WITH_PROMISE = Words(zh="，并承诺", en=", promise")

MISSING = Words(zh="还差 {n}：{names}", en="missing {n}: {names}")
READS_BADLY = {
    "negative": Words(
        zh="“{found}”只说了不行：说能怎么办", en="“{found}” only says no: say what can be done"
    ),
    "blame": Words(
        zh="“{found}”像在怪客户：只说事实", en="“{found}” sounds like blame: state the fact"
    ),
    "vague_time": Words(zh="“{found}”不是时间：写几点前", en="“{found}” is no time: say by when"),
    "vague": Words(
        zh="“{found}”说不清：说清是谁、多少", en="“{found}” is vague: say who, how much"
    ),
    "jargon": Words(
        zh="“{found}”客户听不懂：换成大白话", en="“{found}” is jargon: use plain words"
    ),
    "banned": Words(zh="“{found}”本店不说", en="“{found}” is not said here"),
    "name": Words(zh="称呼“{found}”不是这位客户", en="“{found}” is not this customer's name"),
    "absolute": Words(
        zh="“{found}”说满了：只说有把握的", en="“{found}” says too much: say what is sure"
    ),
    "begging": Words(
        zh="“{found}”是在要好评：去掉", en="“{found}” begs for a rating: leave it out"
    ),
}
"""Advice on what is being written to a customer, by habit; it holds nothing up."""
SAY_INSTEAD = Words(zh="{advice}，如“{instead}”", en="{advice}, such as “{instead}”")
LONG_NOTE = Words(
    zh="{part}已写 {n} 字：先写要点，细节放后面",
    en="{part} is {n} characters long: the point first, details after it",
)
BREATHLESS = Words(
    zh="一口气要说 {s} 秒：从“{found}”起断开", en="{s} s in one breath: pause in “{found}”"
)
TAKES = Words(zh="约 {s} 秒", en="about {s} s")
READY = Words(zh="齐了，Ctrl+N 办结", en="complete, Ctrl+N resolves")

NO_CASE = Words(zh="还没有打开的工单", en="no case is open")
NO_CASE_WHY = Words(
    zh="按 Ctrl+N 接下一单；有 {n} 位客户在排队", en="press Ctrl+N to be served; {n} wait"
)
NO_CASE_EMPTY = Words(
    zh="没有人排队。Ctrl+P 登记来电，Ctrl+R 查知识，Ctrl+G 其他页面",
    en="nobody waits. Ctrl+P takes a call, Ctrl+R finds knowledge, Ctrl+G all screens",
)
NO_CASE_BESIDE = Words(
    zh="打开工单后，适用的快捷处理、分类和知识列在这里，按数字套用。",
    en="Plays, categories and knowledge for the open case stand here; a digit picks one.",
)
SAVED = Words(zh="已保存", en="saved")
SENDING = Words(
    zh="已保存，{s} 秒后送出，Ctrl+Z 可撤回", en="saved, leaves in {s} s; Ctrl+Z takes it back"
)
RESOLVED = Words(zh="{number} 已解决", en="{number} resolved")
LEFT_WAITING = Words(zh="{number} 等客户", en="{number} waits for the customer")
NONE_WAITING = Words(zh="没有人排队了", en="nobody is waiting")
OFFLINE_NEXT = Words(
    zh="连不上服务器，暂时接不到新单；手上的照常处理",
    en="the hub is out of reach: work on what is yours",
)
UNDONE = Words(zh="已撤销：{what}", en="undone: {what}")
STILL_SAVING = Words(zh="还在保存，稍候再按一次", en="still saving: press it again in a moment")
STILL_SERVING = Words(
    zh="正在等服务器派下一单；手上的照常处理",
    en="waiting for the hub to serve the next case; go on meanwhile",
)
SERVED_BESIDE = Words(
    zh="新派的一单在“我的”里；您手上的没有动",
    en="the case you were served stands under Mine; what you are doing was left alone",
)
NO_SUCH_NUMBER = Words(
    zh="这里没有编号 {n}；要写数字，请在答复里写",
    en="nothing has the number {n} here; digits of an answer are typed in the reply",
)
NOTHING_OPEN = Words(zh="先打开一张工单", en="open a case first")
CALL_STARTED = Words(zh="来电 {number} 已建单", en="call {number} opened")
PROMISE_SET = Words(zh="承诺 {time} 前，保存时生效", en="promised by {time}; saved with the case")
PROMISE_TOO_LATE = Words(
    zh="承诺 {time} 前，晚于解决时限 {limit}；保存时生效",
    en="promised by {time}, later than it must be solved ({limit}); saved with the case",
)
BEYOND_TARGET = Words(zh="（晚于解决时限 {time}）", en=" (must be solved by {time})")
COPIED = Words(zh="已复制答复", en="the reply is copied")
NOTHING_TO_COPY = Words(zh="没有可复制的答复", en="there is no reply to copy")

ACT_PROMISE = Words(zh="承诺 / 回电 / 稍后", en="promise / callback / later")
ACT_JUDGE = Words(
    zh="案情：紧急度、期望、复杂度、情绪、追问、方案（空格）",
    en="the case: urgency, wants, effort, mood, questions, options (Space)",
)
ACT_WAIT = Words(zh="等客户", en="wait for the customer")
ACT_CLASSIFY = Words(zh="分类、性质、结果", en="classify: category, nature, outcome")
ACT_SHOW = Words(zh="客户资料、历史、显示号码", en="customer: record, history, number")
ACT_COPY = Words(zh="复制答复", en="copy the reply")
ACT_NO_ACTION = Words(zh="无需处理", en="no action")
ACT_STATE = Words(zh="小休 / 状态", en="break / state")

IN_MINUTES = Words(zh="{n} 分钟内", en="within {n} min")
IN_HOURS = Words(zh="{n} 小时内", en="within {n} h")
BUSINESS_DAY = Words(zh="1 个工作日内", en="within 1 business day")
UNCONFIRMED = Words(zh="（日历未确认）", en="(calendar not confirmed)")
CALL_BACK = Words(zh="回电告知结果", en="call back with the result")


def channel(named: str) -> Words:
    """What a channel is called; one that has no name here is called by its id."""
    return CHANNELS.get(named) or side_by_side([named])
