"""What the rules say about a case that is offered to somebody else."""

from cs_tui.texts.words import Words

OFFERED_ALREADY = Words(
    zh="已经转出，正等人接收；要改派请先撤回",
    en="it is offered to somebody already; withdraw that first",
)
OFFERED_TO_SELF = Words(
    zh="不能转给自己；不转了请撤回", en="you cannot pass it to yourself; to keep it, withdraw it"
)
OFFERED_TO_NOBODY = Words(
    zh="没有选接收的人或团队；请选一个", en="nobody is named to receive it; pick a person or a team"
)
NOT_OFFERED = Words(zh="这张工单没有转给任何人", en="this case is not offered to anybody")
OFFER_NOT_YOURS = Words(
    zh="这张工单不是转给你的；需要接手请找班长",
    en="it is not offered to you; ask the lead if you should take it",
)
OFFER_SETTLED = Words(
    zh="对方已经知道，不能撤销；请再转一次或退回",
    en="the other side knows of it already: it cannot be undone; offer or return the case again",
)
NO_LONGER = {
    "accepted": Words(zh="已有同事接收了这张工单", en="a colleague has accepted it already"),
    "declined": Words(zh="已被退回", en="it was declined already"),
    "withdrawn": Words(zh="转出的人已撤回", en="whoever offered it has withdrawn it"),
    "answered": Words(zh="已有答复", en="it was answered already"),
}
THEIRS_ALREADY = Words(
    zh="这张工单本来就在这个人手上；请选另一个人", en="it is this person's already; pick another"
)
REASSIGN_AGAIN = Words(
    zh="改派已经生效，双方都知道了，不能撤销；要改请再改派一次",
    en="both sides know of it already: it cannot be undone; reassign the case once more",
)
WHY_REASSIGN = Words(
    zh="请写明改派的原因，双方都会看到", en="say why you reassign it: both of them will read that"
)
RECEIVER_UNKNOWN = Words(
    zh="没有这个人，或已不在岗位上；请从名单里选",
    en="there is nobody of this name here any more; pick somebody from the list",
)
REASON_NEEDED = Words(
    zh="请写明退回的原因，转出的人要看", en="say why you return it: whoever gave it will read that"
)
RESULT_NEEDED = Words(
    zh="请写明处理结果，转出的人要看", en="say what came of it: whoever gave it will read that"
)
ASKED_SKILLED = Words(zh="会这项技能，手上 {n} 单", en="has the skill and {n} in hand")
ASKED_SPEAKS = Words(zh="会客户的语言，手上 {n} 单", en="speaks the language and has {n} in hand")
ASKED_FREE = Words(zh="手上最少，{n} 单", en="has least in hand, {n}")

OFFERED = Words(zh="转出", en="passing the case on")
ACCEPTED = Words(zh="接收转单", en="accepting an offer")
DECLINED = Words(zh="退回转单", en="declining an offer")
WITHDRAWN = Words(zh="撤回转出", en="withdrawing an offer")
ANSWERED = Words(zh="答复转单", en="answering an offer")
OFFER_SEEN = Words(zh="看过转来的工单", en="opening what was passed on")
OFFER_OVERDUE = Words(zh="超时未接收", en="an offer nobody accepted")

REASSIGNED = Words(zh="改派", en="reassigning a case")
