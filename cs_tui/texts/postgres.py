"""What the hub says of its PostgreSQL database."""

from cs_tui.texts.words import Words

NO_DRIVER = Words(
    zh="PostgreSQL 需要另装驱动：pip install 'cs-tui[postgres]'（或 uv sync --extra postgres）；"
    "不装也可以用 SQLite，去掉 --database 即可",
    en="PostgreSQL needs its driver: pip install 'cs-tui[postgres]' (or uv sync --extra postgres); "
    "without it the hub runs on SQLite, leave --database away",
)
NO_SERVER = Words(
    zh="连不上数据库 {place}：{why}。没有改动；请检查地址、密码文件和数据库服务",
    en="the database {place} cannot be reached: {why}. Nothing was changed; check the address, "
    "the password file and the database server",
)
BAD_ADDRESS = Words(
    zh="不能使用数据库 {place}：{why}", en="the database {place} cannot be used: {why}"
)
AWAY = Words(
    zh="数据库 {place} 暂时没有回应；已收下的都在，可以原样重发",
    en="the database {place} does not answer now; all that was taken in is kept, the same may be "
    "sent again",
)
TOO_NEW = Words(
    zh="数据库的版本是 {found}，这个程序只认识到 {known}。没有改动；请升级 cs_tui",
    en="the database has version {found}, this program knows up to {known}. Nothing was changed; "
    "please upgrade cs_tui",
)
PASSWORD_IN_ADDRESS = Words(
    zh="地址里不要写密码：本机的人都看得到命令行。请写进密码文件（PGPASSFILE 或 ~/.pgpass）"
    "或环境变量 PGPASSWORD",
    en="leave the password out of the address: everybody on this machine can read command lines. "
    "Put it into a password file (PGPASSFILE or ~/.pgpass) or into PGPASSWORD",
)
DATABASE = Words(
    zh="数据库文件，或 postgresql://用户@主机/库名",
    en="the hub's file, or postgresql://user@host/name",
)
OWN_BACKUP = Words(
    zh="备份由 PostgreSQL 自己负责（pg_dump，或 pg_basebackup 加归档）；这里不另做",
    en="backups are PostgreSQL's own (pg_dump, or pg_basebackup with an archive); none is made "
    "here",
)
BACKUP_IS_ITS_OWN = Words(
    zh="{place} 是 PostgreSQL：请用 pg_dump 或 pg_basebackup 备份和恢复，"
    "恢复后、启动服务器前运行 cs-tui backup restore --database（不带文件）；没有改动",
    en="{place} is PostgreSQL: back up and restore it with pg_dump or pg_basebackup; after a "
    "restore, before the hubs start, run cs-tui backup restore --database (without a file). "
    "Nothing was changed",
)
BEGUN_ANEW = Words(
    zh="已记下数据库从备份恢复过（{n} 条记录）。启动服务器后，各终端会自动把备份之后的记录补回来；"
    "备份之后登记或停用的人员和设备请核对：cs-tui people list",
    en="noted that the database was restored ({n} events). Start the hubs and the desks send back "
    "what came after the backup; check people and devices: cs-tui people list",
)
DRY_RUN = Words(
    zh="只试一遍数据库要做的升级并列出语句，不改动，也不启动",
    en="try the schema migrations that are due, list them, change nothing and do not serve",
)
WOULD_MIGRATE = Words(
    zh="试过 {n} 条语句，都成功，已全部撤回；没有改动",
    en="{n} statements were tried, all worked and were taken back; nothing was changed",
)
UP_TO_DATE = Words(zh="数据库已是最新，不用升级", en="the database is up to date")
HUB_DATABASE = Words(zh="服务器数据库", en="hub database")
ANSWERS = Words(zh="{place}，{n} 条记录", en="{place}, {n} events")
