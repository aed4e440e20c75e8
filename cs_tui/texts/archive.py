"""Words of what is over: archived, kept as long as the shop's rule says, then erased."""

from cs_tui.texts.words import Words

ARCHIVED = Words(zh="已归档", en="archived")

NOT_ALLOWED = Words(
    zh="归档和保存期由管理员来管；什么都没有删除，请找管理员",
    en="how long cases are kept is for admins to say; nothing was erased, ask one of them",
)
NOT_CHOSEN = Words(
    zh="店铺资料里没有写到期删除，什么都没有删除。先看 cs-tui archive --dry-run；"
    "确定要删，就在 shop.toml 的 [archive] 里写 erase = true，用 content import 导入",
    en="the shop's profile does not have expired cases erased, so nothing was erased. Look at "
    "cs-tui archive --dry-run first; then set erase = true under [archive] in shop.toml and bring "
    "it in with content import",
)

CASE_HELD = Words(zh="暂停删除", en="holding a case")
CASE_LET_GO = Words(zh="解除暂停删除", en="releasing a case that was held")
HELD_ALREADY = Words(zh="这张工单已经暂停删除", en="this case is held already")
GONE_ALREADY = Words(
    zh="这张工单里的客户文字已经删除，没有可留的了",
    en="the words in this case were erased, there is nothing left to hold",
)
NOT_HELD = Words(zh="这张工单没有暂停删除", en="this case is not held")
NOT_YOURS_TO_HOLD = Words(
    zh="暂停删除和解除要由班长（本组工单）或管理员来做；工单原样，请找他们",
    en="leads (cases of their own team) and admins hold and release cases; nothing was changed, "
    "ask one of them",
)
WHY_HELD = {
    "dispute": Words(zh="纠纷或诉讼", en="a dispute or lawsuit"),
    "authority": Words(zh="主管部门要求", en="an authority wants it"),
    "safety": Words(zh="产品安全", en="product safety"),
    "audit": Words(zh="审计", en="an audit"),
}
HOLD = Words(
    zh="暂停删除：到期也不删，客户要求删除也先不删",
    en="hold a case: it goes neither when its time is over nor when its customer is erased",
)
RELEASE = Words(zh="解除暂停删除", en="release a case that was held")
HOLD_WHY = Words(
    zh="原因，会记录：dispute 纠纷或诉讼，authority 主管部门要求，safety 产品安全，audit 审计",
    en="why, on record: a dispute, an authority, product safety, an audit",
)
IS_HELD = Words(zh="{number} 暂停删除：{why}", en="{number} is held: {why}")
IS_RELEASED = Words(
    zh="{number} 已解除，到期照常删除", en="{number} is released and goes when its time is over"
)

WHAT = Words(
    zh="归档与保存期：哪些工单到期，按规定删除其中的客户文字",
    en="what is over: how long it is kept, what is due to be erased",
)
EXAMPLES = Words(
    zh="""示例：
  cs-tui archive --dry-run          每一类有多少、最早哪天、几张到期；什么都不删
  cs-tui archive --dry-run --json   同上，给程序看
  cs-tui archive                    现在就删到期的（店铺资料里写了 erase = true 才行）
  cs-tui archive hold A1001 --reason dispute   这张先不删
  cs-tui archive release A1001                 不用再留了""",
    en="""examples:
  cs-tui archive --dry-run          how many of each class, the oldest, how many are due
  cs-tui archive --dry-run --json   the same for a program
  cs-tui archive                    erase now what is due, where the shop's profile says so
  cs-tui archive hold A1001 --reason dispute   keep this one for now
  cs-tui archive release A1001                 it need not be kept any longer""",
)
DRY = Words(zh="只看，什么都不删", en="only tell, erase nothing")
DRY_ALONE = Words(
    zh="--dry-run 不能和 hold、release 一起用；什么都没有改动",
    en="--dry-run does not go with hold or release; nothing was changed",
)

RULE = Words(
    zh="结案 {days} 天后算归档；到期的{erased}",
    en="archived {days} d after the end; what is due {erased}",
)
ERASES = Words(zh="每晚自动删除", en="is erased every night")
KEEPS = Words(zh="不删（erase = false）", en="is not erased (erase = false)")
CLASS = Words(
    zh="{name}：{cases} 张（归档 {archived}），{kept}，到期 {due}",
    en="{name}: {cases}, archived {archived}, {kept}, due {due}",
)
OLDEST = Words(zh="，最早 {day} 结案", en=", oldest ended {day}")
DAYS = Words(zh="保存 {days} 天", en="kept {days} d")
FOR_GOOD = Words(zh="长期保存", en="kept for good")
NO_CLASS = Words(zh="没有归类的", en="of no class")
WAITS = Words(
    zh="到期的里面有 {n} 张还不能删：暂停删除的，承诺、回访、投诉没有办完的，"
    "关联的工单没有结案的，或结案传到服务器不满 30 天的",
    en="due, but not to be erased yet: {n} (held; a promise, follow-up, complaint or linked case "
    "is open; or the hub heard of its end within 30 days)",
)
LEFT = Words(zh="现在可以删的：{n} 张", en="may be erased now: {n}")
RAN = Words(zh="上次执行 {at}，那一天删除 {n} 张", en="last carried out {at}, cases erased: {n}")
NEVER_RAN = Words(zh="还没有执行过", en="never carried out so far")
ERASED = Words(
    zh="已删除 {n} 张到期工单里的客户文字；统计不变，各工位下次同步时一并删除",
    en="expired cases erased: {n}; figures stay, every desk follows with its next sync",
)

DOCTOR = Words(zh="归档", en="archive")
DOCTOR_IS = Words(
    zh="结案 {days} 天后归档；已到期 {due} 张，{erased}；{ran}",
    en="archived after {days} d; due {due}, {erased}; {ran}",
)
UNREADABLE = Words(zh="读不出来", en="cannot be read")
OVERDUE = Words(
    zh="到期的没有删完：看 cs-tui archive --dry-run；服务器每晚处理一部分，处理不完的第二晚继续",
    en="what is due was not erased: see cs-tui archive --dry-run; the hub does some every night "
    "and goes on the next",
)
