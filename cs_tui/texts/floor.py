"""Words of F8, the floor: what goes wrong next, who is on, what waits, what nobody took."""

from cs_tui.texts.words import Words

SECTIONS = {
    "next": Words(zh="最急", en="next"),
    "people": Words(zh="在岗", en="staff"),
    "waiting": Words(zh="排队", en="queue"),
    "whose": Words(zh="责任", en="whose"),
    "papers": Words(zh="待签读", en="papers"),
    "unhappy": Words(zh="不满意", en="unhappy"),
    "day": Words(zh="今日", en="day"),
}
"""The lists, in the order of their digits."""

ON_DUTY = Words(zh="在岗", en="on duty")

EMPTY = {
    "next": Words(
        zh="手上和排队的工单都没有到期时间，暂时没有会超时的",
        en="nothing in hand or in the queue has a due time: nothing will be late for now",
    ),
    "people": Words(
        zh="还没有人上岗；有人在岗前页按 Ctrl+N 上岗后出现在这里",
        en="nobody is on duty yet; whoever goes on duty in Pre-shift stands here",
    ),
    "waiting": Words(zh="没有人排队", en="nobody waits"),
    "whose": Words(
        zh="转出的都有人接收、都有下文，等答复的工单负责人都在岗，没有两个人在办同一件事",
        en="everything passed on was accepted and heard of in time, whoever owes an answer is on "
        "duty, and no two work on one thing",
    ),
    "papers": Words(
        zh="交接都已签字，必读通知都有人读了",
        en="every handover is signed, every mandatory notice was read",
    ),
    "unhappy": Words(
        zh="投诉都按时回复了，打低分的客户都有人问过原因",
        en="everybody who complains has heard from us, and every low rating was asked about",
    ),
    "day": Words(zh="正在读取今天的数据", en="reading the figures of the day"),
}
AWAY = Words(zh="{who}不在岗，客户在等", en="{who} is not on duty, the customer waits")
BOTH = Words(
    zh="与 {other} 像是同一件事，{who} 也在办", en="probably the same as {other}, which {who} holds"
)
DAY_NOT_READ = Words(
    zh="今天的数据在服务器上，没有取到：{why}。连上后按 7 再看一次",
    en="the day's figures are on the hub and could not be read: {why}. Press 7 again once it is "
    "there",
)
DAY_HINT = Words(
    zh="数字 换列表   Enter 怎么算、是哪些工单   {day}，全体",
    en="digits switch lists   Enter: meaning and cases   {day}, everybody",
)
BEHIND = Words(zh="工单：{cases}", en="cases: {cases}")
ONLY_LEADS = Words(
    zh="看板给班长和管理员用。自己的承诺看 F4，自己的数字看 F7",
    en="the floor is for leads and admins; your promises are in F4, your figures in F7",
)
ONLY_LEADS_ACT = Words(
    zh="改派由班长或管理员做；你可以用 Ctrl+O 1 转出",
    en="leads and admins reassign; you can pass a case on with Ctrl+O 1",
)

HINT = Words(
    zh="数字 换列表   Enter 打开工单   Ctrl+O 改派",
    en="digits switch lists   Enter opens the case   Ctrl+O reassigns",
)
DIGIT_LONG = Words(zh="换一个列表", en="switch to another list")
OPEN_LONG = Words(zh="打开这张工单", en="open the case")
ACT_OPEN = Words(zh="打开工单", en="open the case")
ACT_REASSIGN = Words(zh="改派给别人（说明原因）", en="reassign it (say why)")
PICK_CASE = Words(zh="先选一张工单", en="highlight a case first")
TO_WHOM = Words(zh="{number} 改派给谁？", en="{number}: reassign to whom?")
WHY = Words(
    zh="为什么改派？{who} 和原来的负责人都会看到",
    en="Why? {who} and whoever has it now will read it",
)
REASSIGNED = Words(
    zh="{number} 已归{who}，双方都能看到原因", en="{number} is {who}'s now; both can read why"
)
NOBODY_ELSE = Words(
    zh="没有别人可以接手；同事登记后才能改派", en="there is nobody else to give it to yet"
)

OWES = {
    "answer": Words(zh="答复", en="answer"),
    "promise": Words(zh="承诺", en="promise"),
    "complaint": Words(zh="投诉", en="complaint"),
    "rating": Words(zh="差评回访", en="low rating"),
    "word": Words(zh="没有下文", en="no word"),
}
TWICE = Words(zh="重复", en="twice")
PASSED_BY = Words(zh="{who} 转出", en="passed on by {who}")
QUEUE = Words(zh="排队中", en="in the queue")
HELD = Words(zh="在办 {active}，共 {open}", en="{active} active of {open}")
LATE = Words(zh="超时 {n}", en="late {n}")
FRONT = Words(zh="面前 {n}", en="front {n}")
SINCE = Words(zh="{time} 上岗", en="on since {time}")
LONG = Words(zh="超时长", en="too long")
NOT_ENDED = Words(zh="没有收班", en="shift not ended")
DEGRADED = Words(zh="带故障上岗：{why}", en="on duty with a fault: {why}")
WAITS = Words(zh="{n} 条，最久 {time}", en="{n}, longest {time}")
NOBODY = Words(zh="{to} 没有接收", en="{to} did not accept")
HOLDS = Words(zh="{who} 负责", en="held by {who}")
LOW = Words(zh="差评，还没有人问原因", en="low rating, nobody has asked why yet")
LAG = Words(zh="设备 {prefix} 已 {time}没有同步", en="device {prefix} not synced for {time}")
SILENT = Words(zh="投诉没有按时回复", en="complaint without a word in time")
UNSIGNED = Words(zh="交接未签字", en="handover unsigned")
UNSIGNED_OF = Words(
    zh="{who} 的交接，{n} 项，第 {version} 版", en="{who}, {n} items, version {version}"
)
UNREAD = Words(zh="通知未读 {n} 人", en="notice unread by {n}")
PEOPLE_HEAD = Words(zh="在岗 {n}", en="On duty {n}")
WAITING_HEAD = Words(zh="排队 {n}", en="Queue {n}")
