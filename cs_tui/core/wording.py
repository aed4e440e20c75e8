"""What reads badly to a customer (DOMAIN D4.3), and what to say instead. A finding is advice and
never holds a message up, except a raw placeholder: `placeholders.unfilled` decides about that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from cs_tui.core.placeholders import VOCABULARY, names_in, unfilled
from cs_tui.texts import Lang

Habit = Literal[
    "negative",
    "blame",
    "vague_time",
    "vague",
    "absolute",
    "jargon",
    "begging",
    "banned",
    "name",
    "placeholder",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that reads badly: why, the words that stand there, and what to say instead."""

    habit: Habit
    found: str
    instead: str = field(default="", compare=False)


class Banned(NamedTuple):
    """A wording the shop does not want, and its own for it."""

    words: str
    instead: str


Rule = tuple[Habit, str, str]
"""Habit, pattern, and what to say instead."""

_ZH: Final[tuple[Rule, ...]] = (
    ("negative", r"不知道", "我核实后，几点前答复您"),
    ("negative", r"没办法|无能为力|做不到|办不了|没法", "我可以为您这样办"),
    ("negative", r"(?<!行)不行|(?<!能)不能|(?<!可)不可以", "可以这样办"),
    ("blame", r"您应该|您本应", "建议您"),
    ("blame", r"(?:是|因为)您没|您怎么(?:不|没)|您没有?看清", "页面上写的是"),
    ("blame", r"您理解错", "我再说明一下"),
    ("blame", r"您自己|都?怪您", "这里的情况是"),
    (
        "vague_time",
        r"尽快|马上|稍后|稍等|过一会|过几天|不久|近期内|有空|到时候再",
        "今天 18:00 前",
    ),
    ("vague", r"(?:相关|有关)(?:部门|人员|同事|规定)", "写明是仓库、财务，还是哪一条"),
    (
        "vague",
        r"大概(?!要?多少|几|什么|的?时间)|差不多|好像是|(?:应该|可能)吧",
        "核实过的数字或时间",
    ),
    ("absolute", r"百分之?百|100\s*[%％]|绝对|万无一失", "按规定是"),
    ("absolute", r"保证(?!金|书)|(?<!不)一定(?!程度|范围|数量)|肯定会", "我来跟进，几点前给您结果"),
    ("jargon", r"SLA|SKU|RMA|(?<![A-Za-z])[Tt][1-4](?![A-Za-z0-9])|二线|一线", "负责的同事"),
    ("jargon", r"走流程|闭环|触达|(?<!快)派单|提单|跑批", "说清办什么，谁来办"),
    (
        "begging",
        r"五星|(?:给|打)(?:个|一个)?(?:好评|高分|满分|五分)|好评返现|求好评",
        "您的评价我们都会看",
    ),
)
_EN: Final[tuple[Rule, ...]] = (
    ("negative", r"i don['’]?t know", "let me check; you hear from me by ..."),
    ("negative", r"can['’]?t|cannot|no way|impossible|unable to", "what I can do is ..."),
    ("negative", r"unfortunately", "here is what we can do: ..."),
    ("blame", r"you should(?: have)?", "it helps to ..."),
    (
        "blame",
        r"you failed|you forgot|your (?:own )?fault|you didn['’]?t|you must have",
        "the order shows ...",
    ),
    ("blame", r"you misunderstood", "let me put it another way"),
    (
        "vague_time",
        r"asap|a\.s\.a\.p|as soon as possible|shortly|right away"
        r"|in a (?:bit|while|moment)|sometime|very soon|in due course",
        "by 18:00 today",
    ),
    (
        "vague",
        r"the (?:relevant|responsible|appropriate) (?:team|department|people)",
        "the warehouse, accounts, ... (say who)",
    ),
    (
        "vague",
        r"(?<!what )(?<!which )(?<!this )(?<!same )kind of|probably|i guess|more or less",
        "the figure or time you checked",
    ),
    (
        "absolute",
        r"guaranteed?|definitely|100\s?(?:%|percent)|absolutely|without fail|never again",
        "I will see to it; you hear from me by ...",
    ),
    (
        "jargon",
        r"slas?|skus?|rma|tier [1-4]|l[1-4]|second line|front line",
        "the colleague who ...",
    ),
    (
        "jargon",
        r"per our policy|as per|escalat(?:e|ed|ing)|back[- ]?end|going forward",
        "plain words",
    ),
    (
        "begging",
        r"(?:five|5)[ -]stars?|good (?:rating|review)|rate us|highest (?:score|rating)",
        "we read every rating",
    ),
)
_RULES: Final[Mapping[Lang, tuple[tuple[Habit, re.Pattern[str], str], ...]]] = {
    "zh": tuple((habit, re.compile(words), instead) for habit, words, instead in _ZH),
    "en": tuple(
        (habit, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), instead)
        for habit, words, instead in _EN
    ),
}
_ADDRESSED: Final[Mapping[Lang, re.Pattern[str]]] = {
    "zh": re.compile(r"(?:^|[，。！？、\s]|您好|你好)([\u4e00-\u9fff]{1,3})(?:先生|女士|小姐)"),
    "en": re.compile(
        r"(?<!\w)(?:Dear|Hi|Hello)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?([A-Z][a-z'’-]+)(?=[\s,.!]|$)"
        r"(?!\s+(?i:customer|client|guest|member)s?(?!\w))"
    ),
}
_NOBODY: Final = frozenset({"there", "sir", "madam", "customer", "again", "all", "这位", "那位"})


def lint(
    text: str,
    lang: Lang,
    *,
    template: bool = False,
    name: str = "",
    banned: Sequence[Banned] = (),
) -> tuple[Finding, ...]:
    """Everything that reads badly in a text, habit by habit, in the order it stands.

    In a template a known placeholder is as it should be, and only an unknown one is found; in what
    is about to be said, every placeholder that was left raw. `name` is the customer's, where it is
    known: somebody else addressed is found. `banned` are the shop's own.
    """
    found = [
        Finding(habit, hit[0], instead)
        for habit, rule, instead in _RULES[lang]
        for hit in rule.finditer(text)
    ]
    return (*found, *_unwanted(text, banned), *_others(text, lang, name), *_raw(text, template))


def _unwanted(text: str, banned: Sequence[Banned]) -> Iterator[Finding]:
    folded = text.casefold()
    for one in banned:
        words = re.escape(one.words.casefold())
        if one.words.isascii():
            words = rf"(?<!\w){words}(?!\w)"
        if re.search(words, folded):
            yield Finding("banned", one.words, one.instead)


def _others(text: str, lang: Lang, name: str) -> Iterator[Finding]:
    """Who is addressed by another name than the customer's. A name in another script is not
    compared: nobody can tell."""
    if not name or name.isascii() != (lang == "en"):
        return
    for hit in _ADDRESSED[lang].finditer(text):
        said = hit[1]
        if not (_is_english(said, name) if lang == "en" else _is_chinese(said, name)):
            yield Finding("name", said, name)


def _is_english(said: str, name: str) -> bool:
    return said.casefold() in (*name.casefold().split(), *_NOBODY)


def _is_chinese(said: str, name: str) -> bool:
    """Whether it ends with the surname, of one character or two, or the whole name: no space tells
    where a name begins, and `感谢王女士` thanks Ms Wang."""
    return said.endswith((name[:1], name[:2], name)) or said[-2:] in _NOBODY


def _raw(text: str, template: bool) -> Iterator[Finding]:
    names = unfilled(text)
    if template:
        names = tuple(name for name in names_in(text) if name not in VOCABULARY)
    yield from (Finding("placeholder", f"{{{name}}}") for name in names)
