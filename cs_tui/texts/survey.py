"""Words of a rating asked for: what its records are called."""

from cs_tui.texts.words import Words

SURVEY_ASKED = Words(zh="请客户评分", en="asking for a rating")
SURVEY_DROPPED = Words(zh="不再请评分", en="not asking for a rating")
SURVEY_ANSWERED = Words(zh="客户评分", en="the rating")
