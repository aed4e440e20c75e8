"""What a card number and a mainland ID number look like (DOMAIN D5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

LENGTHS = range(13, 20)
"""How many digits a card number has; an ID number has 18."""

# The issuers' first digits: Visa, Mastercard, UnionPay, American Express, JCB, Diners, Discover,
# and the early domestic debit cards of two Chinese banks.
_ISSUER = re.compile(
    "4|5[1-5]|62|3[47]|35[2-8]|3(?:0[0-5]|[689])|6(?:011|4[4-9]|5)|955[89]"
    "|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"
)
_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))
_DOUBLED = bytes.maketrans(bytes(range(10)), bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
_EVEN_GROUPS = (1, 6)
_ODD_GROUPS = ((4, 6, 5), (4, 6, 4))

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_ID_FORM = re.compile(
    "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])[0-9]{15}[0-9X]"
)
_FEW = 6


@dataclass(frozen=True, slots=True)
class Groups:
    """Digit groups as they were written, with what stood between them."""

    parts: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def number(self) -> str:
        """The digits in one piece; an ID number may end in X."""
        return "".join(self.parts).upper()

    @property
    def lengths(self) -> tuple[int, ...]:
        """Digits in each group."""
        return tuple(len(part) for part in self.parts)

    @property
    def lengths_unwrapped(self) -> tuple[int, ...]:
        """Digits in each group when a single line end inside the number is a mere wrap."""
        wraps = [place for place, gap in enumerate(self.gaps) if "\n" in gap]
        if len(wraps) != 1:
            return self.lengths
        at, lengths = wraps[0], self.lengths
        return (*lengths[:at], lengths[at] + lengths[at + 1], *lengths[at + 2 :])

    @property
    def are_few(self) -> bool:
        """Whether it is one number in pieces and no column of figures."""
        return len(self.parts) <= _FEW or set(self.lengths) == {1}


def could_be_card(number: str) -> bool:
    """Whether it is 13 to 19 digits with a right check digit: one number in ten is."""
    return len(number) in LENGTHS and number.isdigit() and luhn(number)


def begins_issued(number: str) -> bool:
    """Whether some issuer's numbers begin like this one."""
    return _ISSUER.match(number) is not None


def looks_issued(groups: Groups) -> bool:
    """Whether it begins like an issuer's number and is grouped as people write card numbers."""
    if not begins_issued(groups.number):
        return False
    return _regular(groups.lengths) or _regular(groups.lengths_unwrapped)


def luhn(number: str) -> bool:
    """Whether the last digit is the right check digit (ISO/IEC 7812-1)."""
    digits = number.encode("ascii").translate(_VALUES)
    return (sum(digits[-1::-2]) + sum(digits[-2::-2].translate(_DOUBLED))) % 10 == 0


def is_id(number: str) -> bool:
    """Whether it is a mainland ID number: region, date of birth and check (GB 11643-1999)."""
    if not _ID_FORM.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return number[-1] == _ID_CHECKS[total % 11] and _is_birthday(number[6:14])


def _is_birthday(digits: str) -> bool:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not 1800 <= year < 2100:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _regular(lengths: tuple[int, ...]) -> bool:
    """One piece, pieces of four or eight with any rest, even pieces, or the 15-digit form."""
    *before, rest = lengths
    if lengths in _ODD_GROUPS or all(length % 4 == 0 for length in before):
        return True
    return before[0] in _EVEN_GROUPS and set(before) == {before[0]} and rest <= before[0]
