"""What customers and colleagues say on the day that is walked, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.texts import Lang

CARD = "6222 0212 3456 7890 128"
"""A bank card that passes the check digit."""


@dataclass(frozen=True)
class Said:
    """The words of one language."""

    people: tuple[str, str, str]
    """Two agents and their lead."""
    customers: tuple[str, ...]
    refund: str
    thanks: str
    search: str
    late: str
    complaint: str
    demand: str
    fact: str
    parcel: str
    finding: str
    invoice: str
    answer: str
    stuck: str
    calls: str
    half: str
    spoken: str
    if_then: str
    praise: str


WORDS: dict[Lang, Said] = {
    "zh": Said(
        people=("林晓", "梅芳", "周敏"),
        customers=("张建国", "王女士", "李先生", "赵小姐", "陈先生", "孙女士"),
        refund="退款多久到账",
        thanks="好的，谢谢",
        search="退款多久到账",
        late="下单三天了还没发货",
        complaint="快递员态度恶劣，我要投诉",
        demand="要求道歉并赔偿",
        fact="录音里快递员确有辱骂",
        parcel="包裹三天没更新了",
        finding="已找到，明天送到",
        invoice="发票抬头开错了，卡号",
        answer="我来核对，稍后回您",
        stuck="一直打不开，屏幕不亮",
        calls="想改收货地址",
        half="您的地址我先记",
        spoken="地址已改好，今天按新地址发出",
        if_then="如果下午还没有结果，先给客户回电",
        praise="写得清楚，辛苦了",
    ),
    "en": Said(
        people=("Lin Xiao", "Mei Fang", "Zhou Min"),
        customers=("James Hill", "Ann Lee", "Tom Ward", "Eva Stone", "Max Reed", "Ida Long"),
        refund="how long does a refund take?",
        thanks="all right, thank you",
        search="refund",
        late="I ordered three days ago and it has not shipped yet",
        complaint="your courier was rude, I want to complain",
        demand="an apology and compensation",
        fact="the recording shows that the courier was rude",
        parcel="my parcel has not moved for three days",
        finding="found it, it arrives tomorrow",
        invoice="the name on my invoice is wrong, card",
        answer="I am checking and will get back to you",
        stuck="it does not start, the screen stays dark",
        calls="wants another address",
        half="I am noting your addr",
        spoken="the address is changed, it ships there today",
        if_then="if nothing is known by the afternoon, call the customer first",
        praise="clearly written, thank you",
    ),
}
