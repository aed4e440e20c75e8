"""Words of the people who work here: what their records are called."""

from cs_tui.texts.words import Words

AGENT_REGISTERED = Words(zh="人员登记", en="a person")
AGENT_LEFT = Words(zh="人员离开", en="a person leaving")
