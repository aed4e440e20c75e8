"""Words of the minutes before the shift: checks, ticks, notices, going on duty."""

from cs_tui.texts.words import Words

OLD_VERSION = Words(
    zh="这条公告已有更新的版本；请在最新一版上修改",
    en="this notice has a newer version already; change that one",
)
TOO_MANY_CHECKS = Words(zh="自检项目太多，没有记录", en="too many checks at once: not recorded")
SHIFT_IS_OVER = Words(zh="班次已结束，不再记录", en="the shift is closed: nothing is added to it")
FAULT_KNOWN = Words(
    zh="这一项已经报修，班长看得到", en="this was reported already; the lead can see it"
)
READ_FIRST = Words(
    zh="还有 {n} 条必读公告没有读；读到末尾按 Enter 确认后才能上岗",
    en="mandatory notices unread: {n}; read each to its end and press Enter, then go on duty",
)
SAY_WHY = Words(
    zh="{n} 项自检失败，带故障上岗要说明原因，班长会看到",
    en="checks that failed: {n}; to go on duty anyway say why, the lead will see it",
)
NO_SUCH_NOTICE = Words(
    zh="没有这条公告，可能已被撤下", en="there is no such notice; it may have been withdrawn"
)

LOGIN = Words(zh="服务器登录", en="hub login")
LOGGED_IN = Words(zh="身份有效，排队 {n}", en="accepted, {n} in the queue")
SHUT_OUT = Words(zh="不接受这台设备", en="does not accept this device")
NO_ANSWER = Words(zh="没有答复", en="no answer")
LATE_ANSWER = Words(zh="{s} 秒内没有答复", en="no answer in {s} s")
LATENCY = Words(zh="网络时延", en="latency")
LATENCY_IS = Words(zh="中位 {median} 毫秒，最差 {worst}", en="median {median} ms, worst {worst}")
SLOW_LINE = Words(
    zh="网络慢，接单和发送会等；关掉大流量程序，或换网线后重检",
    en="a slow line: being served and sending will wait; stop what loads it, then check again",
)
CLOCK = Words(zh="时钟偏差", en="clock")
CLOCK_FAST = Words(zh="快 {s} 秒，已校正", en="{s} s fast, allowed for")
CLOCK_SLOW = Words(zh="慢 {s} 秒，已校正", en="{s} s slow, allowed for")
ANSWERS = Words(zh="有答复", en="answers")
ASKS_WHO = Words(zh="有答复，需要登录", en="answers, asks to log in")
ANSWERS_WRONGLY = Words(zh="出错（{status}）", en="fails ({status})")
AUDIO = Words(zh="耳机与话筒", en="headset")
FAR_AWAY = Words(zh="远程会话，无法检测", en="remote session, cannot tell")
CANNOT_TELL = Words(zh="这台机器检测不到声音设备", en="cannot tell on this machine")
NO_DEVICE = Words(zh="没有找到声音设备", en="no sound device found")
DEVICES = Words(zh="{n} 个设备，{first}", en="{n} found, {first}")
LISTEN = Words(
    zh="戴上耳机听拨号音，再说一句，确认两边都清楚，然后在“人工确认”里打勾",
    en="listen for the tone and say a sentence; when both are clear, tick it below",
)
PLUG_IN = Words(
    zh="插好耳机后按 Ctrl+O 1 重检", en="plug the headset in, then Ctrl+O 1 checks again"
)
WITHOUT_IT = Words(
    zh="先报修；需要它的工单请说明原因并约定答复时间",
    en="report it; where a case needs it, say so and agree when you will answer",
)
LOOK_AGAIN = Words(
    zh="按 Ctrl+O 1 重检；还是不行就报修", en="Ctrl+O 1 checks again; else report it"
)
NO_SUCH_ARTICLE = Words(zh="这条知识不在了", en="this article is gone")
NO_SUCH_CHECK = Words(zh="没有做过这项自检", en="that was not checked")

PASS = Words(zh="通过", en="pass")
WARN = Words(zh="注意", en="note")
FAIL = Words(zh="失败", en="fail")
UNKNOWN = Words(zh="未知", en="unknown")
YES = Words(zh="是", en="yes")
NOT_YET = Words(zh="未", en="no")

CHECKS = Words(zh="系统自检   {n} 项，{s} 秒", en="System checks   {n} in {s} s")
CHECKING = Words(zh="系统自检   正在检查……", en="System checks   looking …")
NOT_CHECKED = Words(
    zh="系统自检   还没有做，Ctrl+O 1 开始", en="System checks   none yet, Ctrl+O 1 begins"
)
PASSED = Words(zh="其余 {n} 项", en="the other {n}")
TICKS = Words(zh="人工确认", en="By your own eyes and ears")
HANDED = Words(zh="交接给你的   {n} 件待接收", en="Handed to you   {n} to accept")
NOTICES = Words(zh="公告 {n}，必读 {owed}", en="Notices {n}, {owed} must be read")
NOTICES_READ = Words(zh="公告 {n}，必读的都读过了", en="Notices {n}, all that must be is read")
NO_NOTICES = Words(zh="今天没有公告", en="no notices today")
MUST = Words(zh="必读", en="must read")
UNREAD = Words(zh="未读", en="unread")
READ = Words(zh="已读", en="read")
READ_ANEW = Words(zh="有新版", en="new version")
VERSION = Words(zh="第 {n} 版", en="version {n}")
FROM = Words(zh="{day} 起", en="from {day}")
UNTIL = Words(zh="有效至 {day}", en="until {day}")
STUDY = Words(zh="学习知识 {n} 条", en="articles to learn: {n}")
FORMS = {
    "rule": Words(zh="规则变更", en="rule change"),
    "product": Words(zh="产品", en="product"),
    "promotion": Words(zh="促销", en="promotion"),
    "faq": Words(zh="常见问题", en="common question"),
    "process": Words(zh="流程", en="process"),
    "incident": Words(zh="突发", en="incident"),
}

TODAY = Words(zh="今天", en="Today")
PROMISES_DUE = Words(zh="到期承诺", en="promises due")
EARLIEST = Words(zh="最早 {time}", en="earliest {time}")
NONE_DUE = Words(zh="没有", en="none")
BREAKS = Words(zh="小休", en="breaks")
BREAK_OF = Words(zh="{name} {n} 分", en="{name} {n} min")
BREAKS_FREE = Words(zh="按需，Ctrl+G 我的状态", en="as needed: Ctrl+G, My state")
BREATHE = Words(zh="一分钟呼吸", en="one minute to breathe")
SKIPPABLE = Words(zh="可跳过，不记录", en="optional")

LOOK = Words(zh="查看", en="look")
REPORT = Words(zh="报修", en="report")
REPORTED = Words(zh="已报修", en="reported")
CONFIRM = Words(zh="人工确认", en="confirm")
CONFIRMED = Words(zh="已确认", en="confirmed")

MISSING = Words(zh="还差 {n}：{names}", en="missing {n}: {names}")
MISSING_NOTICES = Words(zh="{n} 条必读公告", en="{n} to read")
MISSING_TICKS = Words(zh="{n} 项确认", en="{n} to tick")
MISSING_OFFERS = Words(zh="{n} 件待接收", en="{n} to accept")
COMPLETE = Words(zh="都齐了", en="all done")
GO = Words(zh="Ctrl+N 上岗", en="Ctrl+N goes on duty")
GO_DEGRADED = Words(
    zh="Ctrl+N 上岗；{n} 项自检失败，上岗需说明原因",
    en="Ctrl+N goes on duty and asks why: {n} failed",
)
ON_DUTY = Words(
    zh="{time} 已上岗，Ctrl+N 接单", en="on duty since {time}; Ctrl+N for the next case"
)
ON_DUTY_SO = Words(zh="带故障上岗：{why}", en="on duty all the same: {why}")
OVER = Words(zh="{time} 已下班", en="shift ended at {time}")

GO_KEY = Words(zh="上岗", en="on duty")
GO_LONG = Words(zh="上岗，到工作台接第一单", en="go on duty and be served at the desk")
TICK_KEY = Words(zh="勾选", en="tick")
TICK_LONG = Words(zh="勾选或取消选中的一项", en="tick or untick the highlighted line")
OPEN_LONG = Words(zh="打开选中的一项", en="open the highlighted line")
DIGIT_LONG = Words(zh="处理这个编号的一项", en="act on the line with this number")
DIGIT_KEY = Words(zh="处理", en="act")
HINT = Words(zh="Tab 换栏", en="Tab the other side")

WHAT_IS_WRONG = Words(
    zh="报修 {name}：补充说明（可不填，Enter 提交）",
    en="Report {name}: anything to add? (may stay empty, Enter sends)",
)
FAULT_SENT = Words(zh="已报修：{name}，班长看得到", en="reported: {name}; the lead can see it")
FAULT_KEPT = Words(
    zh="已报修：{name}，先存在本机，连上后发给班长",
    en="reported: {name}; kept here, the lead sees it once there is a line",
)
WHY_DEGRADED = Words(
    zh="自检失败：{names}。为什么仍要上岗？班长会看到",
    en="Failed: {names}. Why go on duty all the same? The lead will see it",
)
WENT = Words(zh="已上岗", en="on duty")
ACT_AGAIN = Words(zh="重新自检", en="check again")
ACT_ALL_TICKS = Words(zh="人工确认全部打勾", en="tick everything")

READ_ON = Words(zh="Enter 往下读，读到末尾确认", en="Enter reads on; at the end it confirms")
READ_DONE = Words(zh="Enter 确认已读   Esc 稍后再读", en="Enter: I have read it   Esc later")
READ_BEFORE = Words(zh="已读   Enter 或 Esc 关闭", en="read   Enter or Esc closes")
ACKNOWLEDGED = Words(zh="已确认：{title}", en="confirmed: {title}")
NOT_READ_BY = Words(zh="还没读 {n} 人：{names}", en="not read by {n}: {names}")
ALL_READ = Words(zh="全员已读", en="everybody has read it")
STUDY_ITEMS = Words(zh="要学的知识（按数字打开）", en="To learn (a digit opens it)")
CONFIRMED_CHECK = Words(zh="已确认。{hint}", en="confirmed. {hint}")
TICK_WHAT = Words(zh="先用方向键选一项人工确认", en="highlight one of the lines to tick first")

BREATHE_IN = Words(zh="慢慢吸气", en="breathe in")
HOLD = Words(zh="停一停", en="hold")
BREATHE_OUT = Words(zh="慢慢呼气", en="breathe out")
ANY_KEY = Words(zh="按任意键结束，不记录", en="any key ends it; nothing is recorded")

FROM_WHOM = Words(zh="{who} 交给你", en="from {who}")
OFFERED = Words(zh="{number}   {who} 交给你：{note}", en="{number}   from {who}: {note}")
ACCEPT = Words(zh="接收，由我负责", en="accept it: mine from now on")
OPEN_CASE = Words(zh="打开看看", en="open it")
DECLINE = Words(zh="退回（说明原因）", en="send it back (say why)")
WHY_DECLINE = Words(zh="为什么退回？对方会看到", en="Why send it back? The giver will see it")
ACCEPTED = Words(zh="{number} 已接收", en="{number} is yours")
DECLINED = Words(zh="{number} 已退回", en="{number} was sent back")

CHECKS_RUN = Words(zh="系统自检", en="checks before the shift")
CHECK_TICKED = Words(zh="人工确认", en="a tick before the shift")
NOTICE_ACKNOWLEDGED = Words(zh="公告已读", en="a notice read")
FAULT_REPORTED = Words(zh="报修", en="a fault report")
