"""Words of merging and linking cases."""

from cs_tui.texts.words import Words

SAME_CASE = Words(zh="这是同一张工单，请选另一张", en="that is the same case, pick another")
TARGET_OVER = Words(
    zh="那张工单已经结束，不能再并入；可以关联，或先把它重开",
    en="that case is over and takes nothing in; link the two, or reopen it first",
)
OTHER_CUSTOMER = Words(
    zh="两张工单不是同一位客户的，不能合并；确是同一人，先按 Ctrl+O 5 登记号码，否则可以关联",
    en="the two cases are not known to be one customer's: record the number with Ctrl+O 5 first, "
    "or link them",
)
OPEN_COMPLAINT = Words(
    zh="这张是未了结的投诉，不能并掉；请把另一张并进来",
    en="this is an open complaint and cannot be merged away; merge the other case into it",
)
LINKED_ALREADY = Words(zh="已经和 {number} 关联了", en="it is linked with {number} already")
TARGET_ENDED = Words(
    zh="并入的工单已经结束，不能撤销合并；客户再来会开关联工单",
    en="the case it was merged into is over; the merge stays, a new contact opens a linked case",
)
GOES_ON_THERE = Words(
    zh="客户已经在并入的工单里继续，不能撤销合并；请在那里处理",
    en="the customer went on in the case it was merged into; the merge stays, work on it there",
)

ACT = Words(zh="合并 / 关联工单", en="merge / link cases")
HOW = Words(zh="和另一张工单", en="With another case")
MERGE_AWAY = Words(zh="把这张并入另一张", en="merge this case into another")
MERGE_IN = Words(zh="把另一张并进这张", en="merge another case into this one")
LINK = Words(zh="关联另一张（各办各的）", en="link another case (both go on)")
INTO = Words(zh="并入哪一张（同一客户的）", en="Merge into which (of the same customer)")
WHICH = Words(zh="并进来的是哪一张（同一客户的）", en="Merge which one in (of the same customer)")
LINK_WHICH = Words(zh="关联哪一张：打字查找", en="Link which case: type to find it")
NO_OTHER = Words(
    zh="这位客户没有别的未结工单；要关联请选 3",
    en="this customer has no other open case; pick 3 to link any case",
)
TELL = Words(
    zh="告诉客户（Enter 发送并合并；清空则不告知）",
    en="Tell the customer (Enter sends and merges; empty tells nothing)",
)
ABOUT = Words(zh="{source} 并入 {target}", en="{source} goes on in {target}")
SAID = Words(
    zh="您好，您这次说的和工单 {number} 是同一件事，我们合在 {number} 一起处理，"
    "前面说过的不用再讲，进展都会在这里告诉您。",
    en="Hello, this is about the same matter as case {number}. We handle both together under "
    "{number}; you need not repeat anything, and will hear about it here.",
)
MERGED = Words(
    zh="{source} 已并入 {target}；Ctrl+Z 可撤销（消息送出后不行）",
    en="{source} goes on in {target}; Ctrl+Z takes it back until the message has left",
)
LINKED = Words(
    zh="{source} 与 {target} 已关联；Ctrl+Z 可撤销",
    en="{source} and {target} are linked; Ctrl+Z takes it back",
)
TIES = {
    "absorbed": Words(zh="并入了 {number}：{line}", en="took in {number}: {line}"),
    "linked": Words(zh="关联 {number}", en="linked with {number}"),
    "merged": Words(zh="已并入 {number}，在那里继续", en="merged into {number}, goes on there"),
}

CASE_ABSORBED = Words(zh="并入另一张工单", en="taking a case in")
CASE_LINKED = Words(zh="关联工单", en="linking the cases")
