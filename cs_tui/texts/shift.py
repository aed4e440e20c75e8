"""Words of the shift: what its records are called."""

from cs_tui.texts.words import Words

SHIFT_OPENED = Words(zh="上班", en="start of shift")
AGENT_STATE_SET = Words(zh="我的状态", en="my state")
SHIFT_CLOSED = Words(zh="下班", en="end of shift")
