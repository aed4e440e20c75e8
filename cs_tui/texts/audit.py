"""What `cs-tui audit` and `cs-tui backup` say."""

from cs_tui.texts.words import Words

TAKEN_OUT = Words(
    zh="第 {first} 到 {last} 条被拿掉了", en="events {first} to {last} were taken out"
)
LINK_BROKEN = Words(
    zh="与前一条接不上：这一条被改过，或顺序变了",
    en="does not follow from the one before: it was changed, or the order was",
)
ROW_DIFFERS = Words(zh="列里的值与原文不一致", en="its columns do not say what its bytes say")
UNREADABLE = Words(zh="原文无法读取：{why}", en="its bytes cannot be read: {why}")
NOT_AS_WITNESSED = Words(zh="与终端见证过的不一致", en="not what a desk was told it was")
CUT_OFF = Words(
    zh="终端见证过第 {seq} 条，现在只到第 {last} 条：后面的被删掉了",
    en="a desk was told of event {seq}, the log ends at {last}: its end was cut off",
)
WHOLE = Words(
    zh="完好：{n} 条记录，一条不缺，没有改动。链头 {head}",
    en="whole: {n} events, none missing, none changed. Head {head}",
)
ERASED = Words(
    zh="其中 {customers} 位客户的资料已删除（{cases} 张工单）：文字没有了，记录和链条都在",
    en="{customers} customers were erased ({cases} cases): their words are gone, every event and "
    "the chain stand",
)
FAULT = Words(zh="第 {seq} 条：{what}", en="event {seq}: {what}")
BROKEN = Words(
    zh="记录不完整，共 {n} 处。原文件没有动；请留存一份，再从备份恢复：cs-tui backup restore",
    en="the log is not whole, {n} faults. The file was left as it is; keep a copy of it, then "
    "restore a backup: cs-tui backup restore",
)
BAD_WITNESS = Words(
    zh="--witness 应写成序号、冒号、链头，例如 412:9f…；cs-tui sync --status --json 里有",
    en="--witness takes SEQ:HEAD, as 412:9f...; cs-tui sync --status --json shows one",
)
NO_HUB_HERE = Words(
    zh="{path} 没有服务器的记录；请用 --database 指定文件",
    en="there is no hub's log at {path}; name the file with --database",
)

# Backups.
NOT_SOUND = Words(zh="备份 {path} 不可用：{why}", en="the backup {path} cannot be used: {why}")
MADE = Words(
    zh="已备份并核对：{path}（{n} 条记录）", en="backed up and verified: {path} ({n} events)"
)
NO_BACKUPS = Words(
    zh="还没有备份；服务器每晚自动做一次，也可以现在做：cs-tui backup now",
    en="no backups yet; the hub makes one every night, or make one now: cs-tui backup now",
)
STILL_SERVING = Words(
    zh="服务器还在运行；请先停下它，再恢复备份。没有改动",
    en="the hub is running; stop it first, then restore. Nothing was changed",
)
SERVED_ELSEWHERE = Words(
    zh="{path} 已有一个服务器在用，不能再开一个",
    en="another hub serves {path} already; there can be only one",
)
RESTORED = Words(
    zh="已恢复到 {path} 的内容（{n} 条记录）。原来的文件留在 {aside}。\n"
    "启动服务器后，各终端会自动把备份之后的记录补回来；备份之后登记或停用的人员和设备请核对："
    "cs-tui people list",
    en="restored from {path} ({n} events). The former file was kept as {aside}.\n"
    "Start the hub and the desks send back what came after the backup; check people and devices "
    "that were added or shut out since: cs-tui people list",
)
BACKUP = Words(zh="服务器备份", en="hub's backup")
NONE_YET = Words(zh="还没有", en="none yet")
LATEST = Words(
    zh="{hours} 小时前，已核对，共 {n} 份：{path}",
    en="{hours} h ago, verified, {n} kept: {path}",
)
LATE_BACKUP = Words(
    zh="已经两天没有备份。请确认服务器在运行、磁盘有空间，或现在做一次：cs-tui backup now",
    en="none for two days. See that the hub runs and the disk has room, or make one now: "
    "cs-tui backup now",
)
WHAT_BACKUP = Words(zh="服务器记录的备份与恢复", en="backups of the hub's records, and restoring")
WHAT_AUDIT = Words(
    zh="核对服务器的记录有没有被改动过", en="whether the hub's log was ever tampered with"
)
NOW = Words(zh="现在备份一次并核对", en="make and verify a backup now")
LIST = Words(zh="列出备份", en="list the backups")
RESTORE = Words(
    zh="用备份替换服务器的记录（先停下服务器）", en="put a backup in the place of the hub's log"
)
VERIFY = Words(zh="从头到尾核对一遍", en="check the log from its first event to its last")
FILE = Words(zh="备份文件；不写就用最近一份", en="the backup; by default the latest one")
WITNESS = Words(
    zh="某个终端见过的序号和链头，中间用冒号，可重复",
    en="SEQ:HEAD a desk was told once; may be repeated",
)
BACKUP_EXAMPLES = Words(
    zh="示例：\n  cs-tui backup now\n  cs-tui backup restore            最近一份\n"
    "  cs-tui backup restore hub-2026-09-21.db",
    en="examples:\n  cs-tui backup now\n  cs-tui backup restore            the latest one\n"
    "  cs-tui backup restore hub-2026-09-21.db",
)
AUDIT_EXAMPLES = Words(
    zh="示例：\n  cs-tui audit verify\n  cs-tui audit verify --witness 412:9f…",
    en="examples:\n  cs-tui audit verify\n  cs-tui audit verify --witness 412:9f...",
)
