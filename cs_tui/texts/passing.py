"""Words of F4's two sections: what is offered to me, and what I passed on."""

from cs_tui.texts.words import Words

IN = Words(zh="待我接收 {n}", en="To accept {n}")
TAKEN = Words(zh="我接手的 {n}（办完请答复）", en="Taken over {n} (answer when done)")
OUT = Words(zh="我转出的 {n}", en="Passed on by me {n}")

WHYS = {
    "escalation": Words(zh="升级", en="escalated"),
    "transfer": Words(zh="转交", en="passed on"),
    "handover": Words(zh="交接", en="handover"),
    "reassigned": Words(zh="改派", en="reassigned"),
}
STANDING = {
    "open": Words(zh="等接收", en="waits"),
    "late": Words(zh="无人接收", en="nobody"),
    "accepted": Words(zh="已接收", en="accepted"),
    "silent": Words(zh="没有下文", en="no word"),
    "declined": Words(zh="被退回", en="declined"),
    "answered": Words(zh="有答复", en="answered"),
}
FROM = Words(zh="{who} 转来", en="from {who}")
TO = Words(zh="转给 {who}", en="to {who}")
AT_OWNER = Words(zh="现在由{who}负责", en="now held by {who}")
STILL_MINE = Words(zh="现在仍由我负责", en="still mine")
ACCEPT_BY = Words(zh="接收", en="accept")
PROMISED = Words(zh="客户", en="customer")
TOLD_BY = Words(zh="已告诉 {time} 前答复", en="told: by {time}")
NOT_TOLD = Words(zh="还没有告诉客户", en="not told yet")
REASON = Words(zh="原因", en="reason")
SAID = {
    "declined": Words(zh="退回", en="declined"),
    "answered": Words(zh="答复", en="answer"),
}

ACT_ACCEPT = Words(zh="接收", en="accept")
ACT_DECLINE = Words(zh="退回（说明原因）", en="decline (say why)")
ACT_ANSWER = Words(zh="答复，并交回给转出的人", en="answer, and give it back")
ACT_ANSWER_KEEP = Words(zh="答复，由我继续办", en="answer, and keep it")
ACT_WITHDRAW = Words(zh="撤回，还是我来办", en="withdraw: I keep it")

READ = Words(
    zh="{number}  {who} 转来。Enter 接收   Esc 先不接",
    en="{number} from {who}.  Enter accepts   Esc not yet",
)
NO_NOTE = Words(zh="没有写说明", en="no note was written")
ACCEPTED = Words(zh="{number} 已接收，归你了", en="{number}: accepted, it is yours")
WHY_DECLINE = Words(zh="为什么退回？转出的人会看到", en="Why decline? Whoever gave it will read it")
OTHER_WHY = Words(zh="别的原因，写一句", en="another reason, in a line")
DECLINED = Words(zh="{number} 已退回给{who}", en="{number}: back to {who}")
RESULT = Words(zh="{number} 的处理结果：{who} 会看到", en="{number}: what came of it, for {who}")
ANSWERED_BACK = Words(
    zh="{number} 已答复，交回给{who}", en="{number}: answered, and back with {who}"
)
ANSWERED = Words(zh="{number} 已答复，由你继续办", en="{number}: answered, you go on with it")
WITHDRAWN = Words(zh="{number} 已撤回，归你办", en="{number}: withdrawn, it stays yours")
PICK_IN = Words(zh="先选一条“待我接收”的工单", en="highlight a case under To accept first")
PICK_TAKEN = Words(
    zh="先选一条待接收或我接手的工单", en="highlight a case to accept or taken over first"
)
PICK_OUT = Words(zh="先选一条还没有人接收的", en="highlight one that nobody accepted yet")

TOP_LATE = Words(zh="无人接收 {n}", en="unaccepted {n}")
TOP_SILENT = Words(zh="转出没下文 {n}", en="no word {n}")
LAST_WORD = Words(zh="下文", en="last word")
LAST_WORD_AT = Words(
    zh="{time}以后没有下文，问一下再给客户回个话",
    en="none since {time}: ask, then tell the customer",
)
TOP_IN = Words(zh="待接收 {n}", en="to accept {n}")
SEEN = Words(zh="{who} {time} 看过", en="opened by {who} {time}")
SEEN_MORE = Words(zh="{who} {time} 看过，共 {n} 人", en="opened by {who} {time}, {n} in all")
NOT_SEEN = Words(zh="还没有人看过", en="not opened yet")
AGED = Words(zh="已等 {time}", en="waits {time}")
SEEN_BY = Words(zh="看过", en="opened")
HEAD_OUT = Words(zh="已转 {who}", en="offered to {who}")

GOES_ON = Words(zh="没有人接收，转问 {who}：{why}", en="nobody accepted; now {who} is asked: {why}")
TALK = {
    "offered": Words(zh="转给 {who}：{text}", en="passed to {who}: {text}"),
    "accepted": Words(zh="已接收", en="accepted it"),
    "reassigned": Words(zh="改派给 {who}：{text}", en="reassigned to {who}: {text}"),
    "declined": Words(zh="退回：{text}", en="declined: {text}"),
    "withdrawn": Words(zh="撤回了转出", en="withdrew it"),
    "answered": Words(zh="答复：{text}", en="answered: {text}"),
}
