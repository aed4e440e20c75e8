"""What `cs-tui doctor` says: each check by name, what was found, and what to do about it."""

from cs_tui.texts.words import Words

EXAMPLES = Words(
    zh="""示例：
  cs-tui doctor
  cs-tui doctor --json
  cs-tui doctor --quick --offline
只检查，不改动，也不会新建身份。退出码：0 没有失败项，3 数据有问题，4 连不上服务器。""",
    en="""examples:
  cs-tui doctor
  cs-tui doctor --json
  cs-tui doctor --quick --offline
it only looks: nothing is changed and no profile is made.
exit codes: 0 nothing failed, 3 data, 4 hub.""",
)
QUICK = Words(zh="跳过逐条核对（数据库、投影）", en="skip the long checks of the database")
OFFLINE = Words(zh="不连服务器", en="do not ask the hub")

VERDICTS = {
    "ok": Words(zh="正常", en="ok"),
    "warn": Words(zh="注意", en="warn"),
    "fail": Words(zh="失败", en="FAIL"),
    "unknown": Words(zh="未知", en="unknown"),
}
LINE = Words(zh="[{verdict}] {name}：{value}", en="[{verdict}] {name}: {value}")
SKIPPED = Words(zh="未检查", en="not checked")
NO_PROFILE = Words(zh="还没有建立", en="not begun yet")

PROGRAM = Words(zh="程序", en="program")
PYTHON = Words(zh="Python", en="Python")
OLD_PYTHON = Words(zh="需要 3.11 或更高版本", en="3.11 or later is needed")
TEXTUAL = Words(zh="界面库 Textual", en="Textual")
OTHER_TEXTUAL = Words(
    zh="工作台按 {wanted} 测试过；请按安装说明重新安装",
    en="the desk was tested with {wanted}; install it again as the README says",
)
NOT_INSTALLED = Words(zh="没有安装", en="not installed")
SQLITE = Words(zh="SQLite", en="SQLite")
UNDER_LOCK = Words(
    zh="{version}；所有写入都在同一把锁里进行，避开这个版本在 WAL 下的缺陷",
    en="{version}; every write runs under one lock, because of a fault of this version in WAL",
)
CONFIG = Words(zh="设置文件", en="settings")
DEFAULTS = Words(zh="{path}（没有文件，使用默认设置）", en="{path} (no file, the defaults hold)")
FOLDER = Words(zh="目录", en="folder")
WILL_BE_MADE = Words(zh="{path}（首次使用时建立）", en="{path} (made at the first start)")
NOT_WRITABLE = Words(
    zh="不能写入；请改权限，或用 CS_TUI_HOME 换一个目录",
    en="it cannot be written; change its permissions or choose another with CS_TUI_HOME",
)
OTHERS_READ = Words(
    zh="别人也能读；请执行 chmod 700 {path}", en="others can read it; run chmod 700 {path}"
)
FILE_OTHERS_READ = Words(
    zh="别人也能读；请执行 chmod 600 {path}", en="others can read it; run chmod 600 {path}"
)
DISK = Words(zh="磁盘空间", en="disk space")
FREE = Words(zh="剩余 {mb} MB", en="{mb} MB free")
TAKES_NOTHING = Words(zh="写不进去：{why}", en="takes no writing: {why}")
LITTLE_FREE = Words(
    zh="空间太少，记录可能存不下；请清理磁盘",
    en="too little to be sure that records fit; make room",
)
DATABASE = Words(zh="数据库", en="database")
OLDER_SCHEMA = Words(
    zh="版本 {found}，下次启动时升级到 {known}",
    en="version {found}, upgraded to {known} at the next start",
)
SOUND = Words(zh="完好，版本 {version}", en="sound, version {version}")
UNCHECKED = Words(
    zh="可以打开，版本 {version}，未逐页检查", en="opens, version {version}; pages not checked"
)
DAMAGED = Words(
    zh="文件已损坏。先复制一份留存，再从备份恢复；已同步的记录在服务器上都有",
    en="the file is damaged. Copy it away first, then restore a backup; what was synced is safe "
    "on the hub",
)
PROJECTIONS = Words(zh="列表与日志", en="lists and log")
AGREE = Words(zh="一致", en="they agree")
STALE = Words(
    zh="由另一版本写成，下次启动时重建", en="of another version, rebuilt at the next start"
)
DIFFER = Words(zh="{n} 处不一致", en="{n} differ")
DIFFER_HINT = Words(
    zh="日志没有丢失；请把这份结果交给技术支持",
    en="the log has lost nothing; give this report to technical support",
)
UNSENT = Words(zh="待发送", en="waiting to be sent")
NOTHING_WAITS = Words(zh="没有", en="nothing")
WORKS_ALONE = Words(zh="单机使用，不发送", en="works alone, nothing is sent")
REFUSED = Words(
    zh="服务器没有接受 {n} 条；在工作台按 F10 查看原因",
    en="not taken by the hub: {n}; F10 at the desk shows why",
)
SYNC_HINT = Words(zh="可以运行 cs-tui sync", en="run cs-tui sync")
INDEX = Words(zh="知识搜索索引", en="search index")
IN_STEP = Words(
    zh="{n} 条，与知识库一致，试搜能找到",
    en="{n} articles, in step with the log; a trial search works",
)
MUTE = Words(zh="试搜一条，找不到", en="a trial search found nothing")
MUTE_HINT = Words(
    zh="请先退出程序，删除数据目录中的 search.db 再打开，索引会自动重建；知识内容不受影响",
    en="leave the program, delete search.db in the data folder and open it again: the index is "
    "made anew, no article is lost",
)
NOT_BUILT = Words(zh="首次搜索时建立", en="made at the first search")
TO_REBUILD = Words(zh="要重建", en="to be rebuilt")
BEHIND = Words(zh="差 {n} 条", en="{n} articles behind")
BEHIND_HINT = Words(zh="下次搜索时自动补齐", en="the next search catches up by itself")
CONTENT = Words(zh="随附内容", en="shipped content")
CONTENT_IS = Words(
    zh="{documents} 份文件，{articles} 条知识", en="{documents} documents, {articles} articles"
)
POLICY = Words(zh="内容与规则", en="content in force")
POLICY_IS = Words(
    zh="{leaves} 个分类，{phrases} 条话术", en="{leaves} categories, {phrases} phrases"
)
NOT_FETCHED = Words(zh="还没有从服务器取来", en="not fetched from the hub yet")
CALENDAR = Words(zh="工作日历", en="business calendar")
KNOWN_THROUGH = Words(zh="公布到 {day}（还有 {n} 天）", en="known through {day} ({n} days)")
CALENDAR_HINT = Words(
    zh="之后的到期时间按普通周末推算；新的放假通知公布后请更新日历",
    en="due times after it assume plain weekends; update the calendar when the new notice is out",
)
TERMINAL = Words(zh="终端", en="terminal")
NO_TERMINAL = Words(zh="不是终端", en="not a terminal")
TERMINAL_IS = Words(
    zh="{width} 列 {height} 行，TERM={term}", en="{width} columns, {height} rows, TERM={term}"
)
TOO_SMALL = Words(
    zh="工作台至少要 80 列 22 行；请放大窗口",
    en="the desk needs 80 columns and 22 rows; enlarge it",
)
DUMB = Words(
    zh="这种终端打不开工作台；普通命令可以用", en="the desk cannot open here; plain commands work"
)
ENCODING = Words(zh="文字编码", en="encoding")
NOT_UTF8 = Words(
    zh="不是 UTF-8，中文会显示成乱码；请设置 LANG=zh_CN.UTF-8 或 C.UTF-8",
    en="not UTF-8, Chinese comes out as garbage; set LANG=en_US.UTF-8 or C.UTF-8",
)
COLOUR = Words(zh="颜色", en="colour")
COLOURS = {
    "none": Words(zh="无（NO_COLOR）", en="none (NO_COLOR)"),
    "true": Words(zh="真彩色", en="true colour"),
    "256": Words(zh="256 色", en="256 colours"),
    "few": Words(zh="16 色或更少", en="16 colours or fewer"),
}
TMUX = Words(zh="tmux 的 Esc 延迟", en="Esc delay of tmux")
DELAY = Words(zh="{ms} 毫秒", en="{ms} ms")
TMUX_HINT = Words(
    zh="Esc 反应迟钝，还可能和下一个键连在一起；请在 tmux.conf 里写 set -sg escape-time 20",
    en="Esc is slow and may join the next key; put set -sg escape-time 20 into tmux.conf",
)
HUB = Words(zh="服务器", en="hub")
NO_HUB = Words(zh="单机使用，没有服务器", en="works alone, no hub")
ANSWERS = Words(zh="{url}，{ms} 毫秒答复", en="{url}, answered in {ms} ms")
CLOCK_OFF = Words(
    zh="本机时间与服务器差 {s} 秒；请打开自动对时",
    en="this machine's clock differs from the hub's by {s} s; let it set itself",
)
HUB_LATE = Words(
    zh="{url} 在 {s} 秒内没有答复。记录都在本机，连上后会发送",
    en="{url} did not answer within {s} s. Records are kept here and sent once it does",
)
NEWER_SCHEMA = Words(
    zh="版本 {found}，这个程序只认识到 {known}",
    en="version {found}, this program knows up to {known}",
)
UPGRADE = Words(
    zh="文件没有改动；请升级 cs_tui", en="the file was left as it is; please upgrade cs_tui"
)
