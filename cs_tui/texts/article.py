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
