"""Titles of the panels."""

from cs_tui.texts.words import Words

USE = Words(
    zh="套用：数字直接选，打字找快捷处理、话术、分类",
    en="Use: a digit picks, typing finds plays, phrases, categories",
)
KNOW = Words(zh="查知识", en="Search knowledge")
KNOW_HINT = Words(
    zh="汉字、拼音、首字母、English 都可以", en="Chinese, pinyin, initials or English"
)
ACTS = Words(zh="这张工单", en="This case")
PROMISE = Words(
    zh="承诺回电（什么时候之前）、回访、稍后处理",
    en="Promise a callback (by when), follow up, put off",
)
JUDGE = Words(zh="案情：数字直接选", en="The case: a digit picks")
QUESTIONS = Words(zh="追问：选一句放进答复", en="Ask: pick a question for the reply")
AGREED = Words(zh="客户同意了", en="the customer agrees")
DECLINED = Words(zh="客户不要这个方案", en="the customer does not want it")
CARRIED_OUT = Words(zh="方案已办妥", en="it is carried out")
UNDERSTOOD = Words(zh="复述过，客户说对", en="paraphrased, and the customer said yes")
JUDGED = Words(zh="{facet}：{value}，已记下", en="{facet}: {value}, on record")
JUDGED_WITH_CLASS = Words(
    zh="{facet}：{value}，优先级 {priority}，已记下", en="{facet}: {value}, priority {priority}"
)
LEAF = Words(zh="分类", en="Category")
NATURE = Words(zh="性质", en="Nature")
SUGGESTED = Words(
    zh="数字直接选建议，打字找其他", en="a digit picks a suggestion, typing finds others"
)
UNSURE = Words(zh="没有把握，不作建议；打字找", en="not sure enough to suggest; type to find")
OUTCOME = Words(zh="结果", en="Outcome")
NO_ACTION = Words(zh="无需处理：原因", en="No action: why")
WHY_SHOW = Words(
    zh="为什么要看完整号码？（会记录）", en="Why do you need the full number? (logged)"
)
FIND = Words(zh="查找客户、订单、工单", en="Find a customer, order or case")
ALL = Words(
    zh="全部：数字打开页面，打字找命令", en="All: a digit opens a screen, typing finds a command"
)
BREAK = Words(zh="小休：原因", en="Break: why")
STATE = Words(zh="我的状态", en="My state")

DIGIT_KEYS = Words(
    zh="数字或 Enter 选，打字筛选，Esc 返回", en="a digit or Enter picks, typing filters, Esc back"
)
SEARCH_KEYS = Words(
    zh="打字查找，上下键选，Enter 打开，Esc 返回",
    en="type to search, arrows choose, Enter picks, Esc back",
)
ASK_KEYS = Words(zh="Enter 确定，Esc 返回", en="Enter done, Esc back")

NOTHING_FITS = Words(
    zh="没有符合“{typed}”的。换几个字再找，或按 Esc 返回。",
    en='Nothing fits "{typed}". Try other letters, or press Esc to go back.',
)
NOTHING_YET = Words(
    zh="眼下没有可选的。打字查找，或按 Esc 返回。",
    en="Nothing to pick right now. Type to search, or press Esc to go back.",
)

WRITE_KEYS = Words(
    zh="Enter 确定   Ctrl+J 换行   Esc 返回", en="Enter done   Ctrl+J new line   Esc back"
)
DRAFTED = Words(zh="有草稿", en="draft")
DRAFT_KEPT = Words(zh="草稿已保留", en="the draft is kept")
