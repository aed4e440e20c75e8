"""Words of the five steps of a case: what lacks, what was left out, how long each took."""

from cs_tui.texts.words import Words

NAMES = {
    "contact": Words(zh="接触", en="Contact"),
    "needs": Words(zh="识别", en="Needs"),
    "plan": Words(zh="方案", en="Plan"),
    "execute": Words(zh="执行", en="Execute"),
    "follow_up": Words(zh="跟进", en="Follow up"),
}
STEP_SKIPPED = Words(zh="跳过一步", en="step left out")
SKIPPED_ALREADY = Words(
    zh="“{step}”已经写明原因跳过了", en="“{step}” was left out already, and why is on record"
)
NO_SUCH_REASON = Words(
    zh="“{step}”的跳过原因里没有“{given}”；按 Enter 看可用的原因",
    en="“{given}” is no reason to leave “{step}” out; Enter shows those there are",
)
ASK_SKIP = Words(
    zh="“{step}”还没做：去做，或选一个原因跳过",
    en="“{step}” was not done: do it, or pick why it is left out",
)
DO_IT = {
    "plan": Words(zh="去做：给客户一个方案", en="do it: offer the customer an option"),
    "execute": Words(zh="去做：写下办了什么", en="do it: write down what was done"),
    "follow_up": Words(zh="去做：约好回访或承诺", en="do it: promise a callback or a follow-up"),
}
SKIPPED_TOLD = Words(zh="“{step}”跳过：{reason}", en="“{step}” left out: {reason}")
TIMES = Words(zh="每步用时（中位/件数）", en="Time per step (median / n)")
OF_N = Words(zh="/{n}", en="/{n}")
TOOK = Words(zh="每步用时：{steps}", en="time per step: {steps}")
TOOK_ONE = Words(zh="{step} {time}", en="{step} {time}")

SKIP = Words(zh="跳过五步里的一步，写明原因", en="leave one of the five steps out, and say why")
WHICH = Words(zh="哪一步", en="which step")
WHY = Words(zh="原因：编号或名称", en="the reason, by id or name")
