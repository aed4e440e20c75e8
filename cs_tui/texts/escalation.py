"""Words of escalating and passing on: why, to whom, until when, and what became of it."""

from cs_tui.texts.words import Words

TRANSFER = Words(zh="转给同事接着处理（不升级）", en="pass to a colleague to go on (no escalation)")
NO_SUCH_REASON = Words(
    zh="没有“{given}”这个升级原因；可以用：{known}",
    en="“{given}” is no reason to escalate; use one of {known}",
)

HAPPENED = Words(zh="经过：{text}", en="What happened: {text}")
TRIED = Words(zh="已做：{text}", en="Tried: {text}")
DEMAND = Words(zh="诉求：{text}", en="Demand: {text}")
PROMISED_BEFORE = Words(zh="已承诺：{text}", en="Promised: {text}")
PROMISE = Words(zh="升级处理，给客户答复", en="answer on what was escalated")
