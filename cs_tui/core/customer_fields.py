"""What may stand in the fields of a customer: one form for every way of writing the same thing.

Formats: DOMAIN D5. A value that fits nothing is refused with a sentence that names the field and
what is expected; the person who typed it keeps it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal, get_args

from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import one_line, safe_text
from cs_tui.errors import Refused
from cs_tui.texts import customer as texts

Field = Literal["name", "phone", "email", "order_no", "grade", "need"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)

ORDER_PATTERN: Final = "[A-Z0-9][A-Z0-9-]{5,31}"
"""What an order number looks like where the shop does not say."""

LONGEST_NAME: Final = 60
LONGEST_NEED: Final = 500

_MARKS: Final = re.compile(r"[\s().·/\-\u2010-\u2015\u2212]+")
_MOBILE: Final = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})")
_LANDLINE: Final = re.compile(r"(?:\+86|0086|86)?0?(10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})")
_LANDLINE_HERE: Final = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
_SERVICE: Final = re.compile(r"[48]00[0-9]{7}")
_ABROAD: Final = re.compile(r"(?:\+|00)([1-9][0-9]{6,14})")
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z][A-Za-z0-9-]{1,62}"
)


def phone_of(text: str) -> str | None:
    """A number that calls can go to, in one form; None when it is none.

    A mainland mobile is its eleven digits, a landline begins with its area, a number abroad with a
    plus. `+86`, `0086`, separators of every kind and full-width digits change nothing.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", safe_text(text)))
    if mobile := _MOBILE.fullmatch(bare):
        return mobile[1]
    if _LANDLINE_HERE.fullmatch(bare) or _SERVICE.fullmatch(bare):
        return bare
    if bare.startswith(("+86", "0086")):
        landline = _LANDLINE.fullmatch(bare)
        return f"0{landline[1]}{landline[2]}" if landline else None
    abroad = _ABROAD.fullmatch(bare)
    return f"+{abroad[1]}" if abroad else None


def email_of(text: str) -> str | None:
    """An address that mail can go to, its domain in small letters; None when it is none."""
    bare = unicodedata.normalize("NFKC", safe_text(text)).strip()
    local, _, domain = bare.rpartition("@")
    return f"{local}@{domain.lower()}" if _EMAIL.fullmatch(bare) else None


def order_of(text: str, pattern: str = ORDER_PATTERN) -> str | None:
    """An order number by the shop's pattern, in capitals; None when it does not fit."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", safe_text(text))).upper()
    return bare if re.fullmatch(pattern, bare) else None


def checked(field: Field, text: str, *, order_pattern: str, order_example: str) -> str:
    """What is kept of a value somebody typed; empty takes it away.

    Raises `Refused`, naming the field and what is expected.
    """
    if not text.strip():
        return ""
    if field == "order_no":
        found = order_of(text, order_pattern)
        if found is None:
            raise Refused(texts.BAD_ORDER.fill(example=order_example))
        if redact(found).text != found:
            raise Refused(texts.CARD_FOR_ORDER.fill(example=order_example))
        return found
    return _OF[field](text)


def _phone(text: str) -> str:
    found = phone_of(text)
    if found is None:
        raise Refused(texts.BAD_PHONE)
    return found


def _email(text: str) -> str:
    found = email_of(text)
    if found is None or redact(found).text != found:
        raise Refused(texts.BAD_EMAIL)
    return found


def _name(text: str) -> str:
    found = redact(one_line(text)).text
    if len(found) > LONGEST_NAME:
        raise Refused(texts.LONG_NAME.fill(n=len(found), most=LONGEST_NAME))
    return found


def _need(text: str) -> str:
    found = redact(one_line(text)).text
    if len(found) > LONGEST_NEED:
        raise Refused(texts.LONG_NEED.fill(n=len(found), most=LONGEST_NEED))
    return found


def _grade(text: str) -> str:
    found = one_line(text)
    if found not in texts.ALL_GRADES:
        raise Refused(texts.BAD_GRADE.fill(grades=", ".join(texts.ALL_GRADES)))
    return found


_OF: Final[dict[Field, Callable[[str], str]]] = {
    "name": _name,
    "phone": _phone,
    "email": _email,
    "grade": _grade,
    "need": _need,
}
