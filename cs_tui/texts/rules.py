"""What the rules of the core say when they do not allow an act."""

from cs_tui.texts import complaint
from cs_tui.texts.words import Words

STATUS = {
    "new": Words(zh="待接", en="new"),
    "active": Words(zh="处理中", en="active"),
    "waiting_customer": Words(zh="等客户", en="waiting for the customer"),
    "waiting_internal": Words(zh="等内部", en="waiting for us"),
    "scheduled": Words(zh="已约定", en="scheduled"),
    "resolved": Words(zh="已解决", en="resolved"),
    "closed": Words(zh="已结案", en="closed"),
    "cancelled": Words(zh="无需处理", en="no action"),
    "merged": Words(zh="已合并", en="merged"),
}

NO_SUCH_MOVE = Words(
    zh="工单现在是“{status}”，不能这样变更", en="the case is {status}: it cannot move that way"
)
CASE_OVER = Words(
    zh="工单已结束；客户再来请新建关联工单", en="the case is over; a new contact opens a linked one"
)
NOT_YOURS = Words(
    zh="这张工单不归你；请先接手或请班长转派",
    en="this case is not yours; take it over or ask the lead to reassign it",
)
WROTE_MEANWHILE = Words(
    zh="客户刚刚又发来消息；请看过再操作",
    en="the customer wrote meanwhile; read it, then do this again",
)
OPENED_TWICE = Words(zh="工单已经建立", en="the case was opened already")
CONTACT_TWICE = Words(zh="这次联系已经登记过", en="this contact was recorded already")
PROMISED_ALREADY = Words(zh="这项承诺已经记下", en="this was promised already")
PROMISE_OVER = Words(zh="这项承诺已经了结", en="this promise is settled already")
LACKING = {
    "nature": Words(zh="性质", en="nature"),
    "leaf": Words(zh="分类", en="category"),
    "outcome": Words(zh="结果", en="outcome"),
    "line": Words(zh="记录", en="note"),
    "reply": Words(zh="答复", en="reply"),
    "placeholder": Words(zh="答复里的空格", en="a blank in the reply"),
    "verify": Words(zh="核验身份", en="identity check"),
    "consent": Words(zh="客户同意", en="consent"),
    "carry_out": Words(zh="方案办妥", en="carrying it out"),
    "step.plan": Words(zh="第 3 步方案", en="step 3 plan"),
    "step.execute": Words(zh="第 4 步执行", en="step 4 execute"),
    "step.follow_up": Words(zh="第 5 步跟进", en="step 5 follow up"),
    **{
        f"complaint.{step}": Words(zh=f"投诉{name.zh}", en=f"complaint: {name.en}")
        for step, name in complaint.SHORT.items()
    },
}
STILL_MISSING = Words(zh="还差 {n}：{names}", en="missing {n}: {names}")
PROMISE_IN_PAST = Words(
    zh="约定的时间已经过了；请给一个之后的时间", en="that time has passed; name a later one"
)
COMPLAINT_TIMES = Words(
    zh="投诉的时限由规则决定，不能改期；请先给客户一个答复",
    en="the times of a complaint are not ours to move; give the customer a word instead",
)
EMPTY_REPLY = Words(zh="还没有写内容", en="nothing is written yet")
TOO_LONG = Words(
    zh="这段文字有 {n} 个字符，一次最多 {most} 个；写下的都在，请删减或分几次发送、保存",
    en="this text has {n} characters, {most} at most go at once; what you wrote was kept: cut it, "
    "or send and save it in parts",
)
CLOSES_BY_ITSELF = Words(
    zh="已解决的工单到时会自动关闭，不由人关闭",
    en="a resolved case closes by itself when its time has come; nobody closes it by hand",
)
NO_CONTACT = Words(zh="这张工单还没有可以回复的联系", en="this case has no contact to answer to")
RAW_PLACEHOLDER = Words(
    zh="还有未填的 {names}，请补上再发送", en="fill {names} before this can be sent"
)
SHIFT_OPEN = Words(zh="已经在岗", en="you are on duty already")
NOT_ON_DUTY = Words(
    zh="还没有上岗：按 F2，读完必读公告后按 Ctrl+N",
    en="you are not on duty yet: F2, read what must be read, then Ctrl+N",
)
HANDS_FULL = Words(
    zh="手上已有 {n} 个会话，到上限了；先办结或转为等客户，再接下一单",
    en="you hold {n} conversations, as many as allowed; finish one or leave it waiting first",
)
SHIFT_CLOSED = Words(zh="班次已结束", en="the shift is closed")
NEWER = Words(
    zh="内容由更新的版本写成，这里只能查看；请升级 cs_tui",
    en="written by a newer version: shown here, not changed; please upgrade cs_tui",
)
SERVED_LATE = Words(zh="已超时，最先处理", en="overdue, so served first")
SERVED_RISEN = Words(zh="超时太久，提前处理", en="overdue for so long that it came up")
SERVED_BEFORE = Words(zh="之前就是你办的，接着办", en="it was yours before")
SERVED_BY_NAME = Words(zh="点名接的", en="asked for by name")
SERVED_FIRST = Words(zh="排在最前", en="first in the queue")
RELEASED = {
    "absent": Words(zh="客户来找，负责人不在岗", en="its owner was not at work"),
    "left": Words(zh="负责人已离职", en="its owner works here no longer"),
}

CAME_FROM_OUTSIDE = Words(zh="这是客户发来的，不能撤销", en="it came from the customer")
ALREADY_SENT = Words(
    zh="消息已送出，不能撤回；请再发一条更正",
    en="the message has left and cannot be taken back; send a correction",
)
CHANGED_SINCE = Words(
    zh="之后已有人改过，不能撤销；请直接改成想要的值",
    en="it was changed since; set it to what you want instead",
)
CANNOT_UNOPEN = Words(
    zh="工单不能撤销建立；请按“无需处理”结束",
    en="a case cannot be unopened; end it as no action",
)
CANNOT_UNCLAIM = Words(
    zh="已接的工单不能退回；请转交或升级",
    en="a claimed case cannot be put back; transfer or escalate it",
)
UNDO_IS_FINAL = Words(
    zh="撤销本身不能再撤销；请重新操作一次",
    en="an undo cannot be undone; do the thing again instead",
)
NOT_YOUR_ACT = Words(zh="只能撤销自己的操作", en="you can undo only what you did yourself")
NOTHING_TO_UNDO = Words(zh="没有可撤销的操作", en="there is nothing to undo")
UNDO_TOO_LATE = Words(
    zh="已过了本班，不能撤销；请直接更正",
    en="that was not in this shift; correct it instead",
)
