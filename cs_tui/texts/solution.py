"""Words of the plan: what was offered to the customer, agreed to, carried out; and of listening."""

from cs_tui.texts.words import Words

BEYOND_LIMIT = Words(
    zh="{amount} 元超出你的权限（{limit} 元），需要升级，由有权限的人定",
    en="{amount} yuan is beyond your limit of {limit}: needs escalation to somebody who may decide",
)
NO_SUCH_OPTION = Words(
    zh="没有“{given}”这个方案；这张工单可以用：{known}",
    en="“{given}” is no option; for this case there are {known}",
)
NOT_AN_AMOUNT = Words(
    zh="“{given}”不是金额；例：20 或 12.50", en="“{given}” is no amount; for example 20 or 12.50"
)
AMOUNT_NEEDED = Words(
    zh="这个方案要写明金额，请填一个大于 0 的数",
    en="this option needs an amount above 0",
)
NOTHING_OFFERED = Words(
    zh="还没有提过方案：按空格，再按 6 选一个",
    en="no option was offered yet: Space, then 6 to pick one",
)
OTHER_AGREED = Words(
    zh="客户已同意“{name}”，先办妥再换别的方案",
    en="the customer agreed to “{name}”: carry that out before another is offered",
)
AGREED_ALREADY = Words(zh="客户已经同意过了", en="the customer agreed already")
CONSENT_FIRST = Words(
    zh="“{name}”要客户先同意才能办：问过后按空格、7 记下",
    en="“{name}” needs the customer's consent first: ask, then Space and 7 to record it",
)
TELL_FIRST = Words(
    zh="客户同意前要先告知：{what}；说过后再记同意",
    en="before consent the customer must be told: {what}; say it, then record the consent",
)
STEPS_FIRST = Words(
    zh="还有 {n} 步没办：{steps}；按空格、8 逐步勾选",
    en="{n} steps are left: {steps}; Space, then 8 to tick them off",
)
NO_SUCH_STEP = Words(
    zh="没有这一步，或已经勾过；还剩 {n} 步",
    en="there is no such step, or it is ticked already; {n} are left",
)
SETTLED = Words(zh="这个方案已经了结", en="this option is settled already")
CARRIED_OUT = Words(
    zh="钱款已经办出，不能撤销；请另提方案更正",
    en="the money has gone out and cannot be taken back; offer something else to correct it",
)
UNDERSTOOD_ALREADY = Words(zh="已经和客户确认过", en="that was confirmed with the customer already")

OPTIONS = Words(zh="方案", en="Options")
PICK = Words(zh="提哪个方案（打字可找）", en="Which option to offer (type to find)")
AMOUNT = Words(
    zh="{name}：多少元？你的权限 {limit} 元",
    en="{name}: how many yuan? Your limit is {limit}",
)
AMOUNT_FREE = Words(zh="{name}：多少元？", en="{name}: how many yuan?")
ASKS_CONSENT = Words(zh="要客户同意", en="needs consent")
WITHIN = Words(zh="权限 {limit} 元", en="limit {limit} yuan")
NONE_FITS = Words(
    zh="这个分类没有现成的方案；直接写在答复里",
    en="no ready option for this category; write it in the reply",
)
OFFERED_TOLD = Words(
    zh="方案“{name}”已记下，话术在答复里；客户答应后按空格、7",
    en="“{name}” is on record and its words in the reply; when the customer agrees: Space, 7",
)
OFFERED_FREELY = Words(
    zh="方案“{name}”已记下，办好后按空格、8",
    en="“{name}” is on record; when it is carried out: Space, 8",
)
AGREED_TOLD = Words(
    zh="客户同意“{name}”，已记下；办好后按空格、8",
    en="consent to “{name}” is on record; when it is carried out: Space, 8",
)
DECLINED_TOLD = Words(zh="客户不要“{name}”，已记下", en="the customer declined “{name}”")
DONE_TOLD = Words(zh="“{name}”已办妥，已记下", en="“{name}” is carried out, on record")
UNDERSTOOD_TOLD = Words(zh="已记下：复述过，客户说对", en="on record: paraphrased and confirmed")
BEYOND_NOTE = Words(
    zh="方案：{name}，{amount} 元，超出我的权限（{limit} 元）",
    en="Option: {name}, {amount} yuan, beyond my limit ({limit})",
)

TELL_TITLE = Words(
    zh="客户点头前，这些都说过了吗？", en="Before it counts as consent: was all of this said?"
)
ALL_TOLD = Words(zh="都告知过，客户同意", en="all of it was said, and the customer agrees")
STEPS_TITLE = Words(zh="{name}：办好一步勾一步", en="{name}: tick each step once it is done")
ALL_TICKED = Words(zh="余下的都办好了", en="all the others are done too")
TICKED_TOLD = Words(zh="已勾：{step}；还剩 {n} 步", en="ticked: {step}; {n} left")
STEPS_LEFT = Words(zh="待办理 {n} 步", en="{n} to do")
OFFERED = Words(zh="待客户同意", en="needs consent")
TO_DO = Words(zh="待办理", en="to do")
PLAN = Words(zh="方案", en="plan")
YUAN = Words(zh="{amount} 元", en="{amount} yuan")

SOLUTION_OFFERED = Words(zh="提出方案", en="the option")
SOLUTION_AGREED = Words(zh="客户同意方案", en="the customer's consent")
SOLUTION_DECLINED = Words(zh="客户不要方案", en="the customer's no to an option")
SOLUTION_STEP_TICKED = Words(zh="勾选的步骤", en="the ticked step")
SOLUTION_DONE = Words(zh="方案办妥", en="carrying the option out")
