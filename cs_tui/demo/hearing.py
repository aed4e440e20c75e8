"""What a simulated customer makes of our words: was a time named, was a goodbye said."""

from __future__ import annotations

import re
from typing import Final

_PROMISES: Final = re.compile(
    r"\d{1,2}\s*[:：]\s*\d{2}"
    r"|\d+\s*个?\s*(分钟|小时|工作日|天内|天之内|点前|点之前|号前|日前)"
    r"|[今明后]天|今晚|明早|本周|下?周[一二三四五六日天]|当日|当天"
    r"|给您?你?回电|回您?你?电话|回访|(之)?前(给|回|告|发|到|答|处理|寄)"
    r"|承诺|保证|(我|马上|已).{0,6}(补发|安排|换发|重发)"
    r"|\b\d+\s*(minutes?|mins?|hours?|business days?|working days?|days?)\b"
    r"|\b(today|tonight|tomorrow|by noon)\b"
    r"|\b(by|on|before)\s+(mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(call|ring|write|get back to|reply to)\s+you\b(\s+back)?"
    r"|\b(promise|guarantee)\b|\bI will (send|ship|replace|refund|arrange)\b",
    re.IGNORECASE,
)

_GOODBYES: Final = re.compile(
    r"祝您|祝你|感谢您的(来电|咨询|支持|理解|反馈)|再见|慢走|此致|还有(其他|别的|什么).{0,12}(吗|么)"
    r"|\bhave a (good|nice|great|lovely)\b|\banything else\b|\bgoodbye\b|\ball the best\b"
    r"|\btake care\b|\b(kind|best) regards\b"
    r"|\bthank you for (contacting|writing|calling|getting in touch)\b",
    re.IGNORECASE,
)


def names_a_time(text: str) -> bool:
    """Whether the text carries a time or the words of a promise."""
    return _PROMISES.search(text) is not None


def says_goodbye(text: str) -> bool:
    """Whether the text rounds the conversation off."""
    return _GOODBYES.search(text) is not None
