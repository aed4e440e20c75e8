"""What is said about files of knowledge: parts of sentences that follow file, line and field."""

from cs_tui.texts.words import Words

TOO_LONG = Words(
    zh="有 {n} 个字符，最多 {most} 个", en="it has {n} characters, {most} are the most"
)
TOO_MANY = Words(zh="有 {n} 个，最多 {most} 个", en="there are {n}, {most} are the most")
ENDS_FIRST = Words(zh="止日不晚于起日", en="it ends before it begins to hold")
NOT_A_KEY = Words(
    zh="不是我们导出的编号；新知识请留空",
    en="it is no key of an export of ours; leave it empty for a new article",
)
ONE_OF = Words(zh="只能是 {known} 之一，或留空", en="it must be one of {known}, or empty")
ID_IN_FILE = Words(
    zh="编号与 {file} 第 {line} 行重复", en="the id is the same as in {file}, line {line}"
)

TOO_LARGE = Words(
    zh="文件 {file} 超过 {most} MB，没有读入，原有知识没有改动。请拆成几个文件，"
    "或用 JSON 行格式（.jsonl），它没有大小限制。",
    en="The file {file} is larger than {most} MB and was not read; no article was changed. Split "
    "it, or use JSON lines (.jsonl), which may be of any size.",
)
EMPTY_TABLE = Words(
    zh="文件 {file} 里没有表头，没有可导入的知识",
    en="the file {file} has no heading and no article in it",
)
NO_TITLE_COLUMN = Words(
    zh="文件 {file} 第 {line} 行的表头里没有“标题”一列（也可以叫 {near}），没有读入。",
    en="The heading in line {line} of {file} has no column “title” (or {near}); nothing was read.",
)
COLUMN_TWICE = Words(
    zh="文件 {file} 第 {line} 行的表头里有重复的列：{names}。请留一列，没有读入。",
    en="The heading in line {line} of {file} has columns twice: {names}. Keep one of each; nothing "
    "was read.",
)
NO_TEXT_IN_CELL = {
    "formula": Words(
        zh="是公式，不是文字；请在表格里“选择性粘贴为值”",
        en="it is a formula and no text; paste it as a value",
    ),
    "error": Words(zh="是出错的单元格", en="it is a cell with an error"),
}

BAD_WORKBOOK = Words(
    zh="表格 {file} 没有读完：{why}。原有知识没有改动。",
    en="The workbook {file} was not read to its end: {why}. No article was changed.",
)
OLD_OR_LOCKED = Words(
    zh="是旧的 .xls 格式，或设了密码；请去掉密码，另存为 .xlsx",
    en="it is an old .xls, or locked with a password; take the password off, save it as .xlsx",
)
WORKBOOK_TOO_LARGE = Words(
    zh="超过 {most} MB；请拆成几个", en="it is larger than {most} MB; split it"
)
BOMB = Words(
    zh="解开后的内容远多于正常的表格，像是压缩炸弹",
    en="it unpacks to far more than a workbook of texts holds, as a zip bomb does",
)
HAS_DOCTYPE = Words(
    zh="里面有文档类型声明，正常的表格没有", en="it declares a document type, as no workbook does"
)
COUNTS_FROM_1904 = Words(
    zh="日期从 1904 年算起，会差四年；请在表格选项里关掉“1904 日期系统”，或另存为 CSV",
    en="it counts its days from 1904, so that they would be four years off; turn the 1904 date "
    "system off, or save it as CSV",
)
NO_WORKBOOK = Words(
    zh="不是 .xlsx 表格，或缺少工作表", en="it is no .xlsx workbook, or it has no sheet"
)
DAMAGED = Words(zh="文件已损坏（{why}）", en="it is damaged ({why})")

NO_MARKDOWN = Words(
    zh="文件夹 {file} 里没有 Markdown 文件（.md）", en="the folder {file} holds no Markdown (.md)"
)
NO_FOLDER = Words(zh="文件夹 {file} 打不开（{why}）", en="the folder {file} cannot be read ({why})")
NOT_A_FILE = Words(zh="不是普通文件，没有读入", en="it is no ordinary file and was not read")
OPEN_FRONT_MATTER = Words(zh="开头的 --- 没有结束的 ---", en="the front matter is not ended by ---")
NOT_FRONT_MATTER = Words(
    zh="开头部分每行先写名称，再写英文冒号、空格和内容",
    en="front matter is written as “name: value”",
)
FIELD_TWICE = Words(zh="写了两次", en="it is given twice")
OPEN_QUOTE = Words(zh="引号没有配对", en="its quotes do not close")

ONLY_READ = Words(
    zh="手册只能导入；导出请用 jsonl、csv、xlsx 或 markdown",
    en="a manual can only be read; export as jsonl, csv, xlsx or markdown",
)
IS_DATABASE = Words(
    zh="{file} 是数据库，导出会把它覆盖；没有改动，请换一个文件名。",
    en="{file} is a database, which the export would replace. It was left as it is; name another "
    "file.",
)
NOT_WRITTEN = Words(
    zh="写不了 {file}（{why}）。请检查文件夹、权限和剩余空间；原有文件没有改动。",
    en="{file} cannot be written ({why}). Check the folder, its permissions and the space left; "
    "what was there stands as it was.",
)
CELL_TOO_LONG = Words(
    zh="第 {line} 行的 {field} 有 {n} 个字符，表格的一格最多 {most} 个；"
    "请改用 jsonl、csv 或 markdown 导出。没有写出文件。",
    en="The {field} in row {line} has {n} characters and a cell holds {most}; export as jsonl, csv "
    "or markdown instead. No file was written.",
)
