"""What `cs-tui customer` says."""

from cs_tui.texts.words import Words

WHAT = Words(
    zh="客户资料：合并、分开、按要求删除",
    en="customers: merge two records, separate them, erase one on request",
)
EXAMPLES = Words(
    zh="""示例：
  cs-tui customer erase 13800138000 --reason asked --dry-run   先看会删到什么
  cs-tui customer erase 13800138000 --reason asked             客户要求删除：删了找不回来
  cs-tui customer merge wang@example.com 13800138000           前一份并到后一份
  cs-tui customer separate wang@example.com                    并错了，分开""",
    en="""examples:
  cs-tui customer erase 13800138000 --reason asked --dry-run   what it would touch
  cs-tui customer erase 13800138000 --reason asked             on request, and for good
  cs-tui customer merge wang@example.com 13800138000           the first goes on in the second
  cs-tui customer separate wang@example.com                    two customers after all""",
)
ERASE = Words(
    zh="删除一位客户：姓名、号码、订单号、对话和记录里的文字，服务器和每台工位都删，删了找不回来",
    en="erase a customer: name, numbers, orders and every word in their cases, at the hub and at "
    "every desk, for good",
)
WHO = Words(
    zh="客户：电话、邮箱、编号或姓名", en="the customer: phone number, e-mail address, id or name"
)
REASON = Words(
    zh="原因，会记录：asked 客户要求，consent 撤回同意，purpose 不再需要，unlawful 本不该收集，"
    "expired 保存期满",
    en="why, on record: asked by the customer, consent withdrawn, purpose achieved, unlawful to "
    "begin with, or expired",
)
DRY = Words(zh="只看会删到什么，什么都不删", en="tell what it would touch, and touch nothing")
WOULD = Words(
    zh="会删除：{records} 份资料、{cases} 张工单里的客户文字（{messages} 条消息）、"
    "{quotes} 处引用；统计不变",
    en="would erase the customer's words: records {records}, cases {cases}, messages {messages}, "
    "quotes of them {quotes}; figures stay",
)
DONE = Words(
    zh="已删除：{records} 份资料、{cases} 张工单里的客户文字（{messages} 条消息）、"
    "{quotes} 处引用；统计不变，各工位下次同步时一并删除",
    en="erased the customer's words: records {records}, cases {cases}, messages {messages}, quotes "
    "of them {quotes}; figures stay, every desk follows with its next sync",
)
OPEN = Words(
    zh="还不能删：{n} 张工单没有办完（{numbers}）",
    en="not yet, cases still open: {n} ({numbers})",
)
BACKUPS = Words(
    zh="之前的备份里还有：{names}。每晚一份，留 {kept} 份，最迟 {kept} 天后都不再有；"
    "等不及就删掉这些文件",
    en="backups made before still hold them: {names}. One a night and {kept} are kept, so all "
    "are gone after {kept} days at most; delete these files if that is too late",
)
ASIDE = Words(
    zh="恢复备份时留下的旧库里也有：{names}，不会自己消失；不再需要就连同 -wal、-shm 文件一起删掉",
    en="former logs that a restore set aside hold them, too: {names}. These stay until somebody "
    "deletes them, with their -wal and -shm files",
)
OTHER_BACKUPS = Words(
    zh="数据库自己的备份（PostgreSQL）里还有，按你们的保留期过期；恢复这样的备份后，工位同步时会再次删除",
    en="backups that PostgreSQL's own tools made still hold them until you drop those; after one "
    "is restored, desks erase them again as they sync",
)
MERGE = Words(
    zh="同一个人的两份资料：前一份并到后一份", en="one person's two records: the first goes on"
)
INTO = Words(zh="留下的那一份", en="the record that goes on")
SEPARATE = Words(zh="把并进来的资料再分开", en="give a merged record back as one of its own")
SEPARATED = Words(zh="已分开：{customer}", en="separated: {customer}")
MERGED = Words(zh="已合并到：{customer}", en="merged into {customer}")
WHICH = Words(
    zh="并进来的有 {n} 份，请写其中一份的编号：{ids}",
    en="{n} records were merged into it, name one by its id: {ids}",
)
