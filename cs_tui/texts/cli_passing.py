"""What the commands say with which cases change hands."""

from cs_tui.texts.words import Words

ESCALATE = Words(
    zh="升级或转交：接收前仍归自己", en="escalate or pass on: mine until it is accepted"
)
ACCEPT = Words(zh="接收转给我的工单", en="accept a case that is offered to me")
DECLINE = Words(zh="退回转给我的工单，写明原因", en="decline a case that is offered to me, and why")
ANSWER = Words(zh="答复处理结果，并交回给转出的人", en="say what came of it; it goes back")
WITHDRAW = Words(zh="撤回转出的工单", en="keep a case after all that I offered")

TO = Words(
    zh="给谁：T2、T3、T4，team:团队编号，person:人员编号，或名称",
    en="to: T2, T3, T4, team:ID, person:ID, or a name",
)
REASON = Words(
    zh="升级原因：编号或名称；不写就是转交同事", en="the reason, by id or name; without: a transfer"
)
WITHIN = Words(zh="已告诉客户多久内答复：30m、2h、1bd", en="told the customer: within 30m, 2h, 1bd")
AT = Words(zh="已告诉客户什么时候前答复", en="told the customer: by this time")
NOTE = Words(
    zh="给接收人的说明；不写就用工单记录生成，- 表示标准输入",
    en="what the receiver reads; without: made from the note; - reads standard input",
)
TEXT = Words(zh="原因或结果；- 表示从标准输入读", en="reason or result; - reads standard input")
KEEP = Words(zh="答复后由我继续办", en="answer, and go on with the case myself")

REASONS = Words(zh="升级原因", en="reason to escalate")
NO_SUCH_RECEIVER = Words(
    zh="没有“{given}”这个接收人；可以用：{known}",
    en="“{given}” is nobody to pass a case to; use one of {known}",
)
OFFERED = Words(zh="已转给{who}，接收前仍归你", en="offered to {who}, yours until accepted")
ACCEPTED = Words(zh="已接收，归你了", en="accepted, it is yours")
DECLINED = Words(zh="已退回", en="declined")
ANSWERED = Words(zh="已答复", en="answered")
WITHDRAWN = Words(zh="已撤回，归你办", en="withdrawn, it stays yours")
