"""What the hub says of its webhooks."""

from cs_tui.texts.words import Words

BAD_URL = Words(
    zh="{url} 不是可用的地址；请写完整的 https 地址",
    en="{url} is no address that can be used; give a full https address",
)
NOT_HTTPS = Words(
    zh="{url} 会明文传送；请用 https，http 只能发到本机",
    en="{url} would travel openly; use https, http goes to this machine alone",
)
NOT_THERE = Words(
    zh="{host} 指向内部网络；确实是自己的程序时，请用 --private 重新添加",
    en="{host} leads into a private network; if it is a program of yours, add it anew with "
    "--private",
)
TOO_LATE = Words(zh="{seconds} 秒内没有回答", en="no answer within {seconds} s")
UNREACHED = Words(zh="连不上：{why}", en="cannot be reached: {why}")
SAID_NO = Words(zh="回答了 {status}", en="it answered {status}")
UNKNOWN_KIND = Words(
    zh="没有 {kind} 这种记录；最接近的是 {near}",
    en="there is no kind {kind}; the nearest is {near}",
)
NO_SUCH_HOOK = Words(
    zh="没有编号为 {id} 的通知地址；cs-tui webhooks list 列出全部",
    en="there is no webhook {id}; cs-tui webhooks list shows them all",
)
ADDED = Words(
    zh="已添加 {id}。下面的签名密钥只显示这一次：",
    en="added {id}. The secret it is signed with is shown this once:",
)
REMOVED = Words(
    zh="已移除 {id}，没发出的也不再发",
    en="removed {id}; what was not told yet is not told any more",
)
HEARD = Words(zh="对方收到了", en="it was heard")
REVIVED = Words(zh="{n} 条重新发送", en="{n} are told again")
NONE = Words(zh="还没有通知地址", en="there are no webhooks")
LINE = Words(
    zh="{id}  {url}  待发 {waiting}，放弃 {dead}",
    en="{id}  {url}  {waiting} waiting, {dead} given up",
)
DEAD_LINE = Words(
    zh="  第 {seq} 条，试了 {tries} 次：{problem}", en="  event {seq}, {tries} tries: {problem}"
)

# The command.
WHAT = Words(zh="把工单上发生的事通知其他程序", en="tell other programs what happens in cases")
ADD = Words(
    zh="添加通知地址，打印签名密钥", en="add an address; prints the secret of its signature"
)
REMOVE = Words(zh="移除", en="remove one")
LIST = Words(zh="全部地址，和放弃的通知", en="all of them, and what was given up")
TEST = Words(zh="马上发一条试试", en="tell it something now")
RETRY = Words(zh="放弃的重新发送", en="tell again what was given up")
KIND = Words(
    zh="通知哪种记录，可重复；不写则为状态、消息、投诉、评价",
    en="a kind of event, may be repeated; unless given: status, messages, complaints, ratings",
)
PERSONAL = Words(
    zh="连客户的姓名、联系方式和原话一起发", en="also what names or quotes the customer"
)
PRIVATE = Words(zh="允许发到内部网络的地址", en="its address may be one of a private network")
SEQ = Words(zh="只重发这一条", en="this one alone")
EXAMPLES = Words(
    zh="示例：\n  cs-tui webhooks add https://crm.example/hook\n"
    "  cs-tui webhooks add https://crm.example/hook --kind case_resolved --personal\n"
    "  cs-tui webhooks test ID\n  cs-tui webhooks retry ID",
    en="examples:\n  cs-tui webhooks add https://crm.example/hook\n"
    "  cs-tui webhooks add https://crm.example/hook --kind case_resolved --personal\n"
    "  cs-tui webhooks test ID\n  cs-tui webhooks retry ID",
)
