"""Words of raising: a case most of whose time is gone, and a customer who comes first."""

from cs_tui.texts.words import Words

TIME_RAISED = Words(zh="时限将尽，上报班长", en="telling the lead that time runs out")
PRIORITY_RAISED = Words(zh="按客户等级提高优先级", en="a higher priority by the customer's grade")
RAISED_ALREADY = Words(zh="已经上报过班长", en="the lead was told of it already")

BY_TIME = Words(
    zh="{time} 前要答复，还没有人处理，已上报班长",
    en="due by {time} and nobody works on it: the lead was told",
)
BY_GRADE = Words(
    zh="客户等级要求提前处理，优先级 {was} → {to}",
    en="priority {was} → {to} by the customer's grade",
)
MARK_RAISED = Words(zh="已上报", en="lead told")
MARK_NEAR = Words(zh="快到时限", en="nearly due")
RAISED_SINCE = Words(zh="{time} 上报：没有人处理", en="told {time}: nobody works on it")
