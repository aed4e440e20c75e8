"""What the demo says, and what its simulated people say beyond their stories."""

from cs_tui.texts.words import Words

NO_ANSWER = Words(
    zh="服务器没有应答 {path}（{why}），稍后再试",
    en="the hub does not answer {path} ({why}); trying again later",
)
SAID_NO = Words(
    zh="服务器拒绝了 {path}：{status} {why}", en="the hub refused {path}: {status} {why}"
)
ODD_ANSWER = Words(
    zh="{path} 的应答不是服务器的格式", en="the answer to {path} has not the shape of a hub's"
)
TURNED_DOWN = Words(
    zh="服务器没有收下同事的记录（{kinds}）",
    en="the hub did not take a colleague's events ({kinds})",
)
DID_NOT_START = Words(
    zh="演示的 {name} 没有启动：{why}。什么都没有留下；请再试一次，仍不行就运行 cs-tui doctor",
    en="the demo's {name} did not start: {why}. Nothing was left behind; try again, and if it "
    "still fails run cs-tui doctor",
)
HEADLESS = Words(
    zh="不开工作台，运行这么多秒，每秒输出一行队列数据（JSON）",
    en="run this many seconds without a desk and print the queue's figures each second, as JSON",
)
JSON = Words(
    zh="不开工作台，就绪后输出一行 JSON（地址、文件夹、进程号、登记码）；SIGTERM 结束并清理",
    en="no desk: one JSON line when ready (url, folder, pid, enrolment code); SIGTERM ends it and "
    "clears everything away",
)
SEED = Words(
    zh="同一个数给出同样的客户与节奏", en="the same number gives the same customers and pace"
)
NAME = Words(zh="您在演示中的名字", en="your name in the demo")
ROLE = Words(zh="您在演示中的角色", en="your role in the demo")
EXAMPLES = Words(
    zh="例：cs-tui demo；cs-tui demo --role lead；cs-tui demo --headless 20；cs-tui demo --json",
    en="examples: cs-tui demo; cs-tui demo --role lead; cs-tui demo --headless 20; "
    "cs-tui demo --json",
)

MAILBOX_FULL = Words(zh="对方邮箱已满，退信", en="returned: the mailbox is full")
NO_SUCH_MAILBOX = Words(zh="对方邮箱地址不存在，退信", en="returned: there is no such mailbox")
PHONE_OFF = Words(
    zh="对方手机停机或关机，短信未送达", en="the handset is off or out of service; not delivered"
)
BLOCKED = Words(zh="运营商拦截了这条短信", en="the carrier blocked this message")

CUSTOMER = Words(zh="您好", en="Hello")
ON_IT = Words(
    zh="{name}，您反映的情况我看到了，正在核实订单，{deadline} 前给您答复。",
    en="{name}, I have read what you wrote and am checking your order. You will hear from me by "
    "{deadline}.",
)
SETTLED = Words(
    zh="好的，我已经记下并办理，有变化第一时间告诉您。祝您生活愉快。",
    en="Noted and taken care of; I will let you know of any change. Have a good day.",
)
NOTE_DONE = Words(zh="已核实并答复客户", en="Checked and answered the customer")

PRODUCT = Words(zh="同款新品", en="a new one of the same model")
TEAM = Words(zh="售后专员", en="after-sales")
REASON = Words(zh="仓库发货延误", en="a delay in the warehouse")
SOLUTION = Words(zh="补发一件", en="send a replacement")

YOU = Words(zh="林夏", en="Lin Xia")
"""The person in front of the demo, where no name was given."""

DEVICE = Words(zh="演示", en="demo")

ANSWER = Words(
    zh="已核实：今天安排处理，明天 18:00 前有结果，请转告客户",
    en="checked: it is arranged today, with a result by 18:00 tomorrow; please tell the customer",
)
PLEASE_GO_ON = Words(
    zh="我这边要离开一会儿，客户在等，麻烦接着聊",
    en="I have to step away and the customer is waiting: please go on with this one",
)
