"""How personal details look where they are not revealed (DOMAIN D5). Masks are for display only."""

from __future__ import annotations

import re
import unicodedata

_STARS = "****"
_MOBILE = re.compile("(?:\\+?86|0086)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile("(?:(?:\\+86|0086)0?|0)(10|2[0-9]|[3-9][0-9]{2})([0-9]{7,8})")
_SHORTEST = 7
"""A number with fewer digits keeps none: its last four would be most of it."""

_TITLES = ("先生", "女士", "小姐", "太太", "老师", "同学", "经理")
_DOUBLE_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳太史上官端木司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳"
        "公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘亓官司寇令狐西门呼延百里"
        "拓跋轩辕东郭南门纳兰叶赫完颜",
    )
)
_MOST_STARS = 3


def mask_phone(phone: str) -> str:
    """A mobile keeps three and four (`138****8000`), a landline its area code and last four.

    Any other number keeps its last four; a short one keeps nothing.
    """
    digits = _digits(phone)
    if mobile := _MOBILE.fullmatch(digits):
        return mobile[1][:3] + _STARS + mobile[1][-4:]
    if landline := _LANDLINE.fullmatch(digits):
        return f"0{landline[1]}-{_STARS}{landline[2][-4:]}"
    return _STARS + tail(phone)


def tail(phone: str) -> str:
    """The last four digits, by which people tell customers apart; empty for a short number."""
    digits = _digits(phone).lstrip("+")
    return digits[-4:] if len(digits) >= _SHORTEST else ""


def mask_name(name: str) -> str:
    """A Chinese name keeps its surname, any other its initial; a title stays readable.

    `张先生` says no more than a surname and stays. Two characters are a surname only when they are
    one of the known double surnames and a given name follows.
    """
    name = unicodedata.normalize("NFKC", name).strip()
    title = next((title for title in _TITLES if name.endswith(title)), "")
    bare = name.removesuffix(title)
    if not bare:
        return "*" * bool(name)
    if not _is_han(bare):
        return f"{bare[0].upper()}***{title}"
    surname = bare[:2] if len(bare) > 2 and bare[:2] in _DOUBLE_SURNAMES else bare[0]
    if title and bare in (surname, *_DOUBLE_SURNAMES):
        return name
    return surname + "*" * max(1, min(len(bare) - len(surname), _MOST_STARS)) + title


def mask_email(address: str) -> str:
    """The first character and the domain: `w***@example.com`."""
    local, at, domain = unicodedata.normalize("NFKC", address).strip().rpartition("@")
    first = local[:1] if len(local) > 1 else ""
    return f"{first}***{at}{domain}" if at else "***"


def mask_order(order_no: str) -> str:
    """The last four characters; nothing of a number that has no more than these."""
    order_no = unicodedata.normalize("NFKC", order_no).strip()
    return _STARS + order_no[-4:] if len(order_no) > 4 else _STARS * bool(order_no)


def _digits(phone: str) -> str:
    """The digits in ASCII, with a leading plus where one stood."""
    plain = unicodedata.normalize("NFKC", phone).strip()
    return "+" * plain.startswith("+") + re.sub("[^0-9]", "", plain)


def _is_han(name: str) -> bool:
    return "\u3400" <= name[0] <= "\u9fff" or "\U00020000" <= name[0] <= "\U0003ffff"
