"""Whether a message only says thanks: then nothing is asked of us.

The whole message must be made of such words. Whatever else stands in it ("but", "还没", a number,
a question) makes it a message like any other: a case reopened in vain costs a glance, one that
stays shut by mistake costs the customer.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 80
"""A longer message says more than thanks."""

_THANKS = (
    "非常感谢",
    "十分感谢",
    "太感谢了",
    "感谢您",
    "感谢你",
    "感谢",
    "谢谢您",
    "谢谢你",
    "谢谢啦",
    "谢谢了",
    "谢谢",
    "多谢",
    "谢啦",
    "谢了",
    "辛苦了",
    "辛苦您了",
    "辛苦你了",
    "麻烦您了",
    "麻烦你了",
    "thank you very much",
    "thank you so much",
    "thanks very much",
    "thanks so much",
    "thanks a lot",
    "many thanks",
    "thank you",
    "thank u",
    "thanks",
    "thx",
    "much appreciated",
    "i appreciate it",
    "cheers",
)
_BESIDE = (
    "好的呢",
    "好的",
    "好嘞",
    "好",
    "嗯",
    "哦",
    "收到了",
    "收到",
    "知道了",
    "明白了",
    "明白",
    "了解了",
    "了解",
    "没事了",
    "没问题",
    "没有别的了",
    "再见",
    "拜拜",
    "客服",
    "亲",
    "您",
    "啊",
    "呀",
    "啦",
    "哈",
    "ok",
    "okay",
    "great",
    "perfect",
    "got it",
    "all good",
    "no problem",
    "again",
    "for your help",
    "for the help",
    "for all your help",
    "for your time",
    "for the quick reply",
    "have a nice day",
    "have a good day",
    "you too",
    "bye",
    "goodbye",
)


def _any_of(phrases: tuple[str, ...]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(f"{one}(?![a-z])" if one.isascii() else one for one in longest_first)


_ALL: Final = re.compile(rf"(?>(?>{_any_of(_THANKS + _BESIDE)}) *)++")
_SOME: Final = re.compile(_any_of(_THANKS))
_ASKS: Final = re.compile(r"[?？]")


def only_thanks(text: str) -> bool:
    """Whether the message is thanks and nothing else, in Chinese, English or both."""
    if len(text) > LONGEST or _ASKS.search(text):
        return False
    plain = _bare(text)
    return bool(_SOME.search(plain)) and _ALL.fullmatch(plain) is not None


def _bare(text: str) -> str:
    """Letters in one form and case, marks and pictures between them as blanks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = (mark if mark.isalnum() else " " for mark in folded.replace("'", ""))
    return " ".join("".join(kept).split())
