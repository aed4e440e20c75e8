"""Words of escalating and passing on: why, to whom, until when, and what became of it."""

from cs_tui.texts.words import Words

ACT = Words(zh="升级/转交", en="escalate or pass on")
WHY = Words(zh="升级还是转交？先选原因", en="Escalate or pass on: why")
KINDS = {
    "functional": Words(zh="找专业", en="another skill"),
    "hierarchical": Words(zh="找上级", en="another authority"),
}
TRANSFER = Words(zh="不升级，转给同事接着处理", en="no escalation: pass to a colleague who goes on")
NO_SUCH_REASON = Words(
    zh="没有“{given}”这个升级原因；可以用：{known}",
    en="“{given}” is no reason to escalate; use one of {known}",
)
TO_WHOM = Words(zh="升级给谁（打字可找）", en="Escalate to (type to find)")
TO_WHOM_EQUAL = Words(zh="转给谁（打字可找）", en="Pass on to (type to find)")
COLLEAGUE = Words(zh="同事", en="colleague")
REACHES = Words(zh="{n} 人", en="{n} people")
REACHES_NOBODY = Words(zh="这里还没有人", en="nobody there yet")
TOLD_UNTIL = Words(
    zh="已告诉客户什么时候之前给答复？", en="By when was the customer told to hear from us?"
)
NOT_TOLD = Words(zh="还没有告诉客户", en="the customer does not know yet")
TOLD = Words(zh="已告诉客户 {time} 前答复", en="customer told: by {time}")
SAY = Words(zh="可以这样说：{text}", en="You could say: {text}")
ESCALATE_TO = Words(zh="升级给{who}：对方会看到", en="Escalate to {who}: they will read")
TRANSFER_TO = Words(zh="转给{who}：对方会看到", en="Pass on to {who}: they will read")
OFFERED = Words(
    zh="{number} 已转给{who}，接收前仍归你。Ctrl+Z 撤回",
    en="{number} offered to {who}; yours until they accept. Ctrl+Z takes it back",
)

HAPPENED = Words(zh="经过：{text}", en="What happened: {text}")
TRIED = Words(zh="已做：{text}", en="Tried: {text}")
DEMAND = Words(zh="诉求：{text}", en="Demand: {text}")
PROMISED_BEFORE = Words(zh="已承诺：{text}", en="Promised: {text}")
PROMISE = Words(zh="升级处理，给客户答复", en="answer on what was escalated")
