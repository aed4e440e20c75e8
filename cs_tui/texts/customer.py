"""Words of a customer's record: its fields, what is expected in them, the history beside it."""

from cs_tui.texts.words import Words

GRADES = {
    "gold": Words(zh="金卡", en="gold"),
    "silver": Words(zh="银卡", en="silver"),
    "new": Words(zh="新客", en="new"),
}
ALL_GRADES = {**GRADES, "normal": Words(zh="普通", en="regular")}
"""With the one that lists and heads leave out."""
FIELDS = {
    "name": Words(zh="称呼", en="name"),
    "phone": Words(zh="电话", en="phone"),
    "email": Words(zh="邮箱", en="e-mail"),
    "order_no": Words(zh="订单号", en="order"),
    "grade": Words(zh="等级", en="grade"),
    "need": Words(zh="需求备注", en="needs"),
}

BAD_PHONE = Words(
    zh="“电话”不对：要手机 11 位（13800138000，可带 +86）、座机带区号（0571-88886666）"
    "或国际号码（+852 5123 4567）；没有保存，请改正",
    en="phone: expected a mainland mobile of 11 digits (+86 may stand before it), a landline with "
    "its area (0571-88886666) or an international number (+852 5123 4567); not saved, correct it",
)
BAD_EMAIL = Words(
    zh="“邮箱”不对：要写成 name@example.com 的样子；没有保存，请改正",
    en="e-mail: expected something like name@example.com; not saved, correct it",
)
BAD_ORDER = Words(
    zh="“订单号”不对：应该像 {example}；没有保存，请核对",
    en="order: expected something like {example}; not saved, check it",
)
CARD_FOR_ORDER = Words(
    zh="“订单号”里像是银行卡号，不能保存；订单号应该像 {example}，请核对",
    en="order: this looks like a card number and cannot be kept; expected something like {example}",
)
BAD_GRADE = Words(
    zh="“等级”不对：只能是 {grades} 之一", en="grade: expected one of {grades}; not saved"
)
LONG_NAME = Words(
    zh="“称呼”有 {n} 个字，最多 {most} 个；没有保存，请删减",
    en="name: {n} characters, {most} at most; not saved, shorten it",
)
LONG_NEED = Words(
    zh="“需求备注”有 {n} 个字，最多 {most} 个；没有保存，请删减",
    en="needs: {n} characters, {most} at most; not saved, shorten it",
)

NO_RECORD = Words(zh="还没有这位客户的资料", en="there is no record of this customer yet")
NO_SUCH_CUSTOMER = Words(zh="没有这位客户：{customer}", en="there is no such customer: {customer}")
SEVERAL_CUSTOMERS = Words(
    zh="有几位客户符合“{customer}”；请用完整的电话、邮箱或编号",
    en='several customers fit "{customer}"; name one by phone, e-mail or id',
)
MET_BY_OTHERS = Words(
    zh="同事也登记了这位客户，不能撤销；请直接更正",
    en="a colleague recorded this customer too; correct the record instead",
)

TITLE = Words(
    zh="客户资料：数字直接改，Enter 看历史工单",
    en="The customer: a digit changes a field, Enter reads an earlier case",
)
REVEAL = Words(
    zh="显示完整号码（要写原因，会记录）", en="show the number in full (a reason is logged)"
)
NOT_RECORDED = Words(
    zh="还没有资料：填电话或邮箱即可认出客户", en="no record yet: a phone or e-mail makes one"
)
SINCE = Words(zh="{time} 起有资料", en="known since {time}")
EMPTY = Words(zh="（空）", en="(empty)")
MET = Words(zh="{who} 写的是 {value}", en="{who} wrote {value}")
CUSTOMER = Words(zh="客户", en="customer")
BLOCKS = {
    "basic": Words(zh="基本信息", en="Basic"),
    "consumption": Words(zh="消费信息", en="Orders"),
    "needs": Words(zh="需求信息", en="Needs"),
    "behaviour": Words(zh="行为信息", en="Behaviour"),
}
BEHAVIOUR = {
    "contacts": Words(zh="来过", en="came"),
    "natures": Words(zh="事由", en="about"),
    "complaints": Words(zh="投诉", en="complaints"),
    "scores": Words(zh="最近评分", en="ratings"),
}
CONTACTS = Words(zh="{n} 次：{of}", en="{n} times: {of}")
TIMES = Words(zh="{what} {n}", en="{what} {n}")
SCORED = Words(zh="{score} 分（{number}）", en="{score} ({number})")
FIRST_NAMED = Words(zh="{time} 首次提到，{number}", en="first named {time}, {number}")
PAST = Words(zh="历史工单 {n}", en="Cases {n}")
NO_PAST = Words(zh="没有历史工单", en="no earlier cases")
HERE = Words(zh="（这张）", en="(this one)")
ASK = Words(zh="{field}（留空即清除）", en="{field} (empty takes it away)")
ASK_NEW = Words(
    zh="{field}：现在 {now}，写新的（留空不改）",
    en="{field}: now {now}; write a new one (empty changes nothing)",
)
NO_GRADE = Words(zh="无等级", en="no grade")
SAVED = Words(zh="客户资料已保存：{field}", en="customer saved: {field}")
RECOGNISED = Words(
    zh="认出老客户：{name}，工单已归到这份资料",
    en="known customer: {name}; the case now belongs to that record",
)
NO_NUMBER = Words(zh="这位客户还没有登记号码", en="this customer has no number yet")
READ = Words(zh="工单 {number}（只读）", en="Case {number} (to read)")
NOTHING_SAID = Words(zh="没有对话", en="nothing was said")
ENDED = Words(zh="结果", en="Outcome")

CUSTOMER_LINKED = Words(zh="工单的客户", en="whose case it is")
CUSTOMER_RECORDED = Words(zh="登记客户", en="a new customer")
CUSTOMER_EDITED = Words(zh="客户资料", en="the customer's record")

ASKED_AGAIN = Words(zh="又问了一遍已知的资料", en="asked again for what was known")
ASKED_LINE = Words(
    zh="{fields}是已有的资料，客户又说了一遍", en="{fields}: known already, and asked again"
)
