"""Words of a complaint: its steps, what is still owed, and why a step is not possible yet."""

from cs_tui.texts.words import Words

STEPS = {
    "receipt": Words(zh="登记诉求", en="receipt"),
    "acknowledged": Words(zh="受理告知", en="acknowledged"),
    "regret": Words(zh="致歉安抚", en="regret"),
    "facts": Words(zh="查证", en="facts"),
    "decision": Words(zh="处理决定", en="decision"),
    "told": Words(zh="告知结果", en="customer told"),
    "outcome": Words(zh="客户答复与原因", en="outcome and cause"),
}
NO_COMPLAINT = Words(zh="这张工单没有登记投诉", en="this case has no complaint")
OPEN_ALREADY = Words(zh="投诉已经登记", en="the complaint is open already")
OVER = Words(
    zh="投诉已经了结；客户不认可时请重开工单", en="the complaint is over; reopen the case to go on"
)
RECEIVED_ALREADY = Words(
    zh="诉求已经登记；有补充请记入事实", en="the receipt stands already; add what is new as a fact"
)
ACKNOWLEDGED_ALREADY = Words(
    zh="已经告知受理；之后的进展按“已告知进展”登记",
    en="acknowledged already; record what follows as an update",
)
EMPTY = Words(zh="还没有写内容，请补一句话", en="nothing is written yet; one line is needed")
NO_RECEIPT = Words(
    zh="先登记诉求：客户要什么、希望怎样解决",
    en="record the receipt first: what the customer demands, and what remedy is sought",
)
NO_FACTS = Words(
    zh="先查证：至少记一条事实或证据，再作决定",
    en="find out first: a decision needs at least one fact or piece of evidence",
)
DECIDED_ALREADY = Words(
    zh="决定已经告知客户，不能再改；客户不认可时请登记为“不接受”",
    en="the customer was told the decision already; if it is not accepted, record that",
)
NO_DECISION = Words(zh="先作处理决定，再告知客户", en="decide first, then tell the customer")
TOLD_ALREADY = Words(zh="已经告知客户", en="the customer was told already")
NOT_TOLD = Words(
    zh="先把处理结果告知客户，再登记客户答复",
    en="tell the customer the decision first, then record the answer",
)
NO_ALTERNATIVE = Words(
    zh="客户不接受时，要写明告诉了客户哪条复核或外部渠道",
    en="when it is not accepted, name the review or outside route the customer was told",
)
BEYOND_LIMIT = Words(
    zh="补偿 {amount} 元超出你的权限（{limit} 元），请升级由有权限的人决定",
    en="{amount} yuan is beyond what you may grant ({limit}); escalate it to who may",
)
GONE_ON = Words(
    zh="投诉已往下处理，不能撤销登记；误登请按“撤回投诉”",
    en="the complaint went on since; withdraw it instead",
)
UNFINISHED = Words(zh="投诉还差 {n}：{names}", en="the complaint still lacks {n}: {names}")
