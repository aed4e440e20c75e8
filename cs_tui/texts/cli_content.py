"""What `cs-tui content` says."""

from cs_tui.texts.words import Words

LIST = Words(zh="有哪些内容、第几版、谁改的", en="the documents, their revision, who changed them")
EXPORT = Words(zh="导出成可以编辑的文件", en="write documents to files that can be edited")
IMPORT = Words(zh="导入改好的文件", en="bring edited files in as new revisions")
LINT = Words(zh="检查话术的措辞", en="look for wording that reads badly to customers")
NAMES = Words(
    zh="内容名（taxonomy、sla、calendar、scripts、plays、shop、checklists、reasons、notices）"
    "或表格名（phrases、leaves、notices.csv）；不写则全部导出",
    en="documents (taxonomy, sla, calendar, scripts, plays, shop, checklists, reasons, notices) or "
    "lists (phrases, leaves, notices.csv); every document unless named",
)
TO = Words(
    zh="写到这个文件夹（默认：只导出一份时输出到屏幕）",
    en="the folder to write to (one document alone goes to standard output unless told)",
)
FILES = Words(
    zh="TOML 是整份内容，CSV 是一张表；文件名就是内容名",
    en="TOML is a whole document, CSV one list; a file is about what it is named after",
)
AS = Words(zh="文件名不是内容名时，指明是哪一份", en="what the file is, when its name does not say")
BASE_REV = Words(
    zh="是在第几版上改的（默认看文件第一行）",
    en="the revision it was edited from (the first line of the file unless told)",
)
EXAMPLES = Words(
    zh="""示例：
  cs-tui content list
  cs-tui content export --to 内容/               每份一个 TOML
  cs-tui content export phrases --to 内容/       话术表，可用表格软件打开
  cs-tui content import 内容/shop.toml --dry-run 只检查，逐条说明哪里要改
  cs-tui content import 内容/phrases.csv
  cs-tui content lint
退出码：文件有误，或 lint 有发现，为 3；没有权限，或中途有人改过，为 1；什么都不会只导入一半""",
    en="""examples:
  cs-tui content list
  cs-tui content export --to content/                one TOML file a document
  cs-tui content export phrases --to content/        the phrases, for a spreadsheet
  cs-tui content import content/shop.toml --dry-run  says line by line what is wrong
  cs-tui content import content/phrases.csv
  cs-tui content lint
exit code: 3 when a file is wrong or lint found something, 1 when you may not or somebody changed
it meanwhile; nothing is ever imported by halves""",
)
ONE_ROW = Words(
    zh="{name}：第 {rev} 版，{time}，{by}", en="{name}: revision {rev}, {time}, by {by}"
)
NOT_THERE = Words(zh="{name}：还没有", en="{name}: not there yet")
RIVALS = Words(
    zh="  另有 {n} 个修订与它冲突，没有生效",
    en="  {n} other revisions conflicted and had no effect",
)
TO_FOLDER = Words(
    zh="要导出多份，请用 --to 指明文件夹", en="to export several, name a folder with --to"
)
WRITTEN = Words(zh="已写入 {file}", en="written: {file}")
NO_FOLDER = Words(
    zh="写不了 {file}（{why}）。请检查文件夹和权限。",
    en="{file} cannot be written ({why}). Check the folder and its permissions.",
)
ONE_FILE_AS = Words(zh="--as 一次只能用于一个文件", en="--as goes with one file only")
FAULT = Words(
    zh="{file}，第 {line} 行，{field}：{reason}", en="{file}, line {line}, {field}: {reason}"
)
FAULT_NO_LINE = Words(zh="{file}，{field}：{reason}", en="{file}, {field}: {reason}")
WHOLE = Words(zh="整行", en="the row")
KEPT = Words(
    zh="共 {n} 处有误，什么都没有导入，原有内容没有改动。改好后请重新导入。",
    en="{n} things are wrong. Nothing was imported and nothing was changed; correct the file and "
    "import it again.",
)
NOTICES_ALONE = Words(
    zh="公告请单独导入，不和其他内容一起",
    en="import notices on their own, not with other content",
)
NOTICES_OUT = Words(
    zh="公告：发布 {added} 则新的、{changed} 则新版，{same} 则没有变化",
    en="notices: {added} new, {changed} new versions, {same} as they were",
)
NOTICES_WOULD = Words(
    zh="公告：只检查，将发布 {added} 则新的、{changed} 则新版，{same} 则没有变化",
    en="notices: dry run, would be {added} new, {changed} new versions, {same} as they were",
)
SAME = Words(zh="{name}：没有变化", en="{name}: nothing new")
PUBLISHED = Words(
    zh="{name}：已发布第 {rev} 版（新增 {added}，修改 {changed}，去掉 {removed}）",
    en="{name}: revision {rev} published (added {added}, changed {changed}, removed {removed})",
)
WOULD = Words(
    zh="{name}：只检查，将成为第 {rev} 版（新增 {added}，修改 {changed}，去掉 {removed}）",
    en="{name}: dry run, would become revision {rev} "
    "(added {added}, changed {changed}, removed {removed})",
)
BADLY_WORDED = Words(zh="{field}：{habit}“{found}”", en="{field}: {habit} “{found}”")
SAY_INSTEAD = Words(zh="{said}；可以说“{instead}”", en="{said}; say “{instead}”")
BREATHLESS = Words(
    zh="{field}：电话里一口气要说 {s} 秒，请断句（提示）“{found}”",
    en="{field}: {s} s in one breath on the phone, add a pause (advice) “{found}”",
)
READS_WELL = Words(zh="没有发现问题", en="nothing found")
HABITS = {
    "negative": Words(zh="否定说法", en="negative"),
    "blame": Words(zh="像在责怪客户", en="blames the customer"),
    "vague_time": Words(zh="时间含糊", en="vague about time"),
    "vague": Words(zh="含糊", en="vague"),
    "jargon": Words(zh="行话", en="jargon"),
    "banned": Words(zh="本店不说", en="not said in this shop"),
    "name": Words(zh="称呼不对", en="another name"),
    "absolute": Words(zh="说得太满", en="promises too much"),
    "begging": Words(zh="讨要好评", en="begs for a rating"),
    "placeholder": Words(zh="占位符", en="placeholder"),
}
