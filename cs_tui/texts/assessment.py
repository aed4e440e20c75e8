"""Words of how a case is judged: urgency, expectation, complexity, emotion."""

from cs_tui.texts.words import Words

URGENCY = Words(zh="紧急度", en="urgency")
EXPECTATION = Words(zh="期望", en="wants")
COMPLEXITY = Words(zh="复杂度", en="effort")
EMOTION = Words(zh="情绪", en="mood")
FACETS = {
    "urgency": URGENCY,
    "expectation": EXPECTATION,
    "complexity": COMPLEXITY,
    "emotion": EMOTION,
}
URGENCIES = {
    "low": Words(zh="低", en="low"),
    "normal": Words(zh="中", en="normal"),
    "high": Words(zh="高", en="high"),
    "critical": Words(zh="特急", en="critical"),
}
EXPECTATIONS = {
    "answer": Words(zh="答复", en="answer"),
    "action": Words(zh="办理", en="action"),
    "refund": Words(zh="退款", en="refund"),
    "replacement": Words(zh="换货补发", en="replacement"),
    "compensation": Words(zh="补偿", en="compensation"),
    "apology": Words(zh="说法", en="apology"),
    "attention": Words(zh="班长出面", en="supervisor"),
}
COMPLEXITIES = {
    "simple": Words(zh="简单", en="simple"),
    "normal": Words(zh="一般", en="several steps"),
    "complex": Words(zh="复杂", en="complex"),
}
EMOTIONS = {
    "calm": Words(zh="平静", en="calm"),
    "anxious": Words(zh="着急", en="anxious"),
    "confused": Words(zh="困惑", en="confused"),
    "disappointed": Words(zh="失望", en="disappointed"),
    "sad": Words(zh="难过", en="sad"),
    "angry": Words(zh="生气", en="angry"),
    "threatening": Words(zh="扬言", en="threatening"),
}
VALUES = {
    "urgency": URGENCIES,
    "expectation": EXPECTATIONS,
    "complexity": COMPLEXITIES,
    "emotion": EMOTIONS,
}
MEANS = {
    "urgency.critical": Words(zh="人身安全、正在损失", en="safety, or loss going on now"),
    "urgency.high": Words(zh="今天必须有结果", en="needs a result today"),
    "urgency.normal": Words(zh="按时限办", en="within the usual time"),
    "urgency.low": Words(zh="不急，客户愿意等", en="no hurry, the customer can wait"),
    "complexity.simple": Words(zh="一次说清", en="settled in one go"),
    "complexity.normal": Words(zh="要几步，都在我手上", en="several steps, all of them mine"),
    "complexity.complex": Words(zh="要几个组一起办", en="several teams have to act"),
}
"""What a value is picked for, where its name alone leaves room."""
FROM_TO = Words(zh="{first}→{now}", en="{first} → {now}")
"""How the customer came, and how they are now."""
CAME_AS = Words(zh="{now}（来时{first}）", en="{now} (came {first})")
NO_SUCH_VALUE = Words(
    zh="“{field}”没有“{given}”这一档；可以用：{known}",
    en="{field} has no “{given}”; use one of {known}",
)
PRIORITY = Words(zh="{n} 级", en="P{n}")
