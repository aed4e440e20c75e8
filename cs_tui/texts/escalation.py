"""Words of escalating and passing on: why, to whom, until when, and what became of it."""

from cs_tui.texts.words import Words

REASONS = {
    "authority": Words(
        zh="超出我的权限（金额、补偿）", en="beyond my authority (amount, goodwill)"
    ),
    "skill": Words(zh="需要专员处理", en="needs a specialist"),
    "system": Words(zh="系统或技术故障", en="a fault of the system"),
    "policy": Words(zh="规则没有写到，需要拍板", en="no rule covers it: a decision is needed"),
    "asked": Words(zh="客户要求找上级", en="the customer asks for a supervisor"),
    "repeated": Words(zh="多次联系仍未解决", en="contacted again and again, still unsolved"),
    "safety": Words(zh="人身、食品或数据安全", en="safety of people, food or data"),
    "public": Words(zh="媒体、监管或律师", en="press, regulator or lawyer"),
}
TRANSFER = Words(zh="转给同事接着处理（不升级）", en="pass to a colleague to go on (no escalation)")
NO_SUCH_REASON = Words(
    zh="没有“{given}”这个升级原因；可以用：{known}",
    en="“{given}” is no reason to escalate; use one of {known}",
)

TIERS = {
    2: Words(zh="二线专员", en="second line"),
    3: Words(zh="当班班长", en="shift lead"),
    4: Words(zh="经理、法务", en="manager or legal"),
}

HAPPENED = Words(zh="经过：{text}", en="What happened: {text}")
TRIED = Words(zh="已做：{text}", en="Tried: {text}")
DEMAND = Words(zh="诉求：{text}", en="Demand: {text}")
PROMISED_BEFORE = Words(zh="已承诺：{text}", en="Promised: {text}")
PROMISE = Words(zh="升级处理，给客户答复", en="answer on what was escalated")
