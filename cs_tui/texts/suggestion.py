"""Words of a customer's suggestion, which is owed an answer."""

from cs_tui.texts.words import Words

OWED = Words(zh="回告客户：建议怎么处理的", en="tell the customer what became of the suggestion")
NONE = Words(zh="不是建议", en="it was no suggestion")
STILL_OWED = Words(
    zh="{number} 已解决；建议还没回告客户，{date} 前在 F4 办",
    en="{number} resolved; the suggestion is still to be answered by {date}: F4",
)
