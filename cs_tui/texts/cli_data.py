"""What `cs-tui kb`, `stats`, `sync` and `enrol` say."""

from cs_tui.texts.words import Words

IMPORT = Words(
    zh="导入知识：JSON 行、CSV、XLSX、Markdown 文件夹、普通手册",
    en="bring in articles: JSON lines, CSV, XLSX, a folder of Markdown, a plain manual",
)
SEARCH = Words(zh="查找知识", en="look knowledge up")
FILE = Words(
    zh="文件或文件夹；JSON 行每行一条：id、title、body、aliases、lang、cat……；- 表示标准输入",
    en="a file or folder; JSON lines have id, title, body, aliases, lang, cat and more; - reads "
    "standard input",
)
SOURCE = Words(
    zh="来源名：同一来源的同一 id 是同一条知识",
    en="where they come from: the same id from the same source is the same article",
)
DRY_RUN = Words(zh="只检查，不写入", en="only check, write nothing")
QUERY = Words(zh="要找的话：中文、拼音、首字母、英文", en="what to look for, in any wording")
STDIN = Words(zh="标准输入每行一个查询", en="one query for each line of standard input")
HITS = Words(zh="最多几条（默认 10）", en="at most so many hits (10 unless told)")
ONLY_LANG = Words(zh="只要这种语言的", en="only articles in this language")
KB_EXAMPLES = Words(
    zh="""示例：
  cs-tui kb import faq.jsonl --dry-run
  cs-tui kb import 常见问题.xlsx --source 店铺FAQ --whole
  cs-tui kb import 知识/                          一个文件夹的 Markdown
  cs-tui kb import 手册.txt --text                按章节拆成草稿，不发布
  cs-tui kb export 知识.csv                       改好再 import，没改的不会变
  cs-tui kb lint
  cs-tui kb search 退款多久到账
  cs-tui kb search tkdz -k 3
  cs-tui kb search --stdin --json < 问题.txt
标准输入的每一行得到一行 JSON：{"query": …, "hits": [{"id", "title", "score", …}]}
退出码：有不合格的行，或 lint 有发现，为 3（不带 --whole 时其余的行照常导入）""",
    en="""examples:
  cs-tui kb import faq.jsonl --dry-run
  zcat faq.jsonl.gz | cs-tui kb import - --source shop-faq --json
  cs-tui kb import faq.xlsx --source shop-faq --whole
  cs-tui kb import knowledge/                  a folder of Markdown
  cs-tui kb import manual.txt --text           drafts by its headings, nothing published
  cs-tui kb export knowledge.csv               edit it and import it: only what you changed changes
  cs-tui kb lint
  cs-tui kb search "how long does a refund take" --lang en
  cs-tui kb search --stdin --json < queries.txt
each line of standard input is answered by one line of JSON:
  {"query": ..., "hits": [{"id", "title", "score", ...}]}
exit code: 3 when a line was bad or lint found something (without --whole the good lines are in)""",
)
QUERY_OR_STDIN = Words(
    zh="请给出要找的话，或用 --stdin 逐行读入（二选一）",
    en="name what to look for, or read lines with --stdin: one of the two",
)
HITS_FROM_1 = Words(zh="-k 至少为 1", en="-k must be 1 or more")
NOTHING_FOUND = Words(zh="没有找到", en="nothing found")
WHOLE_LINE = Words(zh="整行", en="the line")
BAD_LINE = Words(zh="第 {line} 行，{field}：{reason}", en="line {line}, {field}: {reason}")
PROGRESS = Words(zh="已处理 {n} 条……", en="{n} so far…")
IMPORTED = Words(
    zh="新增 {added}，更新 {changed}，未变 {same}，不合格 {bad}",
    en="added {added}, changed {changed}, same {same}, bad {bad}",
)
WOULD = Words(
    zh="只检查：将新增 {added}，更新 {changed}，未变 {same}，不合格 {bad}",
    en="dry run: would add {added}, change {changed}, leave {same}; bad {bad}",
)

DAY = Words(
    zh="哪一天：2026-11-24、today、yesterday（默认今天的班）",
    en="which shift day: 2026-11-24, today, yesterday (today unless told)",
)
ACTOR = Words(
    zh="谁的：人员编号，或 all 表示本机记录里的所有人（默认自己）",
    en="whose: a person's id, or all for everybody in this log (mine unless told)",
)
FROM_HUB = Words(
    zh="向服务器要数据，而不是用本机记录算（团队数据用它）",
    en="ask the hub instead of this machine's log: it knows the whole team",
)
TEAM = Words(
    zh="整个团队的：有服务器时向服务器要，单机时用本机记录算",
    en="the whole team's: from the hub; a desk alone has all of it in its own log",
)
EXPLAIN = Words(
    zh="说明一项指标怎么算，并列出当天每个数背后的工单",
    en="say what a figure means, and list the cases behind every number of the day",
)
CASES = Words(zh="工单：{cases}", en="cases: {cases}")
MISSED = Words(zh="其中没做到的：{cases}", en="of them missed: {cases}")
NO_FIGURE = Words(
    zh="这一天没有这项数字，或者它不按天计算",
    en="the day has no such figure, or it is not told by day",
)
STATS_EXAMPLES = Words(
    zh="""示例：
  cs-tui stats
  cs-tui stats --day yesterday --actor all --json
  cs-tui stats --team --day yesterday --json
  cs-tui stats --explain first_response
  cs-tui stats --team --explain first_in_time
不足 10 件只给件数，不给百分比；时长按渠道分开，从不合并。""",
    en="""examples:
  cs-tui stats
  cs-tui stats --day 2026-11-24 --actor all --json
  cs-tui stats --team --day yesterday --json
  cs-tui stats --explain first_response
  cs-tui stats --team --explain first_in_time
below ten there are counts and no percentages; times are by channel and never pooled.""",
)
BAD_DAY = Words(
    zh="“{given}”不是日期。请写 2026-11-24、today 或 yesterday",
    en="“{given}” is no day. Write 2026-11-24, today or yesterday",
)
NO_SUCH_METRIC = Words(
    zh="没有“{given}”这项指标；最接近的是 {near}",
    en="there is no figure “{given}”; the nearest is {near}",
)
EXPLAINED = Words(
    zh="{id} {name}：{definition}分母：{denominator}。{better}样本少于 {minimum_n} 时只给件数。",
    en="{id}, {name}: {definition} Out of: {denominator}. {better} Below {minimum_n} only counts "
    "are shown.",
)
BETTER = {
    "up": Words(zh="越高越好。", en="Higher is better."),
    "down": Words(zh="越低越好。", en="Lower is better."),
    "band": Words(zh="没有越高或越低越好。", en="Neither high nor low is better."),
}
OF_DAY = Words(zh="{day}，{who}", en="{day}, {who}")
EVERYBODY = Words(zh="所有人", en="everybody")
IN_ALL = Words(zh="合计", en="all channels")
ROW = Words(zh="{name}：{parts}", en="{name}: {parts}")
PROMISES = Words(zh="{kept}，未了 {n}", en="{kept}, {n} open")
FIRST_CONTACTS = Words(
    zh="{first} 至 {last}：{net}；{gross}。未满 7 天 {young}，再来 {again}，不知是谁 {unknown}",
    en="{first} to {last}: {net}; {gross}. Younger than 7 days {young}, came again {again}, "
    "customer unknown {unknown}",
)
ABOUT = Words(zh="分类：{leaves}", en="about: {leaves}")
ABANDONED = Words(zh="客户放弃 {n}", en="abandoned {n}")
OUTBOUND = Words(zh="主动联系 {n}，不计入以上各项", en="contacts we began {n}, not counted above")
QUARANTINED = Words(
    zh="{n} 次接触的时长不可信，计件不计时",
    en="{n} contacts counted without their times, which cannot be right",
)
UNANSWERED = Words(zh="还没有首响 {n}", en="not answered yet {n}")
SINCE = Words(zh="{case} {channel}，{time} 起{due}", en="{case} {channel} since {time}{due}")
DUE = Words(zh="，{time} 到期", en=", due {time}")
SECONDS = Words(zh="{s} 秒", en="{s} s")
MINUTES = Words(zh="{m} 分 {s} 秒", en="{m} min {s} s")
HOURS = Words(zh="{h} 小时 {m} 分", en="{h} h {m} min")

ONLY_STATUS = Words(zh="只看状态，不联网", en="only show where it stands, without a network")
SYNC_EXAMPLES = Words(
    zh="""示例：
  cs-tui sync
  cs-tui sync --status --json
退出码：4 连不上或被服务器拒绝，5 已有打开的工作台在同步；记录都在本机。""",
    en="""examples:
  cs-tui sync
  cs-tui sync --status --json
exit codes: 4 the hub is out of reach or refuses, 5 a running desk syncs; nothing is lost.""",
)
SYNCED = Words(
    zh="已同步：发出 {sent}，收到 {fetched}", en="synced: {sent} sent, {fetched} fetched"
)
HUB_IS = Words(zh="服务器 {url}，上次联系 {at}", en="hub {url}, last contact {at}")
NEVER = Words(zh="从未", en="never")
WAITING = Words(zh="{n} 条等待发送，最早 {at}", en="waiting to be sent: {n}, the oldest from {at}")
ALL_SENT = Words(zh="都已发送", en="everything is sent")
REFUSED = Words(
    zh="服务器没有接受：{n} 条。在工作台按 F10 查看原因",
    en="not taken by the hub: {n}; F10 at the desk shows why",
)
VOID = Words(
    zh="没有生效：{n} 条。在工作台按 F10 查看原因",
    en="without effect: {n}; F10 at the desk shows why",
)
CONFLICTS = Words(
    zh="与别人的修改冲突：{n} 处。在工作台按 F10 选择",
    en="edits that met another's: {n}; choose at the desk with F10",
)
ALONE = Words(
    zh="这里是单机使用，没有服务器可同步", en="this desk works alone: there is no hub to sync with"
)

CODE = Words(
    zh="管理员给的一次性登记码；- 从标准输入读，不留在命令历史里",
    en="the one-time code from your admin; - reads standard input, so that no history keeps it",
)
DEVICE = Words(zh="这台设备叫什么", en="what this device is called")
BEGIN_ALONE = Words(zh="不加入服务器，单机使用", en="no hub: this desk works alone")
NAME = Words(zh="单机使用时的姓名", en="the name of who works alone")
LANG = Words(zh="界面语言", en="the language of the desk")
ENROL_EXAMPLES = Words(
    zh="""示例：
  cs-tui enrol - --device 前台-2
  cs-tui enrol --alone --name 林静 --lang zh
登记码只能用一次；写 - 后把它粘贴进来，再按 Ctrl+D。""",
    en="""examples:
  cs-tui enrol - --device front-desk-2
  cs-tui enrol --alone --name Lin --lang en
a code works once; with - paste it, then press Ctrl+D.""",
)
CODE_OR_ALONE = Words(
    zh="请给出登记码，或用 --alone 单机使用（二选一）",
    en="give an enrolment code, or --alone: one of the two",
)
NAME_NEEDED = Words(zh="单机使用请用 --name 写明姓名", en="--alone needs a name: --name")
HAS_HUB = Words(
    zh="这个身份已加入服务器 {url}；要单机使用请换一个 CS_TUI_HOME",
    en="this profile belongs to the hub {url}; choose another CS_TUI_HOME to work alone",
)
JOINED = Words(zh="{name} 已加入 {url}", en="{name} has joined {url}")
NOT_FETCHED = Words(
    zh="已登记，资料还没有取来：{why}；请稍后运行 cs-tui sync",
    en="enrolled, but nothing is fetched yet: {why}; run cs-tui sync later",
)
BEGUN = Words(zh="{name}，单机使用已就绪", en="{name}, ready to work alone")
