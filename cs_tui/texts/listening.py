"""Words of listening: what its record is called."""

from cs_tui.texts.words import Words

UNDERSTANDING_CONFIRMED = Words(zh="复述确认", en="the confirmed wording")
