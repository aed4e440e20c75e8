"""Words of merging two records of one customer, and of separating them again."""

from cs_tui.texts.words import Words

SAME_RECORD = Words(zh="这就是同一份资料，请选另一份", en="that is the same record, pick another")
MERGED_ALREADY = Words(
    zh="这份资料已经并到别的资料里；要改并，先在那份资料里分开",
    en="this record went on in another already; to merge it elsewhere, separate it there first",
)
NOT_MERGED = Words(
    zh="这份资料没有并到别处，不用分开", en="this record was not merged, there is nothing to undo"
)

CUSTOMER_MERGED = Words(zh="合并客户资料", en="merging two customer records")
CUSTOMER_SEPARATED = Words(zh="分开客户资料", en="separating two customer records")
MERGE = Words(zh="这位客户另有一份资料：合并", en="this customer has another record: merge")
WHICH = Words(
    zh="并到哪份资料？打姓名、电话尾号、邮箱查找",
    en="Into which record? Type a name, the end of a number, an e-mail",
)
PREVIEW = Words(
    zh="是同一个人吗？合并后以“{name}”这份为准，两边的工单归在一起",
    en="One and the same person? “{name}” goes on, with the cases of both",
)
YES = Words(zh="是同一个人：合并（{n} 张工单）", en="the same person: merge ({n} cases)")
ALSO = Words(zh="{value}  ／  {other}", en="{value}  /  {other}")
MERGED = Words(
    zh="已并到“{name}”的资料；并错了可以在资料里分开",
    en="merged into the record of {name}; if that was wrong, separate them in the record",
)
WITH = Words(zh="合并进来的资料 {n}（Enter 分开）", en="Merged records {n} (Enter separates)")
ONE = Words(zh="{name}  {phone}  {email}", en="{name}  {phone}  {email}")
SURE = Words(zh="把“{name}”分开，各是各的客户？", en="Separate “{name}”: two customers after all?")
SEPARATE = Words(zh="不是同一个人：分开", en="not the same person: separate")
SEPARATED = Words(
    zh="已分开：“{name}”又是单独一份资料，工单各归各",
    en="separated: {name} is a record of its own again, with its cases",
)
CUSTOMER_MERGED = Words(zh="合并客户资料", en="merging the records")
CUSTOMER_SEPARATED = Words(zh="分开客户资料", en="separating the records")
