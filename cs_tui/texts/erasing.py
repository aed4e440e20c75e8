"""Words of erasing a customer as a person: reasons, what it reaches, why it cannot be."""

from cs_tui.texts.words import Words

CUSTOMER_ERASED = Words(zh="删除客户资料", en="erasing a customer")
CASE_ERASED = Words(zh="删除工单里的客户资料", en="erasing the customer from a case")
WORDS_ERASED = Words(zh="删除提到客户的文字", en="erasing words about a customer")

ERASED = Words(zh="客户资料已删除", en="customer erased")
FOR_GOOD = Words(zh="资料已经删除，不能撤销", en="what was erased is gone: it cannot be undone")
ERASED_ALREADY = Words(
    zh="这位客户的资料已经删除过，不用再删",
    en="this customer was erased already, nothing is left to erase",
)
NOT_OVER = Words(
    zh="工单还没有结束，客户资料不能删除；请先办完",
    en="the case is not over yet, its customer cannot be erased; finish it first",
)
STILL_OPEN = Words(
    zh="这位客户还有 {n} 张工单没有办完：{numbers}。什么都没有删除；请先办完，再来删除",
    en="{n} cases of this customer are still open: {numbers}. Nothing was erased; finish them "
    "first, then erase",
)
NOT_ALLOWED = Words(
    zh="删除客户资料要由班长（本组客户）或管理员来做；什么都没有删除，请找他们",
    en="erasing a customer is for leads (of their own team) and admins; nothing was erased, "
    "ask one of them",
)

WHY = {
    "asked": Words(zh="客户要求删除", en="the customer asked for it"),
    "consent": Words(zh="客户撤回同意", en="the customer withdrew consent"),
    "purpose": Words(zh="不再需要这些资料", en="the purpose is achieved, the data not needed"),
    "unlawful": Words(zh="这些资料本不该收集", en="it should never have been collected"),
    "expired": Words(zh="保存期满", en="the retention time is over"),
}
"""The cases of PIPL art. 47 in the shop's words. A reason is picked, never written: words about
the customer would outlast the customer."""
