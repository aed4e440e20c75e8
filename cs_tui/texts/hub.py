"""What the hub says: why it refuses, and what its commands tell."""

from cs_tui.texts.words import Words

# Who comes in.
NO_TOKEN = Words(
    zh="没有登录凭证，或凭证已失效。请向管理员要新的登记码，在同步页（F10）按 Ctrl+O 再按 2 粘贴，"
    "或运行 cs-tui enrol；本机记录都在",
    en="no token, or one that is no longer good. Ask an admin for a new code and paste it on the "
    "sync screen (F10, Ctrl+O 2), or run cs-tui enrol; everything on this machine was kept",
)
NOT_ALLOWED = Words(
    zh="你的角色不能做这件事；请找班长或管理员",
    en="your role may not do this; ask the lead or an admin",
)
ADMINS_ONLY = Words(
    zh="只有管理员可以增减人员和设备；没有改动，请找管理员",
    en="only admins change people and devices; nothing was changed, ask an admin",
)
NOT_ONESELF = Words(
    zh="不能停用自己，也不能取消自己的管理员身份；请由另一位管理员来做，没有改动",
    en="you cannot remove yourself or give up being an admin; another admin has to do it. "
    "Nothing was changed",
)
BAD_CODE = Words(
    zh="登记码无效、已用过或已过期。请向管理员要一个新的",
    en="this code is not valid, was used already, or has expired. Ask an admin for a new one",
)
TOO_OFTEN = Words(
    zh="试得太频繁；请在 {seconds} 秒后再试", en="too many attempts; try again in {seconds} s"
)

# What came in.
TOO_LARGE = Words(
    zh="内容超过 {limit} 字节；请分几次发送", en="more than {limit} bytes; send it in parts"
)
TOO_MANY = Words(
    zh="一次最多 {limit} 条记录；请分几次发送",
    en="at most {limit} events at once; send it in parts",
)
LONG_HEAD = Words(
    zh="请求头过长；请去掉多余的请求头再试",
    en="the head of the request is too long; send fewer headers",
)
PAST_THE_PROXY = Words(
    zh="这台服务器只接受代理转来的请求；请用代理的 https 地址连接",
    en="this hub takes only what its proxy passes on; connect to the https address of the proxy",
)
BAD_GZIP = Words(zh="压缩数据已损坏", en="the compressed body is damaged")
BAD_ENCODING = Words(
    zh="只接受 gzip 或未压缩的内容", en="only gzip or an uncompressed body is taken"
)
BAD_BODY = Words(zh="{field} 不符合约定：{why}", en="{field} is not as agreed: {why}")
TOO_SLOW = Words(
    zh="请求用时过长；是否已生效不确定，可以原样重发",
    en="the request took too long; whether it took effect is unknown, it may be sent again",
)
NO_SUCH_PLACE = Words(zh="没有这个地址", en="there is nothing at this address")
WRONG_METHOD = Words(zh="这个地址不支持该方法", en="this address does not take that method")
FAULT = Words(
    zh="服务器内部出错，记录号 {error_id}；可以原样重发",
    en="the hub failed, see {error_id} in its log; the request may be sent again as it is",
)
OTHER_EPOCH = Words(
    zh="服务器从备份恢复过，没有收下任何记录；请先重新对齐再发送",
    en="the hub was restored from a backup and took nothing in; align with it, then send again",
)
BAD_PAGE = Words(zh="页码无效；请从第一页重新开始", en="no such page; start again from the first")

# Events that are refused.
NOT_SANE = Words(zh="记录的 {field} 超出允许的范围", en="{field} of the event is out of range")
TEXT_TOO_LONG = Words(
    zh="记录的 {field} 有 {n} 个字符，最多 {most} 个；请分成几条再发",
    en="{field} of the event has {n} characters, {most} at most; send it anew in parts",
)
TOO_DEEP = Words(zh="记录嵌套层数太多", en="the event is nested too deeply")
HUB_DECIDES = Words(
    zh="派单、送达和到期关闭只由服务器记录",
    en="serving, delivery and closing are the hub's to record",
)
PRIVATE = Words(zh="私人记录不能离开本机", en="private records do not leave their machine")
WRONG_STREAM = Words(zh="{kind} 不能写在 {stream} 里", en="{kind} does not belong into {stream}")
OTHER_HASH = Words(
    zh="同一编号已有内容不同的记录；没有改动。请以新记录重发",
    en="another event has this id already; nothing was changed. Send it anew under a new id",
)
NOT_YOU = Words(
    zh="记录的作者不是登录的人", en="the author of the event is not the person who sent it"
)

NOT_YOURS_TO_HEAR = Words(
    zh="这张工单不由你负责，也不是你建的，不能替客户记来话；可以写备注，或请负责人记录",
    en="this case is neither yours nor opened by you, so what its customer said is not yours to "
    "record; write a note, or ask its owner",
)
FOR_LEADS = Words(
    zh="改派只能由这个团队的班长或管理员做；你可以转出，由对方接收",
    en="only a lead or admin of this team reassigns; you can pass the case on and let somebody "
    "accept it",
)
FOR_HOLDERS = Words(
    zh="暂停删除和解除要由这个团队的班长或管理员来做",
    en="a lead of this team or an admin holds a case and releases it",
)
NOT_OFFERED_TO_YOU = Words(
    zh="这张工单没有转给你或你的团队，不能接收或退回；需要接手请找班长",
    en="this case was not offered to you or your team, so it is not yours to accept or return; ask "
    "the lead if you should take it",
)

# Intake, serving, delivery.
NO_KEY = Words(zh="缺少 Idempotency-Key", en="the Idempotency-Key is missing")
OTHER_BODY = Words(
    zh="这个 Idempotency-Key 已用于另一份内容", en="this Idempotency-Key was used for another body"
)
NO_SUCH_CHANNEL = Words(zh="没有这个渠道：{channel}", en="there is no such channel: {channel}")
NO_SUCH_NATURE = Words(
    zh="没有“{nature}”这个性质；现有：{natures}",
    en="there is no nature {nature}; there are: {natures}",
)
NO_SUCH_CONVERSATION = Words(
    zh="没有这个会话的工单，评分没有记下", en="no case has this conversation; nothing was recorded"
)
NO_SUCH_TEAM = Words(
    zh="没有人在“{team}”这个组接单，工单会一直没人管，所以没有收下；现有的组：{teams}。"
    "不写组名就进默认组",
    en="nobody takes cases in the team {team}, so the case would wait for ever and was not taken "
    "in; there are: {teams}. Without a team it goes to the default one",
)
ID_TAKEN = Words(zh="这个编号已被使用", en="this id is in use already")
NO_LONGER_WAITING = Words(zh="这张工单已被接走", en="somebody else has taken this case already")
NO_SUCH_MESSAGE = Words(
    zh="没有送出过这条消息：{message}", en="no such message was handed out: {message}"
)

# Commands.
SERVING = Words(zh="服务器已就绪：{url}", en="the hub is ready at {url}")
PORT_TAKEN = Words(
    zh="{host} 的端口 {port} 已被占用；请用 --port 换一个（0 为任意空闲端口），或结束占用它的程序",
    en="port {port} of {host} is taken; choose another with --port (0 is any free one), or end the "
    "program that holds it",
)
CANNOT_LISTEN = Words(
    zh="不能在 {host}:{port} 上监听：{why}", en="cannot listen on {host}:{port}: {why}"
)
NOT_LOOPBACK = Words(
    zh="{host} 可被外部访问，须用 --tls-cert 和 --tls-key 加密；若由前面的代理做 TLS，请加 "
    "--behind-proxy",
    en="{host} can be reached from outside: give --tls-cert and --tls-key, or --behind-proxy if a "
    "proxy in front does TLS",
)
BAD_TLS = Words(
    zh="证书或私钥无法使用：{why}", en="the certificate or its key cannot be used: {why}"
)
BAD_PROXY = Words(
    zh="--behind-proxy 后面应为代理的 IP 地址或网段，例如 10.0.0.2 或 172.18.0.0/16：{why}",
    en="--behind-proxy takes the proxy's IP address or network, as 10.0.0.2 or 172.18.0.0/16: "
    "{why}",
)
NO_OPENSSL = Words(
    zh="--make-cert 需要 openssl 这个程序，本机没有找到；请先安装，"
    "或用 --tls-cert 和 --tls-key 给出证书",
    en="--make-cert needs the program openssl, which is not here; install it, or give a "
    "certificate with --tls-cert and --tls-key",
)
NO_CERTIFICATE = Words(
    zh="没能生成证书，没有改动：{why}", en="no certificate was made, nothing was changed: {why}"
)
CERTIFICATE_MADE = Words(
    zh="证书已生成：{path}，指纹 {fingerprint}。登记码会带上它，各终端只认这一张",
    en="the certificate is {path}, fingerprint {fingerprint}. Codes carry it, desks believe no "
    "other",
)
MAKE_CERT = Words(
    zh="使用服务器自己的证书，没有就生成一张（适合小型局域网）",
    en="use a certificate of the hub's own, made if there is none (for a small network)",
)
NO_BACKUP = Words(
    zh="不做每晚的备份（另有备份办法时用）",
    en="no backup every night (where something else makes them)",
)
LOG_REQUESTS = Words(
    zh="每个请求记一行 JSON（标准错误），不含个人信息",
    en="one JSON line a request on standard error, without personal data",
)
BEHIND_PROXY = Words(
    zh="由前面的代理做 TLS；只接受本机和所列地址转来的请求",
    en="a proxy in front does TLS; only this machine and the addresses named are served",
)
PUBLIC_URL = Words(
    zh="各终端访问服务器的地址，写进登记码", en="the address desks reach the hub at; codes carry it"
)
SKILL = Words(
    zh="专长，可重复；需要专长的工单先派给有的人",
    en="a skill, may be repeated; what needs it goes first to who has it",
)
CODE_URL = Words(
    zh="服务器地址；不写就用它上次运行的地址",
    en="the hub's address; by default where it was served last",
)
ONE_CERT = Words(
    zh="--make-cert 与 --tls-cert 只能用一个", en="give --make-cert or --tls-cert, not both"
)
BOTH_TLS = Words(zh="--tls-cert 与 --tls-key 须同时给出", en="--tls-cert and --tls-key go together")
NO_SUCH_PERSON = Words(
    zh="没有这个人：{id}；cs-tui people list 列出全部",
    en="there is nobody with the id {id}; cs-tui people list shows all",
)
PERSON_EXISTS = Words(
    zh="编号 {id} 已有人用；要新的登记码请用 cs-tui people code {id}",
    en="the id {id} is taken; for a new code use cs-tui people code {id}",
)
NO_SUCH_DEVICE = Words(
    zh="没有这台设备：{id}；cs-tui people list 列出全部",
    en="there is no device {id}; cs-tui people list shows all",
)
NAME_OR_SERVICE = Words(
    zh="请给出 --name（人员）或 --service（接入程序），二者选一",
    en="give either --name for a person or --service for a program",
)
BAD_LANGS = Words(zh="--lang 只能是 zh、en，用逗号分隔", en="--lang takes zh and en, with a comma")
BAD_ID = Words(
    zh="--id 只能用字母、数字和 . _ -，最多 64 个",
    en="--id takes letters, digits, . _ - (64 at most)",
)
CODE_MADE = Words(
    zh="{name} 的登记码（{hours} 小时内有效，只能用一次），在其电脑上运行 cs-tui enrol 后粘贴：",
    en="code for {name} (good once, for {hours} h); on their machine run cs-tui enrol, paste it:",
)
SERVICE_MADE = Words(zh="{name} 的访问令牌，只显示这一次：", en="token of {name}, shown this once:")
REVOKED = Words(zh="设备 {id} 已停用，立即生效", en="device {id} is shut out from now on")
NOBODY = Words(
    zh="还没有人；用 cs-tui people add --name 添加",
    en="nobody yet; add people with people add --name",
)
GONE = Words(zh="已离开", en="left")
SHUT_OUT = Words(zh="已停用", en="shut out")
