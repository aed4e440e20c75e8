"""What we say about content files: what is wrong, where, and what to do."""

from __future__ import annotations

from cs_tui.texts.words import Words

# Not found in the policy in force.
NO_SUCH_LEAF = Words(
    zh="当前分类表里没有“{leaf}”这一类，请重新选择分类。",
    en="The category table in force has no “{leaf}”. Please pick a category again.",
)
NO_SUCH_CHANNEL = Words(
    zh="没有“{channel}”这个渠道，请检查服务时限表（sla）。",
    en="There is no channel “{channel}”. Please check the service levels (sla).",
)
NO_SUCH_TEAM = Words(
    zh="没有“{team}”这个团队，请检查店铺资料（shop）。",
    en="There is no team “{team}”. Please check the shop profile (shop).",
)

# A whole document.
BAD_DOCUMENT = Words(
    zh="内容文档 {document} 的 {field} 有误：{reason}。原有内容没有改动，改好后请重新导入。",
    en="Content document {document}, field {field}: {reason}. "
    "Nothing was changed; correct it and import again.",
)
DOCUMENT_MISSING = Words(
    zh="缺少内容文档 {document}。原有内容没有改动，请补齐后重新导入。",
    en="The content document {document} is missing. Nothing was changed; add it and import again.",
)

NOT_YOURS_TO_CHANGE = Words(
    zh="店铺内容由班长或管理员修改，您可以查看和导出。没有改动；需要修改请找班长。",
    en="Leads and admins change the shop's content; you may read and export it. "
    "Nothing was changed; please ask your lead.",
)
HAS_FAULTS = Words(
    zh="还有 {n} 处要改，没有导入。改好后请重新检查。",
    en="There are {n} things to correct; nothing was imported. Correct them and check again.",
)
REVISED_SINCE = Words(
    zh="{document} 在第 {base} 版之后又有人改过，现在是第 {rev} 版（{by}）。没有导入；"
    "请重新导出，把改动并进去。确定要盖过去，可用 --base-rev {rev}",
    en="{document} was revised after revision {base}: it is at {rev} now (by {by}). Nothing was "
    "imported; export it again and bring your changes in. To write over it, use --base-rev {rev}",
)

# Reasons: parts of a sentence, without a full stop.
REQUIRED = Words(zh="必填，但没有写", en="it is required and was not given")
UNKNOWN_FIELD = Words(
    zh="没有这个字段，请检查拼写", en="there is no such field; check the spelling"
)
UNKNOWN_FIELD_NEAR = Words(
    zh="没有这个字段，最接近的是“{near}”", en="there is no such field; the nearest is “{near}”"
)
NOT_TEXT = Words(zh="应为文字", en="it must be text")
BLANK = Words(zh="不能为空", en="it must not be blank")
NOT_A_NUMBER = Words(zh="应为数字", en="it must be a number")
NOT_WHOLE = Words(zh="应为整数", en="it must be a whole number")
NOT_YES_NO = Words(zh="应为 true 或 false", en="it must be true or false")
NOT_A_LIST = Words(zh="应为列表", en="it must be a list")
NOT_A_TABLE = Words(zh="应为一组“字段 = 值”", en="it must be a table of fields")
NOT_A_DATE = Words(zh="应为日期，如 2026-10-01", en="it must be a date such as 2026-10-01")
NOT_ONE_OF = Words(zh="只能是 {expected}", en="it must be one of {expected}")
OUT_OF_RANGE = Words(zh="超出允许的范围", en="it is out of the allowed range")
WRONG_LENGTH = Words(zh="项数或长度不对", en="it has the wrong length")
BAD_PATTERN = Words(zh="写法不对或为空", en="it is blank or not written as expected")
NOT_ACCEPTED = Words(zh="值不符合要求", en="the value is not accepted")
RINGS_DISAGREE = Words(
    zh="响铃声数换算为 {ms} 毫秒，与写明的时限不一致：只留一个",
    en="so many rings are {ms} ms, and another time is written beside it: keep one of them",
)
QUIET_ALWAYS = Words(
    zh="不打扰的时段要有头有尾：两个时刻不能相同",
    en="hours without surveys need a beginning and an end: the two times must differ",
)
CLOSURE_BACKWARDS = Words(zh="结束日期早于开始日期", en="the last day is before the first")
HOURS_BACKWARDS = Words(
    zh="时段重叠，或结束早于开始", en="the hours overlap, or end before they begin"
)
OFF_AND_WORKED = Words(
    zh="{day} 既是休息日又是上班日", en="{day} is both a day off and a day worked"
)
TELL_WITHOUT_CONSENT = Words(
    zh="写了 tell（同意前要告知的），consent 就要是 true",
    en="what must be told before consent needs consent to be true",
)
MONEY_WITHOUT_KIND = Words(
    zh="写了金额，就要写明 money 是 refund（退款）还是 compensation（补偿）",
    en="an amount needs money to be refund or compensation",
)
ONE_TIME_ONLY = Words(
    zh="in_ms 与 business_ms 须且只能写一个", en="exactly one of in_ms and business_ms is needed"
)
TWICE = Words(zh="编号“{id}”出现了两次", en="the id “{id}” appears twice")
KEPT_TWICE = Words(
    zh="“{name}”归了两个保存类别，只能归一个",
    en="“{name}” is of two classes, it can be of one alone",
)
REST = Words(
    zh="不写 natures 和 leaves 的类别（其余都归它）只能有一个",
    en="only one class may name neither natures nor leaves: it holds all the rest",
)
NO_SUCH_ID = Words(zh="“{id}”在 {document} 中不存在", en="“{id}” does not exist in {document}")
UNKNOWN_PLACEHOLDER = Words(
    zh="占位符“{name}”不在词表里", en="the placeholder “{name}” is not in the vocabulary"
)
UNEQUAL_PLACEHOLDERS = Words(
    zh="中英文占位符不一致（{names}）",
    en="the Chinese and the English text differ in placeholders ({names})",
)

# Files.
FILE_MISSING = Words(
    zh="找不到随软件附带的文件 {file}。请重新安装 cs-tui。",
    en="The file {file}, which comes with cs-tui, is not there. Install cs-tui again.",
)
NOT_IN_FOLDER = Words(
    zh="找不到文件：文件夹 {folder} 里没有 {file}。请核对文件名和扩展名。",
    en="No such file: the folder {folder} has no {file}. Check the name and its ending.",
)
MEANT = Words(
    zh="找不到文件：文件夹 {folder} 里没有 {file}，有一个相近的 {meant}。请核对文件名。",
    en="No such file: the folder {folder} has no {file}, but it has {meant}. Check the name.",
)
NO_FOLDER = Words(
    zh="找不到文件 {file}：{folder} 里没有文件夹 {gone}。请核对路径。",
    en="No such file as {file}: {folder} has no folder {gone}. Check the path.",
)
NO_FOLDER_HERE = Words(
    zh="找不到文件 {file}：这是相对路径，而 {folder} 里没有文件夹 {gone}。请写完整路径。",
    en="No such file as {file}: it is looked for from {folder}, which has no folder {gone}. "
    "Give the whole path.",
)
FILE_IS_FOLDER = Words(
    zh="{file} 是文件夹，不是文件。请写到文件名为止。",
    en="{file} is a folder, not a file. Name a file in it.",
)
FILE_UNREADABLE = Words(
    zh="读不了文件 {file}（{why}）。请检查权限和磁盘。",
    en="The file {file} cannot be read ({why}). Check permissions and the disk.",
)
FILE_NOT_UTF8 = Words(
    zh="文件 {file} 第 {line} 行不是 UTF-8 编码。请另存为 UTF-8 后重试。",
    en="The file {file}, line {line}, is not UTF-8. Save it as UTF-8 and try again.",
)
FILE_MIXED = Words(
    zh="文件 {file} 第 {line} 行起不是 {encoding} 编码，像是几种编码混在一起，没有读完。"
    "请另存为 UTF-8 后重试。",
    en="The file {file} is not {encoding} from line {line} on: it seems to mix encodings and was "
    "not read to its end. Save it as UTF-8 and try again.",
)
FILE_NOT_TOML = Words(
    zh="文件 {file} 第 {line} 行不符合 TOML 写法：{why}。原有内容没有改动。",
    en="The file {file}, line {line}, is not valid TOML: {why}. Nothing was changed.",
)
FILE_FIELD = Words(
    zh="文件 {file} 的 {field} 有误：{reason}。原有内容没有改动。",
    en="The file {file}, field {field}: {reason}. Nothing was changed.",
)
FILE_LINE = Words(
    zh="文件 {file} 第 {line} 行的 {field} 有误：{reason}。",
    en="The file {file}, line {line}, field {field}: {reason}.",
)

FILE_TOO_LARGE = Words(
    zh="文件 {file} 超过 {most} MB，不像是内容文件，没有读入。请确认没有选错文件。",
    en="The file {file} is larger than {most} MB, too large for content, and was not read. "
    "Check that it is the right file.",
)
FILE_IS_BINARY = Words(
    zh="文件 {file} 不是文本文件，没有读入。表格请另存为“CSV UTF-8”后重试。",
    en="The file {file} is not a text file and was not read. Save a spreadsheet as CSV UTF-8.",
)
FILE_CONVERTED = Words(
    zh="文件 {file} 是 {encoding} 编码，已按此读入；原文件没有改动。",
    en="The file {file} is in {encoding} and was read as such; the file itself is unchanged.",
)

NOTICE_SAME_VERSION = Words(
    zh="内容改了，版本还是 {version}；请写 version = {following}，大家才会重新阅读",
    en="it says something else than version {version} did; write version = {following}, so that "
    "everybody reads it anew",
)
NOTICE_OLD_VERSION = Words(
    zh="现在已是第 {version} 版，文件里的更旧",
    en="version {version} is out already, the file has an older one",
)
NO_SUCH_CONTENT = Words(
    zh="没有叫“{name}”的内容，最接近的是“{near}”。文件名即内容名，也可以用 --as 指明。",
    en="There is no content called “{name}”; the nearest is “{near}”. A file is about what it is "
    "named after, unless --as says otherwise.",
)

# A list of content as CSV: parts of a sentence.
NOT_CSV = Words(zh="不是完整的 CSV 行（{why}）", en="it is not a complete CSV row ({why})")
NO_HEADING = Words(zh="没有表头", en="there is no heading")
TOO_MANY_CELLS = Words(
    zh="多于表头的 {n} 列；含逗号或换行的格子要加引号",
    en="it has more than the {n} cells of the heading; quote cells with commas or new lines",
)
UNKNOWN_COLUMN = Words(
    zh="没有这一列，最接近的是“{near}”", en="there is no such column; the nearest is “{near}”"
)

# One line of an article file.
LABEL_TOO_LONG = Words(zh="超过 {most} 个字符", en="it is longer than {most} characters")
LINE_NOT_UTF8 = Words(zh="不是 UTF-8 编码", en="it is not UTF-8")
LINE_NOT_JSON = Words(zh="不是一条完整的 JSON", en="it is not one complete JSON value")
LINE_NOT_OBJECT = Words(
    zh="应为一个 JSON 对象，以花括号括起", en="it must be one JSON object in braces"
)
LINE_TOO_DEEP = Words(zh="嵌套层数太多", en="it is nested too deeply")
LINE_TOO_LONG = Words(zh="一行超过 {limit} 字节", en="the line is longer than {limit} bytes")
NOT_FINITE = Words(zh="含有 NaN 或无穷大", en="it contains NaN or an infinity")
NOT_ID = Words(zh="编号应为文字或整数", en="the id must be text or a whole number")
NOT_A_LIST_OF_TEXTS = Words(zh="应为文字的列表", en="it must be a list of texts")
NOT_A_LANGUAGE = Words(zh="只能是 zh、en 或留空", en="it must be zh, en or empty")
BROKEN_CHARACTERS = Words(zh="含有残缺的字符", en="it contains half a character")
ID_TWICE = Words(zh="编号与第 {line} 行重复", en="the id is the same as on line {line}")

CONTENT_REVISED = Words(zh="内容修订", en="a content document")
