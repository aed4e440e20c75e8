"""What `cs-tui case` says."""

from cs_tui.texts.words import Words

NEXT = Words(zh="接下一单", en="be served the next case")
NEW = Words(zh="新建工单：默认进入排队，--mine 归自己", en="open a case: it queues, or is mine")
REPLY = Words(zh="答复客户", en="answer the customer")
NOTE = Words(zh="写记录：问题、已做、下一步", en="write the note: issue, done, next")
CLASSIFY = Words(zh="选性质、分类、结果", en="pick nature, category, outcome")
PROMISE = Words(zh="登记对客户的承诺", en="promise the customer something by a time")
KEEP = Words(zh="承诺已兑现", en="a promise was kept")
LIST = Words(
    zh="列出工单：我的、排队、待我接收、全部", en="list cases: mine, the queue, offered, all"
)
SHOW = Words(zh="查看一张工单", en="show one case")
CLOSE = Words(zh="解决并结束；缺什么会逐项说明", en="resolve the case; what is missing is named")
WAIT = Words(zh="等客户回复", en="leave the next word to the customer")
NO_ACTION = Words(zh="无需处理", en="end a case that needed nothing")
UNDO = Words(zh="撤销自己的上一步", en="take my last act back")

CASE = Words(zh="工单号（如 A1042）或编号", en="the number (such as A1042) or id of the case")
TEXT = Words(zh="内容；- 表示从标准输入读", en="the text; - reads standard input")
CHANNEL = Words(zh="渠道：编号或名称", en="the channel, by id or name")
FIRST_WORDS = Words(zh="客户的第一句话；- 表示标准输入", en="what the customer said; - reads stdin")
LANG = Words(zh="客户的语言", en="the customer's language")
NAME = Words(zh="客户姓名", en="the customer's name")
PHONE = Words(zh="客户电话", en="the customer's phone number")
ORDER = Words(zh="订单号", en="the order number")
MINE = Words(zh="已由我接待，不进排队", en="I have answered it: it is mine and does not queue")
ISSUE = Words(zh="问题", en="what it is about")
DONE = Words(zh="已做的事", en="what was done")
AFTER = Words(zh="下一步", en="what comes next")
AGAIN = Words(zh="同一问题 7 天内第 {n} 次", en="{n} times within 7 days for the same reason")
MERGE = Words(zh="并入同一客户的另一张工单", en="merge into another case of the same customer")
LINK = Words(zh="与另一张工单关联", en="link with another case")
INTO = Words(zh="并入哪一张：工单号或编号", en="the case it goes on in, by number or id")
OTHER = Words(zh="另一张：工单号或编号", en="the other case, by number or id")
TOLD = Words(zh="告诉客户的话；- 表示标准输入", en="what the customer is told; - reads stdin")
SILENT = Words(zh="不告知客户", en="tell the customer nothing")
NATURE = Words(zh="性质：编号或名称", en="the nature, by id or name")
LEAF = Words(zh="分类：编号或名称", en="the category, by id or name")
OUTCOME = Words(zh="结果：编号或名称", en="the outcome, by id or name")
WHAT = Words(zh="承诺了什么", en="what was promised")
IN = Words(
    zh="多久以内：30m、2h、3d；1bd、4bh 按工作时间",
    en="within: 30m, 2h, 3d; 1bd, 4bh count business time",
)
AT = Words(
    zh="什么时候之前：2026-11-24T18:00 或今天的 18:00（站点时间）",
    en="by: 2026-11-24T18:00, or 18:00 of today, at the site",
)
FORM = Words(zh="方式：回电、办事、发消息", en="how: a callback, an action, a message")
WHICH_PROMISE = Words(
    zh="承诺的序号（case show 里的 1、2……）或编号", en="the promise: its place in case show, or id"
)
LIST_MINE = Words(zh="我手上的（默认）", en="those in my hand (the default)")
LIST_QUEUE = Words(zh="正在排队的", en="those that wait")
LIST_OFFERED = Words(zh="转给我、等我接收的", en="those offered to me, to be accepted")
LIST_ALL = Words(zh="全部，含已结束的", en="all, those that are over too")
LIST_ARCHIVED = Words(zh="已归档的，最近结束的在前", en="those that are archived, the latest first")
MOST = Words(zh="最多多少张", en="at most so many")
REASON = Words(zh="原因：编号或名称", en="the reason, by id or name")
REVEAL = Words(
    zh="说明原因后显示电话全号，并记入日志", en="show the phone number in full, for a logged reason"
)

EXAMPLES = Words(
    zh="""示例：
  cs-tui case new --channel chat --text "退款什么时候到账？" --order 202611220001
  cs-tui case next
  cs-tui case note A1001 --issue "退款进度" --done "已查到 11-24 到账"
  cs-tui case classify A1001 --nature 咨询 --leaf 退款进度 --outcome 已答复
  cs-tui case reply A1001 "退款 11-24 前到账，请留意短信。"
  cs-tui case promise A1001 "到账后发消息" --in 1bd --form message
  cs-tui case close A1001
  cs-tui case list --queue --json | jq -r .number""",
    en="""examples:
  cs-tui case new --channel chat --text "Where is my refund?" --lang en
  cs-tui case next --json
  cs-tui case note A1001 --issue "refund status" --done "due on 11-24"
  cs-tui case classify A1001 --nature Enquiry --leaf REFTRK --outcome Informed
  cs-tui case reply A1001 - < answer.txt
  cs-tui case promise A1001 "write when it has arrived" --in 1bd --form message
  cs-tui case close A1001
  cs-tui case show A1001 --json""",
)

NOTHING_WAITS = Words(zh="没有人排队", en="nobody waits")
NOTHING_LISTED = Words(zh="没有工单", en="no cases")
SERVED = Words(zh="已接 {number}", en="served {number}")
OPENED = Words(zh="已建 {number}", en="opened {number}")
SAVED = Words(zh="{number} 已保存", en="{number}: saved")
UNCHANGED = Words(zh="{number} 没有变化", en="{number}: nothing changed")
CLOSED = Words(zh="{number} 已解决", en="{number}: resolved")
WAITING = Words(zh="{number} 等客户", en="{number}: waits for the customer")
ENDED = Words(zh="{number} 无需处理", en="{number}: no action")
PROMISED = Words(zh="{number} 已承诺，{time} 前", en="{number}: promised by {time}")
UNCONFIRMED = Words(
    zh="工作日历只公布到 {day}，这个时间按普通周末推算",
    en="the business calendar is known up to {day}; this time assumes plain weekends after it",
)
KEPT = Words(zh="{number} 承诺已兑现", en="{number}: promise kept")
UNDONE = Words(zh="{number} 已撤销上一步", en="{number}: the last act was taken back")

NO_FIELDS = Words(zh="请至少给出一项：{names}", en="name at least one of {names}")
NO_WHEN = Words(zh="请用 --in 或 --at 说明时间", en="say by when: --in or --at")
BAD_SPAN = Words(
    zh="“{given}”不是时长。可以写 30m、2h、3d、1bd（工作日）、4bh（工作小时），最长一年",
    en="“{given}” is no length of time. Write 30m, 2h, 3d, 1bd (business days) or 4bh (business "
    "hours), a year at most",
)
BAD_TIME = Words(
    zh="“{given}”不是时间。请写 2026-11-24T18:00，或今天的 18:00",
    en="“{given}” is no time. Write 2026-11-24T18:00, or 18:00 for today",
)
NO_SUCH_PROMISE = Words(
    zh="{number} 没有承诺“{given}”；有 {n} 项，用序号 1 到 {n} 指明",
    en="{number} has no promise “{given}”; it has {n}, named 1 to {n}",
)
NO_PROMISES = Words(zh="{number} 没有承诺", en="{number} has no promises")
NATURES = Words(zh="性质", en="nature")
LEAVES = Words(zh="分类", en="category")
OUTCOMES = Words(zh="结果", en="outcome")
REASONS = Words(zh="无需处理的原因", en="reason for no action")
CHANNELS = Words(zh="渠道", en="channel")

HEAD = Words(
    zh="{number}：{status}，{owner}，{channel}", en="{number}: {status}, {owner}, {channel}"
)
OWNER_ME = Words(zh="归我", en="mine")
OWNER_QUEUE = Words(zh="排队中", en="in the queue")
OWNER_OTHER = Words(zh="归 {owner}", en="held by {owner}")
CUSTOMER_IS = Words(zh="客户：{parts}", en="customer: {parts}")
ABOUT = Words(zh="分类：{parts}", en="classified: {parts}")
STILL_MISSING = Words(zh="还差：{names}", en="missing: {names}")
PROMISED_BY = Words(zh="{time} 前兑现承诺", en="promised by {time}")
COMPLAINT_BY = Words(zh="{time} 前回复投诉", en="complaint: a word by {time}")
ME = Words(zh="我", en="me")
DUE = Words(zh="{time} 前答复", en="answer by {time}")
PROMISE_LINE = Words(
    zh="承诺 {n}：{what}，{time}，{state}", en="promise {n}: {what}, {time}, {state}"
)
STATES = {
    "open": Words(zh="未了", en="open"),
    "late": Words(zh="已超时", en="overdue"),
    "kept": Words(zh="已兑现", en="kept"),
    "kept_late": Words(zh="超时后兑现", en="kept late"),
    "dropped": Words(zh="已取消", en="dropped"),
}
NOTE_LINE = Words(zh="{part}：{text}", en="{part}: {text}")
MESSAGE_LINE = Words(zh="{time} {who}：{text}{delivery}", en="{time} {who}: {text}{delivery}")
ENDED_AS = Words(zh="结束：{outcome}，{line}", en="ended: {outcome}, {line}")
VOID = Words(
    zh="没有生效的记录：{n} 条。在工作台按 F10 查看",
    en="records without effect: {n}; F10 at the desk shows them",
)
