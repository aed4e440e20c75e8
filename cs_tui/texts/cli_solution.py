"""What the commands say about judging a case and its plan."""

from cs_tui.texts.words import Words

OPTION = Words(
    zh="方案：不写方案就列出可用的；写了就向客户提出；再记同意、不要、办妥",
    en="options: list those that fit, offer one, record consent, refusal, that it is done",
)
WHICH = Words(zh="方案：编号或名称；不写就列出", en="the option, by id or name; without: list them")
AMOUNT = Words(zh="金额，元：20 或 12.50", en="the amount in yuan: 20 or 12.50")
AGREED = Words(zh="客户同意了", en="the customer agreed")
DECLINED = Words(zh="客户不要", en="the customer declined")
DONE = Words(zh="已办妥", en="it was carried out")
STEP = Words(zh="办好的是第几步，从 1 数起", en="the step that was taken, counted from 1")
TOLD = Words(
    zh="和 --agreed 一起写：同意前要告知的都说过了",
    en="with --agreed: what must be said before consent was said",
)
UNDERSTOOD = Words(zh="复述过，客户说对", en="paraphrased, and the customer said yes")
ROW = Words(zh="{id}  {name}  {limit}{when}", en="{id}  {name}  {limit}{when}")
LIMIT = Words(zh="权限 {limit} 元  ", en="limit {limit} yuan  ")
OFFERED = Words(zh="{number} 的方案“{name}”已记下", en="{number}: “{name}” is on record as offered")
ONE_THING = Words(
    zh="一次只做一件：方案、--agreed、--declined、--step、--done 里写一个",
    en="one thing at a time: an option, --agreed, --declined, --step or --done",
)
FACET = Words(zh="{facet}：{known}", en="{facet}: {known}")
