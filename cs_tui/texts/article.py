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
