"""What plain commands say."""

from cs_tui.texts.words import Words

USAGE = Words(
    zh="用法：cs-tui [命令] [选项]；不带命令则打开工作台",
    en="usage: cs-tui [command] [options]; without a command it opens the desk",
)
DESK = Words(zh="打开工作台", en="open the desk")
DEMO = Words(
    zh="打开一个热闹的演示台，退出后不留痕迹", en="open a living demo; nothing is left behind"
)
CASE = Words(
    zh="用命令处理工单：接单、答复、记录、分类、承诺、结束",
    en="work cases by plain commands: next, reply, note, classify, promise, close",
)
KB = Words(zh="知识库：导入与查找", en="knowledge: import and search")
CLASSIFY = Words(
    zh="给留言建议分类；从老工单学习",
    en="suggest categories for texts; learn from old tickets",
)
CONTENT = Words(
    zh="店铺内容：查看、导出、导入、检查措辞", en="the shop's content: list, export, import, lint"
)
STATS = Words(zh="一天的数据", en="the figures of a day")
HANDOVER = Words(zh="交接：交出、接收、查看、签字", en="handover: give, accept, read, sign")
REPORT = Words(zh="一天的日报（Markdown）", en="the report of a day, as Markdown")
SYNC = Words(
    zh="与服务器同步一次，或查看同步状态", en="sync with the hub once, or show where it stands"
)
ENROL = Words(zh="用一次性登记码加入服务器", en="join a hub with a one-time code")
SERVE = Words(zh="运行服务器", en="run the hub")
PEOPLE = Words(zh="服务器上的人员与登记码", en="people of the hub and their enrolment codes")
DOCTOR = Words(zh="检查本机与资料是否正常", en="check this machine and its data")
EXIT_CODES = Words(
    zh="退出码：0 成功，1 失败，2 用法不对或不是终端，3 配置或数据文件有误，"
    "4 离线或被服务器拒绝，5 冲突，128+n 信号",
    en="exit codes: 0 ok, 1 failure, 2 usage or not a terminal, 3 config or data file, "
    "4 offline or refused by the hub, 5 conflict, 128+n signal",
)
TAKE_OVER = Words(
    zh="工作台若已在别处打开，让它保存退出并接管，不再询问",
    en="when the desk is open elsewhere, let it save and end there, without asking",
)
UNKNOWN_COMMAND = Words(
    zh="没有 {name} 这个命令；最接近的是 {near}。cs-tui --help 列出全部",
    en="there is no command {name}; the nearest is {near}. cs-tui --help lists all",
)

JSON = Words(zh="输出 JSON", en="print JSON")
OFFLINE = Words(
    zh="不联网：记录先留在本机", en="do not use the network: what is done waits on this machine"
)
NO_FOLDER = Words(
    zh="无法使用目录 {path}：{why}。请检查权限，或用 CS_TUI_HOME 指定另一个目录",
    en="the folder {path} cannot be used: {why}. Check its permissions, or name another one with "
    "CS_TUI_HOME",
)
NOT_SAVED = Words(
    zh="数据库 {path} 读写失败：{why}。这一步没有保存，之前的记录都在；"
    "请检查磁盘空间，再运行 cs-tui doctor",
    en="the database {path} could not be used: {why}. This step was not saved, everything before "
    "it is still there; check the disk space, then run cs-tui doctor",
)
SAVED_NOT_SENT = Words(
    zh="已保存，等待发送：{why}",
    en="saved, waits to be sent: {why}",
)
NO_SUCH_NAME = Words(
    zh="{what}里没有“{given}”；最接近的是 {near}",
    en="there is no {what} “{given}”; the nearest is {near}",
)
SOME_REFUSED = Words(
    zh="服务器没有接受其中 {n} 条；在工作台按 F10 查看原因",
    en="not taken by the hub: {n}; F10 at the desk shows why",
)
OTHER_SYNCS = Words(
    zh="这个身份正由打开的工作台同步，由它发送",
    en="a running desk syncs this profile and will send it",
)
