"""What of an article is said to the customer: the rest tells colleagues how to go about it.

An author marks it by a line that begins with 对客户说 or "Tell the customer", with a colon after
it or as a heading. It goes on to the next heading or to what is marked as ours. Where nothing is
marked, it is the whole text but for what is: 怎么说, 怎么查, 内部, "What to say", "To check",
"Internal".
"""

from __future__ import annotations

import re
from typing import Final

TOLD: Final = ("对客户说", "tell the customer")
OURS: Final = ("怎么说", "怎么查", "内部", "what to say", "to check", "internal")

_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_MARKED = re.compile(
    rf"\s{{0,3}}(?P<heading>#{{1,6}}\s+)?\**(?P<mark>{'|'.join((*TOLD, *OURS))})\**"
    r"(?:\s*[:：]\**\s*(?P<said>.*)|\s*$)",
    re.IGNORECASE,
)


def reply_of(body: str) -> str:
    """The part of an article's text that is put into a reply; empty where all of it is ours."""
    told: list[str] = []
    rest: list[str] = []
    into = rest
    for line in body.splitlines():
        found = _MARKED.match(line)
        if found is None:
            if into is not rest and _HEADING.match(line):
                into = rest
            into.append(line)
            continue
        into = told if found["mark"].casefold() in TOLD else []
        into.append(found["said"] or "")
        if into is not told and not found["heading"]:
            # What is ours without a heading is one line, as a list of such lines reads.
            into = rest
    return _trimmed(told) or _trimmed(rest)


def _trimmed(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip()
