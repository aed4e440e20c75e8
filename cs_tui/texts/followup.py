"""Words of a follow-up and of the survey: what is asked of whom, and why it cannot be."""

from cs_tui.texts.words import Words

FOLLOWUP_OVER = Words(zh="这项回访已经了结", en="this follow-up is settled already")
IN_PAST = Words(
    zh="回访时间已经过了；请给一个之后的时间", en="that time has passed; name a later one"
)
NOT_HERE = Words(
    zh="工单已取消或合并，不能安排回访", en="a cancelled or merged case takes no follow-up"
)
NO_REASON = Words(zh="请写一句原因", en="one line must say why")

ASKED_ALREADY = Words(zh="这张工单已经请过评价", en="a rating was asked for this case already")
NOT_ASKED = Words(
    zh="这张工单没有请过评价：请谁评价由规则决定，不由人挑选",
    en="no rating was asked for this case: the rule chooses who is asked, not a person",
)
ANSWERED_ALREADY = Words(zh="客户已经评过分", en="the customer has rated already")

FOLLOWUP_PLANNED = Words(zh="安排回访", en="the follow-up")
FOLLOWUP_CONFIRMED = Words(zh="回访确认", en="the confirmed follow-up")
FOLLOWUP_NOT_REACHED = Words(zh="回访未接通", en="the follow-up not reached")
FOLLOWUP_NOT_SATISFIED = Words(zh="回访不满意", en="the dissatisfaction at the follow-up")
FOLLOWUP_MOVED = Words(zh="回访改期", en="moving the follow-up")
FOLLOWUP_DROPPED = Words(zh="取消回访", en="dropping the follow-up")
