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
CAUSES = {
    "quality": Words(zh="质量问题", en="quality"),
    "expectation": Words(zh="期望落差", en="expectation"),
    "communication": Words(zh="沟通不当", en="communication"),
}
WEIGHTS = {
    "simple": Words(zh="简单", en="simple"),
    "normal": Words(zh="一般", en="normal"),
    "complex": Words(zh="复杂", en="complex"),
}
RULINGS = {
    "upheld": Words(zh="成立", en="upheld"),
    "partly": Words(zh="部分成立", en="partly upheld"),
    "rejected": Words(zh="不成立", en="not upheld"),
}

COMPLAINT = Words(zh="投诉", en="Complaint")
SHORT = {
    "receipt": Words(zh="登记", en="receipt"),
    "acknowledged": Words(zh="受理", en="acknowledged"),
    "regret": Words(zh="致歉", en="regret"),
    "facts": Words(zh="查证", en="facts"),
    "decision": Words(zh="决定", en="decision"),
    "told": Words(zh="告知", en="told"),
    "outcome": Words(zh="了结", en="outcome"),
}
FORMS = {
    "fact": Words(zh="事实：查到了什么", en="a fact: what was found out"),
    "evidence": Words(
        zh="证据：录音、截图、订单记录", en="evidence: recording, picture, order record"
    ),
}
HOWS = {
    "message": Words(
        zh="写在这次答复里，发出时登记", en="with this answer: recorded when it is sent"
    ),
    "call": Words(zh="已经电话告知，现在登记", en="told by phone already: recorded now"),
}
ANSWERS = {
    "accepted": Words(zh="客户接受", en="the customer accepts"),
    "refused": Words(zh="客户不接受", en="the customer does not accept"),
}

NEXT_STEP = Words(zh="下一步：{step}", en="next: {step}")
THEN = Words(zh="还差 {names}", en="then {names}")
MISSING_N = Words(zh="还差 {n} 步", en="{n} missing")
SILENT = Words(zh="客户没听到消息", en="customer heard nothing")
ENDED = Words(zh="已了结", en="settled")
WITHDRAWN = Words(zh="已撤回", en="withdrawn")
AFTER_SAVING = Words(
    zh="Ctrl+O Enter 登记诉求，从保存起计时",
    en="Ctrl+O Enter records it; the clock runs once saved",
)

ACT_OPEN = Words(zh="登记为投诉", en="file as a complaint")
ACT_FACT = Words(zh="补充事实或证据", en="add a fact or evidence")
ACT_HEARD = Words(zh="已电话告知进展", en="told by phone how it stands")
ACT_WITHDRAW = Words(
    zh="撤回投诉（误登或客户撤诉）", en="withdraw it (filed by mistake, or taken back)"
)

ASK_DEMAND = Words(
    zh="客户投诉什么、要求什么？（一句话）", en="What does the customer complain of and demand?"
)
ASK_SOUGHT = Words(
    zh="客户希望怎样解决？（没说就直接回车）",
    en="What remedy is sought? (Enter when none was named)",
)
ASK_WEIGHT = Words(
    zh="轻重：决定处理时限（3、7、15 个工作日）",
    en="How heavy is it? It sets the time to decide (3, 7, 15 business days)",
)
ASK_HOW_ACKNOWLEDGED = Words(
    zh="怎样告知客户已受理？", en="How is the customer told that we have it?"
)
ASK_HOW_REGRET = Words(
    zh="怎样致歉？（只致歉，不认责）", en="How do we say sorry? (it admits no fault)"
)
ASK_FORM = Words(zh="查证：记什么？", en="Finding out: what do you add?")
ASK_FACT = Words(zh="查到的事实", en="The fact")
ASK_EVIDENCE = Words(zh="证据说明什么？", en="What does the evidence show?")
ASK_RULING = Words(zh="处理决定：投诉是否成立？", en="The decision: is it upheld?")
ASK_REMEDY = Words(zh="怎样处理？（告诉客户的话）", en="What do we do about it?")
ASK_AMOUNT = Words(
    zh="补偿多少元？（没有就直接回车）", en="How many yuan are granted? (Enter for none)"
)
NO_AMOUNT = Words(
    zh="请写成数字，如 20 或 12.50（没有就直接回车）",
    en="A number such as 20 or 12.50 (Enter for none)",
)
ASK_HOW_TOLD = Words(zh="怎样告知客户处理结果？", en="How is the customer told the decision?")
ASK_ACCEPTED = Words(zh="客户怎么说？", en="What does the customer say?")
ASK_ALTERNATIVE = Words(
    zh="告诉了客户哪条复核或外部渠道？（如 12315）", en="Which review or outside route was named?"
)
ASK_CAUSE = Words(zh="投诉的根本原因", en="What did the complaint come from?")
ASK_WITHDRAW = Words(zh="为什么撤回？", en="Why is it withdrawn?")
WITH_THE_ANSWER = Words(
    zh="写好答复后发送，“{step}”随之登记", en='send the answer: "{step}" is recorded with it'
)
SAVED_NEXT = Words(zh="{number} 已登记；下一步：{step}", en="{number} recorded; next: {step}")
SAVED_ALL = Words(zh="{number} 投诉步骤已齐", en="{number}: nothing is missing for the complaint")

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

COMPLAINT_OPENED = Words(zh="投诉登记", en="the complaint")
COMPLAINT_RECEIVED = Words(zh="投诉诉求", en="the receipt of the complaint")
COMPLAINT_ACKNOWLEDGED = Words(zh="投诉受理告知", en="acknowledging the complaint")
COMPLAINT_UPDATED = Words(zh="告知投诉进展", en="informing the complainant")
COMPLAINT_REGRETTED = Words(zh="投诉致歉", en="the regret on the complaint")
COMPLAINT_DECIDED = Words(zh="投诉处理决定", en="the decision on the complaint")
COMPLAINT_TOLD = Words(zh="告知投诉结果", en="telling the decision")
COMPLAINT_ENDED = Words(zh="投诉了结", en="the end of the complaint")
COMPLAINT_WITHDRAWN = Words(zh="撤回投诉", en="withdrawing the complaint")
