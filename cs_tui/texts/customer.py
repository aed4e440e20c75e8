"""Words of a customer's record: its fields, what is expected in them, the history beside it."""

from cs_tui.texts.words import Words

GRADES = {
    "gold": Words(zh="金卡", en="gold"),
    "silver": Words(zh="银卡", en="silver"),
    "new": Words(zh="新客", en="new"),
}
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
MET_BY_OTHERS = Words(
    zh="同事也登记了这位客户，不能撤销；请直接更正",
    en="a colleague recorded this customer too; correct the record instead",
)
