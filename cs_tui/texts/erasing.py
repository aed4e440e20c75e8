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
    en="cases of this customer still open: {n} ({numbers}). Nothing was erased; finish them first, "
    "then erase",
)
STILL_HELD = Words(
    zh="这位客户有 {n} 张工单暂停删除：{numbers}。什么都没有删除；不用再留时，由班长或管理员运行 "
    "cs-tui archive release 工单号，再来删除",
    en="cases of this customer that are held: {n} ({numbers}). Nothing was erased; once they need "
    "not be kept, a lead or admin runs cs-tui archive release CASE, then erase",
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

ERASE = Words(zh="删除这位客户的资料（删了找不回来）", en="erase this customer (for good)")
WHICH_REASON = Words(
    zh="会删掉 {cases} 张工单里的客户文字：{messages} 条消息、{n} 处引用；统计不变。为什么删？",
    en="Erases the customer's words. Cases {cases}, messages {messages}, quotes {n}; figures stay. "
    "Why?",
)
THE_WORD = Words(zh="删除", en="erase")
SURE = Words(
    zh="删了找不回来。确定就输入“删除”两个字",
    en="It cannot be undone. To go on, type the word erase",
)
NOT_ERASED = Words(zh="没有删除：资料原样", en="nothing was erased: the record is as it was")
DONE = Words(
    zh="客户资料已删除（{n} 张工单），统计不变",
    en="customer erased, cases: {n}; figures stay",
)
DONE_WITH_ASIDE = Words(
    zh="客户资料已删除（{n} 张工单）；夜间备份会过期，恢复时留下的旧库不会：请管理员删掉 {names}",
    en="customer erased, cases: {n}; nightly backups of before expire, former logs of the hub do "
    "not: an admin is to delete {names}",
)
DONE_WITH_BACKUPS = Words(
    zh="客户资料已删除（{n} 张工单）；之前的夜间备份里还有，{kept} 天后不再有",
    en="customer erased, cases: {n}; nightly backups made before hold them for {kept} more days",
)
