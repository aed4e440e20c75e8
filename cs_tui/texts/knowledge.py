"""Words of the knowledge screen."""

from cs_tui.texts.words import Words

PLACEHOLDER = Words(
    zh="打字就找：汉字、拼音、首字母、English", en="type to search: English, Chinese, pinyin"
)
LATEST = Words(zh="最近更新，共 {n} 条", en="latest of {n}")
LATEST_FEW = Words(zh="其中最近更新，共 {n} 条", en="latest of these {n}")
FOUND = Words(zh="找到 {n} 条，最像的在前", en="{n} found, the best first")
FOUND_MOST = Words(zh="最像的 {n} 条", en="the best {n}")

NONE_FOUND = Words(zh="没有找到“{typed}”", en="nothing found for “{typed}”")
NONE_FOUND_WHY = Words(
    zh="换个客户的说法、关键词或拼音首字母再试。没有的，按 Ctrl+O 6 提交一条。",
    en="Try the customer's own words, a keyword or initials; Ctrl+O 6 proposes what is missing.",
)
NONE_LEFT = Words(zh="筛选后没有", en="none of these")
NONE_LEFT_WHY = Words(
    zh="按 Esc 清除筛选，按 Ctrl+T 换一个。",
    en="Esc shows all articles again, Ctrl+T picks another filter.",
)
EMPTY = Words(zh="知识库是空的", en="the knowledge base is empty")
EMPTY_WHY = Words(
    zh="管理员用 cs-tui kb import 文件 导入；加入服务器后会自动收到。",
    en="An admin fills it with cs-tui kb import FILE; a hub sends its articles by itself.",
)

STATES = {
    "wip": Words(zh="草稿", en="draft"),
    "published": Words(zh="已发布", en="published"),
    "validated": Words(zh="已验证", en="validated"),
    "archived": Words(zh="已归档", en="archived"),
}
LANGS = {
    "zh": Words(zh="中文", en="Chinese"),
    "en": Words(zh="英文", en="English"),
}
NO_LANG = Words(zh="语言未注明", en="no language given")
NO_CATEGORY = Words(zh="未分类", en="no category")
COMMA = Words(zh="，", en=", ")
LIKE = Words(zh="像“{wording}”", en="like “{wording}”")
SOLVED = Words(zh="解决过 {n} 单", en="solved {n}")
NEW = Words(zh="上一班后有更新", en="new since your last shift")
REVISED = Words(zh="第 {rev} 版，{time}", en="revision {rev}, {time}")
KNOWN_AS = Words(zh="编号 {value}", en="id {value}")
SOURCE = Words(zh="来源 {value}", en="from {value}")
SOURCES = {
    "shipped": Words(zh="随软件附带", en="the starter set"),
    "import": Words(zh="文件导入", en="an import"),
}
FOR_CHANNELS = Words(zh="用于{value}", en="for {value}")
HOLDS_FROM = Words(zh="{value} 起有效", en="holds from {value}")
HOLDS_TO = Words(zh="{value} 止", en="holds to {value}")
ARCHIVED_WARNING = Words(
    zh="已归档，不要再照它答复客户", en="archived: do not answer customers from it any more"
)
EXPIRED_WARNING = Words(
    zh="已过有效期，不要再照它答复客户", en="it has expired: do not answer customers from it"
)
NOT_YET_WARNING = Words(
    zh="还没有生效，先不要照它答复客户", en="it does not hold yet: do not answer customers from it"
)
NO_BODY = Words(zh="这条只有标题，没有正文。", en="This article has a title and no text.")
ASKED_AS = Words(zh="客户也会这样问", en="Customers also ask")

HINT = Words(
    zh="上下键选   Enter 阅读   Esc 返回",
    en="arrows choose   Enter reads   Esc back",
)
ACT_COPY = Words(zh="复制正文", en="copy the text")
ACT_FILTER = Words(
    zh="筛选：语言、分类、渠道、新旧", en="filter: language, category, channel, freshness"
)
WHICH_FILTER = Words(
    zh="只看哪些？打字找分类、渠道；再选一次就取消",
    en="Show which? Type a category or channel; once more takes it away",
)
FRESH = {
    "new": Words(zh="上一班后有更新", en="new since your last shift"),
    "week": Words(zh="7 天内有更新", en="changed in 7 days"),
    "month": Words(zh="30 天内有更新", en="changed in 30 days"),
    "due": Words(zh="该复核", en="due for review"),
}
NO_FILTER = Words(zh="清除筛选", en="show all again")
HOLDS = Words(zh="已选", en="chosen")
FILTERED = Words(zh="只看：{what}   Esc 清除", en="only: {what}   Esc clears")
FILTER_LONG = Words(
    zh="筛选：语言、分类、渠道、新旧", en="filter by language, category, channel, freshness"
)
COPIED = Words(zh="已复制：{title}", en="copied: {title}")
NOTHING = Words(zh="先选一条知识", en="choose an article first")

SEARCH_LONG = Words(zh="回到查找", en="back to the search line")
READ_LONG = Words(zh="阅读选中的知识", en="read the highlighted article")
BACK_LONG = Words(
    zh="从正文回到查找，清空查找，清除筛选，再回工作台",
    en="from the text to the search line, clears it, clears the filter, then back to the desk",
)
MOVE_LONG = Words(zh="换一条", en="another article")
