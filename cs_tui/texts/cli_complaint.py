"""What `cs-tui case complaint`, `case followup` and `case rate` say."""

from cs_tui.texts.words import Words

COMPLAINT = Words(zh="投诉：按步骤登记", en="a complaint, step by step")
RECEIVE = Words(zh="登记诉求，工单即成为投诉", en="record the demand: the case is a complaint then")
HEARD = Words(
    zh="已电话告知客户：首次为受理，以后为进展", en="told by phone: received, later how it stands"
)
REGRET = Words(zh="已致歉（不认责）", en="we said sorry; it admits no fault")
FACT = Words(zh="查证：记一条事实或证据", en="add a fact or a piece of evidence")
DECIDE = Words(zh="处理决定", en="decide")
TELL = Words(zh="已电话告知处理结果", en="the customer was told the decision by phone")
END = Words(zh="客户答复与原因，投诉了结", en="the customer's answer and the cause: settled")
WITHDRAW = Words(zh="撤回投诉", en="withdraw it")
SILENT = Words(zh="客户没按时听到消息的投诉", en="complaints whose customers heard nothing in time")
DEMAND = Words(
    zh="客户投诉什么、要求什么；- 表示标准输入", en="what is demanded; - reads standard input"
)
SOUGHT = Words(zh="希望怎样解决", en="the remedy sought")
WEIGHT = Words(zh="轻重，决定时限", en="its weight: it sets the time to decide")
RULING = Words(zh="成立、部分成立、不成立", en="whether it is upheld")
REMEDY = Words(zh="怎样处理", en="what is done about it")
YUAN = Words(zh="补偿金额（元）", en="the amount granted, in yuan")
CAUSE = Words(zh="根本原因：质量、期望、沟通", en="what it came from")
REFUSED = Words(
    zh="客户不接受；写明告诉了哪条复核或外部渠道", en="the customer refuses; the other route named"
)
WHY = Words(zh="原因", en="why")

FOLLOWUP = Words(zh="回访：安排、结果、待办", en="follow-ups: plan them, record their outcome")
PLAN = Words(zh="安排回访", en="plan one")
WHICH_PLAN = Words(zh="1、3、7 个工作日后", en="after 1, 3 or 7 business days")
WHAT = Words(zh="问什么", en="what to ask")
CONFIRM = Words(zh="客户确认已解决", en="the customer confirms")
NOT_REACHED = Words(zh="未接通，按规则再约", en="not reached; tried again by rule")
NOT_SATISFIED = Words(zh="客户不满意：重开工单", en="not satisfied: the case is open again")
DROP = Words(zh="不再需要", en="not needed any more")
DUE = Words(zh="我名下到期要办的，按时间排序", en="everything I owe by a time, the earliest first")
WHICH = Words(zh="回访的序号，从 1 起", en="the follow-up by its place, from 1")
RATE = Words(
    zh="登记客户评分（规则请过的才能登记）", en="enter the rating a customer said when asked"
)
SCORE = Words(zh="1 到 5 分", en="from 1 to 5")
AT_ONCE = Words(zh="客户说一次就解决了", en="the customer says it was solved at the first contact")
AGAIN = Words(zh="客户说没有一次解决", en="the customer says it was not")
COMMENT = Words(zh="客户的话", en="what the customer said")

DONE = Words(zh="{number} 已登记", en="{number}: recorded")
GOES_ON = Words(zh="{number} 接着处理", en="{number}: goes on")
NO_SUCH = Words(
    zh="{number} 没有第 {given} 项回访；共有 {n} 项",
    en="{number} has no follow-up {given}; it has {n}",
)
BAD_YUAN = Words(
    zh="“{given}”不是金额；请写 20 或 12.50", en="“{given}” is no amount; write 20 or 12.50"
)
NOTHING = Words(zh="没有", en="none")
LINE = Words(
    zh="{time}  {sort}  {number}  {name}  {what}", en="{time}  {sort}  {number}  {name}  {what}"
)
SORTS = {
    "promise": Words(zh="承诺", en="promise"),
    "followup": Words(zh="回访", en="follow-up"),
    "complaint": Words(zh="投诉", en="complaint"),
    "scheduled": Words(zh="稍后", en="put off"),
}
