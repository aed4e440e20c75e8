"""Words of entering the rating a customer said on the phone."""

from cs_tui.texts.words import Words

ACT = Words(zh="登记客户评分", en="enter a customer's rating")
WHOSE = Words(
    zh="谁的评分？（规则请过、还没登记的来电）", en="Whose rating? (calls the rule chose)"
)
HOW_MANY = Words(zh="{number} {who} 打几分？", en="{number} {who}: how many?")
SCORES = {
    5: Words(zh="很满意", en="very satisfied"),
    4: Words(zh="满意", en="satisfied"),
    3: Words(zh="一般", en="so-so"),
    2: Words(zh="不满意", en="not satisfied"),
    1: Words(zh="很不满意", en="not satisfied at all"),
}
AT_ONCE = Words(zh="{number} 客户说一次就解决了吗？", en="{number}: solved at the first contact?")
SAID_AT_ONCE: dict[str, Words] = {
    "yes": Words(zh="一次解决了", en="yes, at once"),
    "no": Words(zh="没有，来过不止一次或还没解决", en="no, it took more, or is not solved"),
    "unsaid": Words(zh="没问 / 没说", en="not asked, not said"),
}
SAID = Words(
    zh="客户怎么说？（可以不写，直接回车）", en="What did they say? (Enter alone leaves it empty)"
)
ENTERED = Words(zh="{number} 评分 {score} 已登记", en="{number}: {score} recorded")
ENTERED_LOW = Words(
    zh="{number} 评分 {score} 已登记；回访已排进跟进（F4）",
    en="{number}: {score} recorded; asking why stands in Follow-ups (F4)",
)
NOBODY = Words(
    zh="没有要登记的评分：请谁评分由规则决定，24 小时内的来电才列在这里",
    en="no rating to enter: the rule chooses whom to ask; calls of the last 24 hours stand here",
)
ASK_NOW = Words(
    zh="{number} 已解决。请客户评分，再按 Ctrl+G 输入“评分”登记",
    en="{number} resolved. Ask for a rating and enter it: Ctrl+G, “rating”",
)
ASK_LATER = Words(
    zh="{number} 已解决。现在不打扰客户，{time} 以后再请评分（Ctrl+G 输入“评分”）",
    en="{number} resolved. Quiet hours: ask for a rating from {time} on (Ctrl+G, “rating”)",
)
