"""Words of checking who the customer is."""

from cs_tui.texts.words import Words

IDENTITY_CHECKED = Words(zh="身份核验", en="the identity check")
VERIFY_FIRST = Words(
    zh="“{name}”要先核验客户身份：在工单上按 Enter 记下怎么核验的",
    en="“{name}” asks for an identity check first: Enter on the case records how it was done",
)
NO_SUCH_MEANS = Words(
    zh="核验方式里没有“{given}”；可用：{known}",
    en="“{given}” is no means of checking; there are {known}",
)

ACT = Words(zh="核验身份", en="check who the customer is")
ASK = Words(
    zh="怎么核验的？只记方式，不记客户报的内容",
    en="How was it checked? Only the means is kept, never what was told",
)
ASK_FOR = Words(
    zh="“{name}”要先核验身份，怎么核验的？只记方式",
    en="“{name}” needs an identity check first. How? Only the means is kept",
)
NOT_PASSED = Words(zh="未通过", en="not passed")
TOLD = Words(zh="身份已核验：{means}", en="identity verified: {means}")
TOLD_NOT = Words(
    zh="身份未核验：{means}；要核验的事没有办",
    en="identity not verified: {means}; nothing that needs it is done",
)
LINE = Words(zh="身份已核验：{means}", en="identity verified: {means}")
LINE_NOT = Words(zh="身份未核验：{means}", en="identity not verified: {means}")

VERIFY = Words(
    zh="记下客户身份是怎么核验的；不写方式就列出可用的",
    en="record how the customer's identity was checked; without a means, lists those there are",
)
MEANS = Words(zh="方式：编号或名称", en="the means, by id or name")
