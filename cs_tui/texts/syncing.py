"""Words of the sync screen: what waits, what did not arrive, and what to do about it."""

from cs_tui.texts import customer
from cs_tui.texts.words import Words

LIVE = Words(zh="已连上服务器，实时同步", en="connected to the hub, in step")
LATELY = Words(
    zh="与服务器同步中，暂无实时消息", en="in step with the hub, news comes with a delay"
)
OFFLINE = Words(zh="离线", en="offline")
OFFLINE_WHY = Words(zh="离线：{why}", en="offline: {why}")
PAUSED = Words(zh="已暂停：{why}", en="paused: {why}")
PAUSED_BARE = Words(zh="已暂停，等人处理", en="paused until a person helps")
HUB = Words(zh="服务器 {url}", en="hub {url}")
LAST_CONTACT = Words(zh="最后联系 {time}", en="last contact {time}")
WAITING = Words(zh="待传 {n} 条，最久 {time}", en="{n} waiting, the oldest {time}")
NONE_WAITING = Words(zh="没有待传的记录", en="nothing waits to be sent")

ALONE = Words(
    zh="仅本机：独自使用，没有服务器", en="this machine only: you work alone, without a hub"
)
ALONE_WHY = Words(
    zh="所有记录都在这台机器上，哪里也不会发。要与同事共用，请向管理员要登记码，"
    "换一个 CS_TUI_HOME 后运行 cs-tui，选“加入服务器”。",
    en="Every record is on this machine and goes nowhere. To share work, ask an admin for an"
    " enrolment code, choose another CS_TUI_HOME, run cs-tui and choose “Join a hub”.",
)
ALL_WELL = Words(zh="没有需要处理的", en="nothing needs you")
ALL_WELL_WHY = Words(
    zh="被拒收、没有生效或与他人冲突的记录会列在这里，写明原因和下一步。",
    en="Records that are refused, without effect or in conflict would be listed here, with why"
    " and what to do.",
)

REFUSED = Words(zh="服务器拒收 {n}", en="Refused by the hub {n}")
WITHOUT_EFFECT = Words(zh="没有生效 {n}", en="Without effect {n}")
MET = Words(zh="与他人的修改冲突 {n}", en="Met another's edit {n}")

WHY = Words(zh="原因：{why}", en="why: {why}")
WHY_FIELD = Words(zh="“{field}”：{why}", en="{field}: {why}")
NO_REASON = Words(zh="服务器没有说明原因", en="the hub gave no reason")
BY = Words(zh="{who} 的", en="by {who}")
SAW = Words(zh="原来 {value}", en="was {value}")
THEIRS = Words(zh="现在 {value}", en="is now {value}")
MINE = Words(zh="我的 {value}", en="mine {value}")
EMPTY_VALUE = Words(zh="（空）", en="(empty)")
NOW = Words(zh="下一步：{what}", en="next: {what}")

NOW_REFUSED = Words(
    zh="记录留在本机，没有丢。按数字选“改正后重发”，照原因改好就发出去；看不懂就告诉管理员",
    en="it is kept here. Press its digit, correct what is named and send it anew; else tell your"
    " admin",
)
NOW_REFUSED_ELSEWHERE = Words(
    zh="记录留在本机，没有丢；由写的人重发，或把原因告诉管理员",
    en="it is kept here; its author sends it anew, or tell your admin the reason",
)
NOW_AGAIN = Words(
    zh="打开工单看现在的样子，还需要就再做一次",
    en="open the case as it is now, and do it again if it is still needed",
)
NOW_CHOOSE = Words(
    zh="按数字，选现在的或我的；定下来以后不再提醒",
    en="press its digit and choose, theirs or yours; then it is settled",
)
NOW_NOTHING = Words(zh="不用做什么", en="nothing to do")
NOW_OF = {
    "claimed": Words(zh="已由别人接手，不用做什么", en="somebody else took it: nothing to do"),
    "contact_fronted": NOW_NOTHING,
    "contact_parked": NOW_NOTHING,
    "message_out": Words(
        zh="这条没有送给客户；打开工单看过最新消息再答复",
        en="the customer did not get it: read the latest messages, then answer again",
    ),
    "promise_kept": Words(
        zh="承诺已由别人了结，不用做什么", en="the promise was settled already: nothing to do"
    ),
}

KINDS = {
    "article_archived": Words(zh="知识归档", en="archiving an article"),
    "article_revised": Words(zh="知识修订", en="an article"),
    "article_proposed": Words(zh="提交知识草稿", en="proposing an article"),
    "article_reviewed": Words(zh="确认知识", en="confirming an article"),
    "article_worded": Words(zh="补充客户说法", en="adding a customer's wording"),
    "article_used": Words(zh="引用知识", en="a citation"),
    "accepted": Words(zh="接收转单", en="accepting an offer"),
    "answered": Words(zh="答复转单", en="answering an offer"),
    "declined": Words(zh="退回转单", en="declining an offer"),
    "offered": Words(zh="转出", en="offering a case"),
    "reassigned": Words(zh="改派", en="reassigning a case"),
    "offer_overdue": Words(zh="超时未接收", en="an offer nobody accepted"),
    "withdrawn": Words(zh="撤回转出", en="withdrawing an offer"),
    "agent_left": Words(zh="人员离开", en="a person leaving"),
    "agent_registered": Words(zh="人员登记", en="a person"),
    "agent_state_set": Words(zh="我的状态", en="my state"),
    "bulletin_published": Words(zh="发布公告", en="a notice"),
    "bulletin_withdrawn": Words(zh="撤下公告", en="withdrawing a notice"),
    "check_ticked": Words(zh="人工确认", en="a tick before the shift"),
    "checks_run": Words(zh="系统自检", en="checks before the shift"),
    "fault_reported": Words(zh="报修", en="a fault report"),
    "notice_acknowledged": Words(zh="公告已读", en="a notice read"),
    "case_absorbed": Words(zh="并入另一张工单", en="taking a case in"),
    "case_linked": Words(zh="关联工单", en="linking cases"),
    "customer_edited": Words(zh="客户资料", en="a customer's record"),
    "customer_linked": Words(zh="工单的客户", en="whose case it is"),
    "customer_merged": Words(zh="合并客户资料", en="records merged"),
    "customer_separated": Words(zh="分开客户资料", en="records separated"),
    "customer_recorded": Words(zh="登记客户", en="a new customer"),
    "case_cancelled": Words(zh="无需处理", en="no action"),
    "case_closed": Words(zh="结案", en="closing"),
    "case_merged": Words(zh="合并", en="merging"),
    "case_opened": Words(zh="建单", en="opening a case"),
    "case_reopened": Words(zh="重开", en="reopening"),
    "case_resolved": Words(zh="办结", en="resolving"),
    "case_resumed": Words(zh="继续处理", en="resuming"),
    "case_scheduled": Words(zh="约定时间", en="a scheduled act"),
    "solution_agreed": Words(zh="客户同意方案", en="the customer's consent"),
    "solution_declined": Words(zh="客户不要方案", en="an option the customer declined"),
    "solution_done": Words(zh="方案办妥", en="carrying an option out"),
    "solution_step_ticked": Words(zh="勾选办理步骤", en="a step ticked"),
    "solution_offered": Words(zh="提出方案", en="offering an option"),
    "understanding_confirmed": Words(zh="复述确认", en="a paraphrase the customer confirmed"),
    "claimed": Words(zh="接单", en="taking a case"),
    "released": Words(zh="退回队列", en="back to the queue"),
    "classified": Words(zh="分类", en="the category"),
    "complaint_acknowledged": Words(zh="投诉受理告知", en="acknowledging a complaint"),
    "complaint_decided": Words(zh="投诉处理决定", en="a decision on a complaint"),
    "complaint_ended": Words(zh="投诉了结", en="the end of a complaint"),
    "complaint_item_added": Words(zh="投诉查证", en="a fact of a complaint"),
    "complaint_opened": Words(zh="投诉登记", en="a complaint"),
    "complaint_received": Words(zh="投诉诉求", en="the receipt of a complaint"),
    "complaint_regretted": Words(zh="投诉致歉", en="regret on a complaint"),
    "complaint_told": Words(zh="告知投诉结果", en="telling a decision"),
    "complaint_updated": Words(zh="告知投诉进展", en="informing a complainant"),
    "complaint_withdrawn": Words(zh="撤回投诉", en="withdrawing a complaint"),
    "followup_confirmed": Words(zh="回访确认", en="a confirmed follow-up"),
    "followup_dropped": Words(zh="取消回访", en="dropping a follow-up"),
    "followup_moved": Words(zh="回访改期", en="moving a follow-up"),
    "followup_not_reached": Words(zh="回访未接通", en="a follow-up not reached"),
    "followup_not_satisfied": Words(zh="回访不满意", en="a follow-up not satisfied"),
    "followup_planned": Words(zh="安排回访", en="a follow-up"),
    "survey_answered": Words(zh="客户评分", en="a rating"),
    "survey_asked": Words(zh="请客户评分", en="asking for a rating"),
    "survey_dropped": Words(zh="不再请评分", en="not asking for a rating"),
    "contact_ended": Words(zh="挂断", en="hanging up"),
    "contact_fronted": Words(zh="调到面前", en="putting in front"),
    "contact_opened": Words(zh="接触", en="a contact"),
    "contact_parked": Words(zh="放到一边", en="putting aside"),
    "content_revised": Words(zh="内容修订", en="a content document"),
    "delivered": Words(zh="送达", en="a delivery"),
    "delivery_failed": Words(zh="送达失败", en="a failed delivery"),
    "device_enrolled": Words(zh="设备登记", en="a device"),
    "defect_answered": Words(zh="答复问题", en="answering a defect"),
    "gap_met": Words(zh="没查到的知识", en="a search in vain"),
    "gap_drafted": Words(zh="起草缺少的知识", en="drafting what knowledge lacks"),
    "gap_set_aside": Words(zh="搁置知识缺口", en="putting a gap aside"),
    "defect_reported": Words(zh="上报问题", en="a defect"),
    "handover_commented": Words(zh="交接批注", en="a comment on a handover"),
    "handover_given": Words(zh="交出交接", en="giving a handover"),
    "handover_left_out": Words(zh="不交接", en="leaving out of a handover"),
    "handover_signed": Words(zh="交接签字", en="signing a handover"),
    "handover_written": Words(zh="交接内容", en="a handover item"),
    "reflected": Words(zh="回顾", en="a reflection"),
    "reflected_privately": Words(zh="自己的回顾", en="a private reflection"),
    "lesson_forgotten": Words(zh="忘掉老工单", en="forgetting old tickets"),
    "lesson_given": Words(zh="从老工单学习", en="old tickets to learn from"),
    "hold_ended": Words(zh="结束保持", en="end of hold"),
    "hold_started": Words(zh="保持", en="hold"),
    "message_in": Words(zh="客户消息", en="a customer's message"),
    "message_out": Words(zh="答复", en="a reply"),
    "message_sent": Words(zh="送出", en="a sent message"),
    "note_added": Words(zh="记录", en="the note"),
    "promise_dropped": Words(zh="取消承诺", en="dropping a promise"),
    "promise_kept": Words(zh="兑现承诺", en="keeping a promise"),
    "promise_made": Words(zh="承诺", en="a promise"),
    "revealed": Words(zh="查看号码", en="showing a number"),
    "shift_closed": Words(zh="下班", en="end of shift"),
    "shift_opened": Words(zh="上班", en="start of shift"),
    "undone": Words(zh="撤销", en="an undo"),
    "waiting_customer_set": Words(zh="等客户", en="waiting for the customer"),
    "waiting_internal_set": Words(zh="等内部", en="waiting for us"),
}
FIELDS = {
    "nature": Words(zh="性质", en="nature"),
    "leaf": Words(zh="分类", en="category"),
    "outcome": Words(zh="结果", en="outcome"),
    "stage": Words(zh="阶段", en="stage"),
    "urgency": Words(zh="紧急度", en="urgency"),
    "expectation": Words(zh="期望", en="expectation"),
    "complexity": Words(zh="复杂度", en="complexity"),
    "emotion": Words(zh="情绪", en="emotion"),
    "issue": Words(zh="问题", en="issue"),
    "done": Words(zh="已做", en="done"),
    "next": Words(zh="下一步", en="next step"),
    "text": Words(zh="正文", en="text"),
    "what": Words(zh="承诺内容", en="what was promised"),
    "reason": Words(zh="原因", en="reason"),
    **customer.FIELDS,
}

COME_BACK = Words(zh="用新的登记码重新登记", en="come back with a new code")
PASTE_CODE = Words(
    zh="粘贴管理员给的新登记码；这里的记录都留着",
    en="Paste the new code from your admin; every record here stays",
)
CAME_BACK = Words(zh="已重新登记，接着同步", en="you are back; sync goes on")
OTHER_PERSON = Words(
    zh="这个登记码属于另一个人或另一台服务器，这里的记录没有改动；请向管理员要自己的",
    en="this code belongs to somebody else or to another hub; nothing here was touched. Ask your "
    "admin for one of your own",
)
WHAT_TO_DO = Words(zh="怎么处理", en="What to do about it")
MEND = Words(zh="改正后重发", en="correct it and send it anew")
MEND_FIELD = Words(zh="改正“{field}”，重发", en="Correct: {field}")
RESEND = Words(zh="原样重发", en="send it anew as it is")
WHICH_VALUE = Words(zh="“{field}”用哪个？原来是 {base}", en="Which {field}? It was {base}")
TAKE_THEIRS = Words(zh="用现在的：{value}", en="keep what stands now: {value}")
TAKE_MINE = Words(zh="用我的：{value}", en="take mine: {value}")
OPEN_CASE = Words(zh="打开工单", en="open the case")
OPEN_CUSTOMER = Words(zh="打开客户资料", en="open the customer's record")
DISMISS = Words(zh="知道了，不再提醒", en="seen: leave it and show it no more")
SENT_ANEW = Words(
    zh="已作为新记录重发；原来那条留在本机", en="sent anew; the refused one is kept here"
)
CHOSEN = Words(zh="已定下来", en="settled")
DISMISSED = Words(zh="不再提醒；记录还在", en="shown no more; the record is kept")
NOT_THERE = Words(
    zh="这条已经处理过了，没有改动", en="this was settled already; nothing was changed"
)
HINT = Words(
    zh="Enter 或 数字 处理   Ctrl+S 立即同步   Esc 回工作台",
    en="Enter or a digit deals with it   Ctrl+S syncs now   Esc to the desk",
)
HINT_EMPTY = Words(zh="Ctrl+S 立即同步   Esc 回工作台", en="Ctrl+S syncs now   Esc to the desk")
HINT_ALONE = Words(zh="Esc 回工作台", en="Esc to the desk")
SYNC_NOW = Words(zh="立即同步", en="sync now")
SYNC_NOW_LONG = Words(
    zh="立即与服务器同步；暂停时也再试一次", en="sync with the hub now; try again if paused"
)
OPEN_LONG = Words(zh="处理这条记录", en="deal with this record")
ASKED = Words(zh="正在同步，结果会显示在这里", en="syncing; what comes of it is shown here")
ALONE_NOW = Words(
    zh="独自使用，没有服务器可同步", en="you work alone: there is no hub to sync with"
)
