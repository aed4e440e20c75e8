"""What the mail bridge says: to customers, to agents, and to whoever runs it."""

from cs_tui.texts.words import Words

# To customers.
FOOT = Words(
    zh="工单 {number}。直接回复这封邮件，我们就能接着处理。",
    en="Case {number}. Simply reply to this e-mail and we will go on from here.",
)
NO_SUBJECT = Words(zh="您的来信", en="your message")

# To agents, within what the customer wrote.
LIST = {"zh": "、", "en": ", "}
FILES = Words(
    zh="［{n} 个附件未收取，仍在邮箱里：{names}］",
    en="[{n} attachments were not taken and are still in the mailbox: {names}]",
)
CUT_MAIL = Words(
    zh="［邮件过大，只收取了前面一部分；全文在邮箱里］",
    en="[the mail is too large and only its beginning was taken; all of it is in the mailbox]",
)
CUT_TEXT = Words(
    zh="［正文共 {n} 字，这里只有前面一部分；全文在邮箱里］",
    en="[the text has {n} characters and this is its beginning; all of it is in the mailbox]",
)
EMPTY = Words(zh="（邮件没有正文）", en="(the mail has no text)")
GAVE_UP = Words(
    zh="邮件服务器一天都没有收下：{why}",
    en="the mail server did not take it for a day: {why}",
)
NO_ADDRESS = Words(
    zh="找不到这个会话的邮箱地址，邮件没有发出；请用其他方式联系客户",
    en="there is no e-mail address for this conversation and nothing was sent; reach the customer "
    "another way",
)
NOT_WRITTEN = Words(
    zh="无法写成邮件，没有发出（{why}）；请用其他方式联系客户",
    en="no mail could be made of it and nothing was sent ({why}); reach the customer another way",
)
RETURNED = Words(zh="邮件被退回：{why}", en="the mail came back: {why}")

# Why a mail became no message.
AUTOMATIC = Words(zh="不是人写的邮件（{header}）", en="not written by a person ({header})")
OUR_OWN = Words(zh="我们自己发出的邮件", en="a mail of our own")
BOUNCE = Words(zh="退信，已记在工单上", en="a bounce, noted in its case")
NO_SENDER = Words(
    zh="没有可以回复的发件人地址；请在邮箱里处理",
    en="no sender that could be answered; deal with it in the mailbox",
)
UNREADABLE = Words(
    zh="读不出这封邮件；请在邮箱里处理", en="it cannot be read; deal with it in the mailbox"
)
NOT_TAKEN = Words(
    zh="服务器没有收下：{why}。邮件还在邮箱里",
    en="the hub did not take it: {why}. The mail is still in the mailbox",
)

# Settings.
BAD_SETTINGS = Words(
    zh="{path} 不能用：{why}。请改正后再运行", en="{path} cannot be used: {why}. Correct it first"
)
PLAIN_MAIL = Words(
    zh="{path} 里 [{name}] 的 {host} 不在本机，密码和邮件不能明文传送；"
    '请设 security = "tls" 或 "starttls"',
    en="in {path} [{name}] {host} is not this machine, and passwords and mails must not travel "
    'openly; set security = "tls" or "starttls"',
)
NO_SECRET = Words(
    zh="缺少 {name} 的密码或令牌：请在设置里写 password_file / token_file，或设环境变量 {variable}",
    en="the password or token of {name} is missing: name a password_file or token_file in the "
    "settings, or set {variable}",
)
OPEN_SECRET = Words(
    zh="{path} 别人也能读；请先运行 chmod 600",
    en="others can read {path}; run chmod 600 on it first",
)

# Running.
NO_MAILBOX = Words(
    zh="邮箱 {host} 暂时用不了：{why}。邮件都在，稍后再试",
    en="the mailbox at {host} cannot be used now: {why}. No mail is lost, it is tried again",
)
NO_POSTMAN = Words(
    zh="邮件服务器 {host} 暂时发不了信：{why}。答复都在，稍后再试",
    en="the mail server {host} takes nothing now: {why}. No answer is lost, it is tried again",
)
ONE_BRIDGE = Words(
    zh="{path} 正由另一个邮件程序使用；同一个邮箱只能运行一个",
    en="{path} is in use by another mail bridge; a mailbox is served by one",
)
STARTED = Words(
    zh="正在收发 {address} 的邮件；按 Ctrl+C 结束",
    en="reading and sending the mail of {address}; Ctrl+C ends it",
)
ROUND = Words(
    zh="收取 {taken}，自动邮件 {automatic}，搁置 {aside}；发出 {sent}，被拒 {failed}，"
    "稍后再发 {later}",
    en="taken in {taken}, automatic {automatic}, put aside {aside}; sent {sent}, refused {failed}, "
    "to be tried again {later}",
)
CHECKED = Words(
    zh="邮箱、邮件服务器和服务器都连得上", en="the mailbox, the mail server and the hub answer"
)
NONE_ASIDE = Words(zh="没有搁置的邮件", en="no mail was put aside")

# The command.
WHAT = Words(zh="邮件渠道：收邮件、发答复", en="e-mail as a channel: mails in, answers out")
RUN = Words(zh="收发邮件，直到结束", en="read and send until it is ended")
ONCE = Words(zh="只收发一轮", en="one round only")
CHECK = Words(
    zh="检查设置，试连三方，不收不发", en="check the settings and connect; read and send nothing"
)
ASIDE = Words(
    zh="列出没有成为工单的邮件和原因", en="mails that became no message of a case, and why"
)
SETTINGS = Words(zh="设置文件，默认是 mail.toml", en="the settings; mail.toml unless given")
STATE = Words(
    zh="记录收发进度的文件，默认在设置文件旁边", en="the file of progress; beside the settings"
)
AUTOMATIC_TOO = Words(zh="也列出自动邮件", en="automatic mails too")
EXAMPLES = Words(
    zh="示例：\n  cs-tui people add --service mail > mail.token    渠道令牌\n"
    "  cs-tui mail check --settings mail.toml\n  cs-tui mail run --settings mail.toml",
    en="examples:\n  cs-tui people add --service mail > mail.token    a channel's token\n"
    "  cs-tui mail check --settings mail.toml\n  cs-tui mail run --settings mail.toml",
)
