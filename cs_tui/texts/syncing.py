"""Words of the sync screen: what waits, what did not arrive, and what to do about it."""

from cs_tui.texts import customer
from cs_tui.texts.words import Words

LIVE = Words(zh="已连上服务器，实时同步", en="connected to the hub, in step")
LATELY = Words(
    zh="与服务器同步中，暂无实时消息", en="in step with the hub, news comes with a delay"
)
OFFLINE = Words(zh="离线", en="offline")
OFFLINE_WHY = Words(zh="离线：{why}", en="offline: {why}")
PAUSED = Words(zh="已暂停：{why}", en="paused: {why}")
PAUSED_BARE = Words(zh="已暂停，等人处理", en="paused until a person helps")
HUB = Words(zh="服务器 {url}", en="hub {url}")
LAST_CONTACT = Words(zh="最后联系 {time}", en="last contact {time}")
WAITING = Words(zh="待传 {n} 条，最久 {time}", en="{n} waiting, the oldest {time}")
NONE_WAITING = Words(zh="没有待传的记录", en="nothing waits to be sent")

ALONE = Words(
    zh="仅本机：独自使用，没有服务器", en="this machine only: you work alone, without a hub"
)
ALONE_WHY = Words(
    zh="所有记录都在这台机器上，哪里也不会发。要与同事共用，请向管理员要登记码，"
    "换一个 CS_TUI_HOME 后运行 cs-tui，选“加入服务器”。",
    en="Every record is on this machine and goes nowhere. To share work, ask an admin for an"
    " enrolment code, choose another CS_TUI_HOME, run cs-tui and choose “Join a hub”.",
)
ALL_WELL = Words(zh="没有需要处理的", en="nothing needs you")
ALL_WELL_WHY = Words(
    zh="被拒收、没有生效或与他人冲突的记录会列在这里，写明原因和下一步。",
    en="Records that are refused, without effect or in conflict would be listed here, with why"
    " and what to do.",
)

REFUSED = Words(zh="服务器拒收 {n}", en="Refused by the hub {n}")
WITHOUT_EFFECT = Words(zh="没有生效 {n}", en="Without effect {n}")
MET = Words(zh="与他人的修改冲突 {n}", en="Met another's edit {n}")

WHY = Words(zh="原因：{why}", en="why: {why}")
WHY_FIELD = Words(zh="“{field}”：{why}", en="{field}: {why}")
NO_REASON = Words(zh="服务器没有说明原因", en="the hub gave no reason")
BY = Words(zh="{who} 的", en="by {who}")
SAW = Words(zh="原来 {value}", en="was {value}")
THEIRS = Words(zh="现在 {value}", en="is now {value}")
MINE = Words(zh="我的 {value}", en="mine {value}")
EMPTY_VALUE = Words(zh="（空）", en="(empty)")
NOW = Words(zh="下一步：{what}", en="next: {what}")

NOW_REFUSED = Words(
    zh="记录留在本机，没有丢。按数字选“改正后重发”，照原因改好就发出去；看不懂就告诉管理员",
    en="it is kept here. Press its digit, correct what is named and send it anew; else tell your"
    " admin",
)
NOW_REFUSED_ELSEWHERE = Words(
    zh="记录留在本机，没有丢；由写的人重发，或把原因告诉管理员",
    en="it is kept here; its author sends it anew, or tell your admin the reason",
)
NOW_AGAIN = Words(
    zh="打开工单看现在的样子，还需要就再做一次",
    en="open the case as it is now, and do it again if it is still needed",
)
NOW_CHOOSE = Words(
    zh="按数字，选现在的或我的；定下来以后不再提醒",
    en="press its digit and choose, theirs or yours; then it is settled",
)
NOW_NOTHING = Words(zh="不用做什么", en="nothing to do")
NOW_OF = {
    "claimed": Words(zh="已由别人接手，不用做什么", en="somebody else took it: nothing to do"),
    "contact_fronted": NOW_NOTHING,
    "contact_parked": NOW_NOTHING,
    "message_out": Words(
        zh="这条没有送给客户；打开工单看过最新消息再答复",
        en="the customer did not get it: read the latest messages, then answer again",
    ),
    "promise_kept": Words(
        zh="承诺已由别人了结，不用做什么", en="the promise was settled already: nothing to do"
    ),
}

FIELDS = {
    "nature": Words(zh="性质", en="nature"),
    "leaf": Words(zh="分类", en="category"),
    "outcome": Words(zh="结果", en="outcome"),
    "stage": Words(zh="阶段", en="stage"),
    "urgency": Words(zh="紧急度", en="urgency"),
    "expectation": Words(zh="期望", en="expectation"),
    "complexity": Words(zh="复杂度", en="complexity"),
    "emotion": Words(zh="情绪", en="emotion"),
    "issue": Words(zh="问题", en="issue"),
    "done": Words(zh="已做", en="done"),
    "next": Words(zh="下一步", en="next step"),
    "text": Words(zh="正文", en="text"),
    "what": Words(zh="承诺内容", en="what was promised"),
    "reason": Words(zh="原因", en="reason"),
    **customer.FIELDS,
}

COME_BACK = Words(zh="用新的登记码重新登记", en="come back with a new code")
PASTE_CODE = Words(
    zh="粘贴管理员给的新登记码；这里的记录都留着",
    en="Paste the new code from your admin; every record here stays",
)
CAME_BACK = Words(zh="已重新登记，接着同步", en="you are back; sync goes on")
OTHER_PERSON = Words(
    zh="这个登记码属于另一个人或另一台服务器，这里的记录没有改动；请向管理员要自己的",
    en="this code belongs to somebody else or to another hub; nothing here was touched. Ask your "
    "admin for one of your own",
)
WHAT_TO_DO = Words(zh="怎么处理", en="What to do about it")
MEND = Words(zh="改正后重发", en="correct it and send it anew")
MEND_FIELD = Words(zh="改正“{field}”，重发", en="Correct: {field}")
RESEND = Words(zh="原样重发", en="send it anew as it is")
WHICH_VALUE = Words(zh="“{field}”用哪个？原来是 {base}", en="Which {field}? It was {base}")
TAKE_THEIRS = Words(zh="用现在的：{value}", en="keep what stands now: {value}")
TAKE_MINE = Words(zh="用我的：{value}", en="take mine: {value}")
OPEN_CASE = Words(zh="打开工单", en="open the case")
OPEN_CUSTOMER = Words(zh="打开客户资料", en="open the customer's record")
DISMISS = Words(zh="知道了，不再提醒", en="seen: leave it and show it no more")
SENT_ANEW = Words(
    zh="已作为新记录重发；原来那条留在本机", en="sent anew; the refused one is kept here"
)
CHOSEN = Words(zh="已定下来", en="settled")
DISMISSED = Words(zh="不再提醒；记录还在", en="shown no more; the record is kept")
NOT_THERE = Words(
    zh="这条已经处理过了，没有改动", en="this was settled already; nothing was changed"
)
HINT = Words(
    zh="Enter 或 数字 处理   Esc 回工作台",
    en="Enter or a digit deals with it   Esc to the desk",
)
HINT_EMPTY = Words(zh="Esc 回工作台", en="Esc to the desk")
SYNC_NOW = Words(zh="立即同步", en="sync now")
SYNC_NOW_LONG = Words(
    zh="立即与服务器同步；暂停时也再试一次", en="sync with the hub now; try again if paused"
)
OPEN_LONG = Words(zh="处理这条记录", en="deal with this record")
ASKED = Words(zh="正在同步，结果会显示在这里", en="syncing; what comes of it is shown here")
ALONE_NOW = Words(
    zh="独自使用，没有服务器可同步", en="you work alone: there is no hub to sync with"
)
