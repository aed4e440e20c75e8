"""Words about articles: what they are, and what cannot be done to them."""

from cs_tui.texts.words import Words

NO_SUCH_ARTICLE = Words(zh="没有这条知识", en="there is no such article")
ALREADY_PUBLISHED = Words(
    zh="这条已经发布，不能退回草稿；请直接修改或归档",
    en="it is published and cannot become a draft again; correct or archive it",
)
PROPOSED_TWICE = Words(zh="这条知识已经在了", en="that article is there already")
WORDED_ALREADY = Words(zh="这种说法已经能找到它", en="these words find it already")
NOT_PUBLISHED = Words(
    zh="只有已发布的知识可以确认；请先发布", en="only a published article can be confirmed"
)
REVISED_MEANWHILE = Words(
    zh="您看的时候有人改过这条，请看过新版再确认",
    en="somebody revised it while you read; read the new revision and confirm that",
)
NO_DAY = Words(
    zh="“{given}”不是日期；应如 2026-12-31 或 2026-12-31 18:00",
    en="“{given}” is no date; write one such as 2026-12-31 or 2026-12-31 18:00",
)
ENDS_BEFORE_IT_BEGINS = Words(
    zh="有效期的止日早于起日", en="it would end to hold before it begins to"
)
AUDIENCES = {
    "inside": Words(zh="仅内部", en="for us alone"),
    "outside": Words(zh="可发给客户", en="fit for customers"),
}
SORTS = {
    "wrong": Words(zh="写错了", en="wrong"),
    "outdated": Words(zh="过时了", en="outdated"),
    "unclear": Words(zh="说不清", en="unclear"),
    "missing": Words(zh="缺内容", en="something is missing"),
}
WORDING_NEEDED = Words(zh="还没有写客户的说法", en="write how the customer put it")
WORDING_TOO_LONG = Words(
    zh="说法最多 {most} 个字；请只留客户问的那一句",
    en="a wording has at most {most} characters; keep the one sentence the customer asked",
)
MANY_WORDINGS = Words(
    zh="这条已有 {n} 种说法等作者整理，先不加了",
    en="{n} wordings wait for the author already; no more for now",
)

# Fields and acts of those who write.
ISSUE = Words(zh="问题", en="Issue")
WORDINGS = Words(zh="客户说法", en="Asked as")
RESOLUTION = Words(zh="解决方法", en="Resolution")
ENVIRONMENT = Words(zh="适用范围", en="Applies to")
ENVIRONMENT_HINT = Words(
    zh="哪些商品、渠道、地区；不写为全部", en="products, channels, regions; empty is all"
)
CAUSE = Words(zh="原因", en="Cause")
CAUSE_HINT = Words(zh="为什么会这样，知道才写", en="why it happens, where it is known")
OWNER = Words(zh="负责人", en="Owner")
VALID_FROM = Words(zh="从何时起", en="Holds from")
VALID_TO = Words(zh="到何时止", en="Holds to")
REVIEW_AT = Words(zh="复核日期", en="Review on")
DAY_HINT = Words(
    zh="如 2026-12-31 或 2026-12-31 18:00", en="such as 2026-12-31 or 2026-12-31 18:00"
)
ACT_PREVIEW = Words(zh="预览：看读起来怎样", en="preview: how it will read")
ACT_CONFIRM = Words(zh="确认：这一版已核对无误", en="confirm: this revision is right")
ACT_DRAFT = Words(
    zh="存为草稿：大家可以接着写，还查不到", en="keep as a draft that nobody finds yet"
)
ACT_VERSIONS = Words(zh="历史版本：对照、恢复", en="versions: compare, restore")
WHICH_REVIEW = Words(
    zh="哪天再复核？如 2027-06-01；不写为不定期", en="To be reviewed when? Such as 2027-06-01"
)
CONFIRMED = Words(zh="已确认：{title}", en="confirmed: {title}")
DRAFT_DONE = Words(zh="已存为草稿：{title}", en="kept as a draft: {title}")
NOT_THERE_YET = Words(zh="先发布或存为草稿", en="publish it or keep it as a draft first")
PROPOSAL = Words(
    zh="提交一条缺少的知识（{lang}），班长或管理员核对后发布",
    en="An article that was missing ({lang}); a lead or an admin reviews it",
)
PROPOSAL_KEYS = Words(
    zh="Ctrl+S 提交   Ctrl+T 分类   Ctrl+O 预览、丢弃   Esc 返回，草稿留着",
    en="Ctrl+S hands it in   Ctrl+T category   Ctrl+O preview, discard   Esc keeps it",
)
PROPOSED = Words(zh="已提交，等待核对：{title}", en="handed in for review: {title}")
WHICH_VERSION = Words(zh="对照哪一版？", en="Compare which version?")
BESIDE_WHICH = Words(zh="第 {rev} 版和哪一版对照？", en="Revision {rev} beside which other?")
VERSION = Words(zh="第 {rev} 版  {time}  {who}", en="revision {rev}  {time}  {who}")
NOT_HELD = Words(zh="没有生效：与别人的修改冲突", en="had no effect: somebody else was first")
COMPARED = Words(
    zh="左：第 {rev} 版   右：第 {other} 版", en="Left: revision {rev}   right: revision {other}"
)
COMPARED_BELOW = Words(
    zh="-：第 {rev} 版   +：第 {other} 版", en="-: revision {rev}   +: revision {other}"
)
RESTORE_KEYS = Words(
    zh="Enter 恢复先选的这一版   Esc 返回", en="Enter restores the first one   Esc back"
)
COMPARE_KEYS = Words(zh="Esc 返回", en="Esc back")
RESTORED = Words(zh="已恢复第 {rev} 版的内容：{title}", en="reads as revision {rev} again: {title}")

# What agents do with an article.
ACT_USE = Words(zh="用到当前工单，并记入引用", en="use it in the case, cited")
ACT_FLAG = Words(
    zh="报错：写错、过时、说不清、缺内容", en="flag: wrong, outdated, unclear, missing"
)
ACT_WORD = Words(zh="加上客户的说法", en="add the customer's wording")
ACT_PROPOSE = Words(zh="提交一条缺少的知识", en="propose an article that is missing")
ACT_TWIN = Words(zh="看另一种语言", en="the other language")
ACT_JOIN = Words(zh="中英文连成一条", en="link with the other language as one")
WHICH_TWIN = Words(
    zh="“{title}”的{lang}版是哪一条？", en="Which {lang} article says the same as “{title}”?"
)
JOINED = Words(zh="已连成一条：{title} = {other}", en="linked as one: {title} = {other}")
ACT_CORRECT = Words(zh="修改、确认或归档", en="correct, confirm or archive")
WHAT_IS_WRONG = Words(zh="哪里不对？", en="What is the matter with it?")
SAY_MORE = Words(
    zh="{title}：{sort}。应该怎样？可以不写", en="{title}: {sort}. What should it say? May be empty"
)
FLAGGED = Words(
    zh="已上报 {number}，答复会显示在日终",
    en="reported as {number}; the answer shows at the end of the day",
)
WHICH_WORDING = Words(
    zh="客户怎么说的？加上后，这样说也能找到“{title}”",
    en="How did the customer put it? From then on these words find “{title}”",
)
WORDED = Words(zh="已加上，“{wording}”也能找到它", en="added: “{wording}” finds it too")
NO_TWIN = Words(zh="没有另一种语言的版本", en="there is none in the other language")
NO_CASE = Words(zh="当前没有工单", en="there is no case in front")
ACT_KNOWLEDGE = Words(zh="知识：报错、加说法、提交新的", en="knowledge: flag, add wording, propose")

# What waits for a reviewer.
KNOWLEDGE = Words(zh="知识", en="Knowledge")
EVERY_ARTICLE = Words(zh="全部知识 {n} 条", en="all articles: {n}")
EVERY_LONG = Words(
    zh="Enter 到知识库   Ctrl+O 2 导出：.xlsx、.csv、.jsonl 或文件夹（Markdown）",
    en="Enter goes to knowledge   Ctrl+O 2 exports: .xlsx, .csv, .jsonl or a folder (Markdown)",
)
WHICH_EXPORT = Words(
    zh="导出到哪个文件？.xlsx、.csv、.jsonl，或文件夹（Markdown）",
    en="To which file? .xlsx, .csv, .jsonl, or a folder (Markdown)",
)
EXPORTED = Words(zh="已导出 {n} 条知识：{file}", en="{n} articles exported: {file}")
PLANNED = Words(zh="定时生效与快到期 {n}", en="Planned, or ending within 14 days: {n}")
BEGINS = Words(zh="{time} 起生效", en="holds from {time}")
NEXT_BEGINS = Words(zh="新版 {time} 起生效", en="new revision from {time}")
ENDS = Words(zh="{time} 到期", en="ends {time}")
IN_REVIEW = Words(zh="待处理的知识 {n}", en="Knowledge that waits: {n}")
WHYS = {
    "wip": Words(zh="草稿", en="draft"),
    "contested": Words(zh="有冲突的修改", en="conflicting revision"),
    "flagged": Words(zh="有人报错", en="flagged"),
    "worded": Words(zh="有新说法", en="new wordings"),
    "expired": Words(zh="已过期", en="expired"),
    "due": Words(zh="该复核", en="review due"),
}
ABOUT = Words(zh="知识：{title}", en="Article: {title}")
ABOUT_NONE = Words(zh="没有匹配的知识", en="no article fits")
DIGIT_LONG = Words(
    zh="阅读时：做 Ctrl+O 里这个数字的操作", en="while reading: the act with this number"
)
OPEN_TO_DECIDE = Words(
    zh="Enter 打开：修改后发布、确认或归档", en="Enter opens it: correct, confirm or archive"
)
HELD_AS = Words(zh="分类与期限", en="Category and times")
OWNED_BY = Words(zh="{value} 负责", en="owner: {value}")
TO_REVIEW = Words(zh="{value} 复核", en="review on {value}")
SAME_PART = Words(zh="没有变化", en="the same")

ARTICLE_USED = Words(zh="引用知识", en="the citation")
ARTICLE_REVISED = Words(zh="知识修订", en="an article")
ARTICLE_PROPOSED = Words(zh="提交知识草稿", en="proposing an article")
ARTICLE_WORDED = Words(zh="补充客户说法", en="adding a customer's wording")
ARTICLE_REVIEWED = Words(zh="确认知识", en="confirming an article")
ARTICLE_ARCHIVED = Words(zh="知识归档", en="archiving an article")
