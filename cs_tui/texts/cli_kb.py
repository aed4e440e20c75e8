"""What `cs-tui kb import`, `export` and `lint` say."""

from cs_tui.texts.words import Words

EXPORT = Words(
    zh="导出知识，改好可以再导入", en="write articles to a file that can be edited and imported"
)
LINT = Words(
    zh="检查知识：断链、空答案、缺语言、过期、自己的标题找不到自己、答案重复",
    en="check articles: broken links, empty answers, missing language, expired, not found by "
    "their own title, the same answer twice",
)
TO = Words(
    zh="写到这个文件（.jsonl、.csv、.xlsx）或文件夹（Markdown）；- 为标准输出",
    en="the file (.jsonl, .csv, .xlsx) or the folder (Markdown) to write; - is standard output",
)
FORMAT = Words(
    zh="文件格式（默认看文件名；文件夹是 Markdown）",
    en="what the file is (by its name unless told; a folder is Markdown)",
)
TEXT = Words(
    zh="普通手册：按章节拆成草稿，不发布",
    en="a plain manual: split at its headings into drafts, nothing is published",
)
WHOLE = Words(
    zh="要么整个文件导入，要么一条都不导入（默认：好的行导入，有误的行说明）",
    en="import all of the file or nothing (unless told, good lines come in and bad ones are named)",
)
SKIP_ALIKE = Words(
    zh="和已有标题相同或很像的不导入", en="leave out what asks the same as another article"
)
WHICH_FORMAT = Words(
    zh="看不出 {file} 是什么格式；请用 --format 指明（jsonl、csv、xlsx、markdown），手册用 --text",
    en="what {file} is cannot be told by its name; use --format (jsonl, csv, xlsx, markdown), or "
    "--text for a manual",
)
STDIN_IS_JSON = Words(
    zh="标准输入只能是 JSON 行；其他格式请给文件名",
    en="standard input is JSON lines only; name a file for other formats",
)
NEEDS_FILE = Words(
    zh="{form} 要写到文件或文件夹，请给出名称", en="{form} is written to a file or folder: name it"
)
EXPORTED = Words(zh="已导出 {n} 条：{file}", en="{n} articles written: {file}")
IN_FILE = Words(zh="{file}，{what}", en="{file}, {what}")
AT_LINE = Words(zh="第 {line} 行", en="line {line}")
HERE = Words(zh="已有知识", en="an article here")
SAME_TITLE = Words(
    zh="第 {line} 行“{title}”与{where}“{other}”标题相同",
    en="line {line} “{title}” has the title of {where}: “{other}”",
)
ALIKE = Words(
    zh="第 {line} 行“{title}”与{where}“{other}”很像",
    en="line {line} “{title}” is much like {where}: “{other}”",
)
ALIKE_ALL = Words(
    zh="{n} 条与别的标题相同或很像，其中 {skipped} 条没有导入；用 --skip-alike 可全部略过",
    en="{n} ask the same as others, {skipped} of them left out; --skip-alike leaves them all out",
)
KEPT_OUT = Words(
    zh="{bad} 行有误，什么都没有导入；改好后会新增 {added}，更新 {changed}，未变 {same}",
    en="{bad} lines are bad and nothing was imported; corrected it would add {added}, change "
    "{changed}, leave {same}",
)
DISK_FULL = Words(
    zh="导入中断：{why} 前 {n} 条已完整处理，其余没有动。腾出空间后重新导入同一文件即可接着来。",
    en="The import stopped: {why} The first {n} are done whole, the rest was not touched. Make "
    "room and import the same file again: it goes on from there.",
)
FOUND = Words(zh="{article}  {title}：{what}", en="{article}  {title}: {what}")
NOTHING_WRONG = Words(zh="查了 {n} 条，没有发现问题", en="{n} looked at, nothing wrong")
WRONG = Words(zh="查了 {n} 条，发现 {found} 处", en="{n} looked at, {found} things found")
KINDS = {
    "broken_link": Words(zh="链接“{about}”没有对应的知识", en="“{about}” links to no article"),
    "unsafe_link": Words(
        zh="链接“{about}”不是网页、邮箱或知识", en="“{about}” is no page, address or article"
    ),
    "circle": Words(zh="只有链接，又绕回自己：{about}", en="links only, in a circle: {about}"),
    "empty": Words(zh="没有正文", en="it has no answer"),
    "no_language": Words(zh="没有注明语言", en="it does not say its language"),
    "no_twin": Words(zh="缺另一种语言的版本", en="it lacks the other language"),
    "expired": Words(zh="已过有效期，请归档或续期", en="it has expired; archive or prolong it"),
    "unreachable": Words(
        zh="用自己的标题查不到自己（前 5 条）",
        en="its title does not find it among the first 5",
    ),
    "same_answer": Words(zh="答案与“{about}”相同", en="it answers the same as “{about}”"),
}

ONLY_CAT = Words(zh="只查这个分类（叶子的编号）", en="only this category, by the id of its leaf")
ONLY_CHANNEL = Words(
    zh="只查这个渠道能用的（phone、chat、email……）",
    en="only what is for this channel (phone, chat, email, ...)",
)
ONLY_FRESH = Words(
    zh="new 上一班后有改动；week、month 7、30 天内有改动；due 该复核",
    en="new: changed since your last shift; week, month: in 7, 30 days; due: to be reviewed",
)
