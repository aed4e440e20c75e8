"""Words of the handover."""

from cs_tui.texts.words import Words

NOT_ON_DUTY = Words(
    zh="还没上岗，没有班次可以交接；请先上岗", en="no shift is open to hand over; go on duty first"
)
NOT_YOUR_HANDOVER = Words(
    zh="只有本班的人能写自己的交接；班长可以批注和签字",
    en="only whose shift it is writes its handover; a lead comments and signs",
)
GIVEN_MEANWHILE = Words(
    zh="同一份交接刚在别处交出去了；请看过最新一版再交",
    en="it was given elsewhere just now; look at the latest version, then give again",
)
NOTHING_GIVEN = Words(
    zh="这一班还没有交出交接，没有可以批注或签字的版本",
    en="this shift has given no handover yet: there is no version to comment on or to sign",
)
NOT_YOUR_OWN_SIGNATURE = Words(
    zh="不能给自己的交接签字；请班长来签", en="nobody signs their own handover; ask the lead"
)
SIGN_THE_LATEST = Words(
    zh="交接已有改动，只能签最新交出的一版",
    en="it was changed since; only the latest version given is signed",
)
SIGNED_ALREADY = Words(zh="这一版已经签过", en="this version is signed already")
REASON_NEEDED = Words(zh="请写明为什么不交接", en="say why it is not handed over")
CONTINGENCY_NEEDED = Words(
    zh="{number} 是加急或需关注的，请写明“如果……就……”再交",
    en="{number} is urgent or to watch: say what to do if, then hand it over",
)
COMMENT_NEEDED = Words(zh="批注还没有写", en="the comment is empty")
NO_SUCH_HANDOVER = Words(
    zh="没有这一班的交接：{shift}", en="there is no handover of that shift: {shift}"
)
NOT_IN_HANDOVER = Words(
    zh="这张工单不在你的交接里；它归你、且未结束时才会列出",
    en="that case is not in your handover: it is listed while it is open and yours",
)
CASE_IS_OVER = Words(
    zh="工单已解决，承诺还欠着：承诺仍归你，兑现或写明原因不交",
    en="resolved, a promise still owed: that stays yours; keep it, or leave it out with a reason",
)
OFFERED_OTHERWISE = Words(
    zh="已经转出，正等人接收", en="it is offered to somebody already and waits for them"
)

SEVERITIES: dict[str, Words] = {
    "urgent": Words(zh="加急", en="urgent"),
    "watch": Words(zh="关注", en="watch"),
    "stable": Words(zh="平稳", en="stable"),
}
SEVERITY = Words(zh="程度", en="severity")
STATE = Words(zh="现状", en="state")
FACTS = Words(zh="已核实", en="facts")
PROMISE = Words(zh="承诺", en="promise")
WAITING = Words(zh="在等", en="waiting")
NEXT = Words(zh="下一步", en="next")
CONTINGENCY = Words(zh="如果就", en="if/then")
SINCE = Words(zh="{whom}，{since} 起", en="{whom} since {since}")
CUSTOMER = Words(zh="客户", en="the customer")
BY = Words(zh="{time} 前", en="by {time}")
