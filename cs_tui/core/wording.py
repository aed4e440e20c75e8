"""What reads badly to a customer (DOMAIN D4.3). A finding is advice and never holds a message up,
except a raw placeholder: `placeholders.unfilled` decides about that one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core.placeholders import VOCABULARY, names_in, unfilled
from cs_tui.texts import Lang

Habit = Literal["negative", "blame", "vague_time", "absolute", "begging", "placeholder"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that reads badly: why, and the words that stand there."""

    habit: Habit
    found: str


_ZH: Final[Mapping[Habit, str]] = {
    "negative": r"(?<!行)不行|(?<!能)不能|没办法|无能为力|不知道|(?<!可)不可以|做不到|办不了|没法",
    "blame": r"您应该|您本应|您自己|(?:是|因为)您没|您怎么(?:不|没)|都?怪您|您没有?看清|您理解错",
    "vague_time": r"尽快|马上|稍后|稍等|过一会|过几天|不久|近期内|有空|到时候再",
    "absolute": r"保证(?!金|书)|(?<!不)一定(?!程度|范围|数量)|百分之?百|100\s*[%％]"
    r"|绝对|肯定会|万无一失",
    "begging": r"五星|(?:给|打)(?:个|一个)?(?:好评|高分|满分|五分)|好评返现|求好评",
}
_EN: Final[Mapping[Habit, str]] = {
    "negative": r"can'?t|can’t|cannot|unfortunately|no way|impossible|i don'?t know|unable to",
    "blame": r"you should(?: have)?|you failed|you forgot|your (?:own )?fault|you didn'?t"
    r"|you must have|you misunderstood",
    "vague_time": r"asap|a\.s\.a\.p|as soon as possible|shortly|right away"
    r"|in a (?:bit|while|moment)|sometime|very soon|in due course",
    "absolute": r"guaranteed?|definitely|100\s?(?:%|percent)|absolutely|without fail|never again",
    "begging": r"(?:five|5)[ -]stars?|good (?:rating|review)|rate us|highest (?:score|rating)",
}
_RULES: Final[Mapping[Lang, Mapping[Habit, re.Pattern[str]]]] = {
    "zh": {habit: re.compile(words) for habit, words in _ZH.items()},
    "en": {
        habit: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        for habit, words in _EN.items()
    },
}


def lint(text: str, lang: Lang, *, template: bool = False) -> tuple[Finding, ...]:
    """Everything that reads badly in a text, habit by habit, in the order it stands.

    In a template a known placeholder is as it should be, and only an unknown one is found; in what
    is about to be said, every placeholder that was left raw.
    """
    found = [
        Finding(habit, hit[0])
        for habit, rule in _RULES[lang].items()
        for hit in rule.finditer(text)
    ]
    return (*found, *_placeholders(text, template))


def _placeholders(text: str, template: bool) -> Iterator[Finding]:
    names = unfilled(text)
    if template:
        names = tuple(name for name in names_in(text) if name not in VOCABULARY)
    yield from (Finding("placeholder", f"{{{name}}}") for name in names)
