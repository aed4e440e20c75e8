"""Earlier mails that a mailer put below or around what somebody wrote are taken off again."""

from __future__ import annotations

import re
from typing import Final

_ATTRIBUTION_LINES: Final = 3
"""Mailers break the line that names the earlier mail, so it may stand on so many."""

_BELOW: Final = re.compile(
    r"^\s*(?:"
    r"-{2,}\s*(?:original message|original|reply message|原始邮件|原邮件|回复的原邮件|"
    r"original appointment)\s*-{2,}"
    r"|_{20,}"
    r")\s*$",
    re.IGNORECASE,
)
_ATTRIBUTION: Final = re.compile(
    r"^\s*(?:on\s.{6,300}\swrote\s*:|于?\s*\d{4}\s*[年/-].{3,300}(?:写道|wrote)\s*[:：]"
    r"|在\s*\d{4}\s*[年/-].{3,300}写道\s*[:：]|.{1,120}<[^<>\s]+@[^<>\s]+>\s*(?:于.{4,80})?写道\s*[:：])\s*$",
    re.IGNORECASE | re.DOTALL,
)
_FROM: Final = re.compile(r"^\s*\*?(?:from|发件人|寄件者)\s*(?:\*\s*)?[:：]", re.IGNORECASE)
_HEAD: Final = re.compile(
    r"^\s*\*?(?:sent|date|to|cc|subject|发送时间|日期|时间|收件人|抄送|主题)\s*(?:\*\s*)?[:：]",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"^\s*(?:-{2,}\s*)?(?:forwarded message|begin forwarded message|转发的?邮件|转发邮件信息)", re.I
)


def own_words(text: str) -> str:
    """What the sender wrote; the whole text when nothing of their own would be left.

    Quoted lines (`>`) with the line that announces them go, wherever they stand; behind a
    separator, or the head of an earlier mail, everything goes. What somebody forwards is what they
    want to say, and stays.
    """
    kept: list[str] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if _FORWARDED.match(lines[at]):
            kept += lines[at:]
            break
        if _BELOW.match(lines[at]) or _is_head(lines, at):
            break
        announced = _announces(lines, at)
        if announced and not _quotes_after(lines, at + announced):
            break
        if announced:
            at += announced
        elif lines[at].lstrip().startswith(">"):
            at += 1
        else:
            kept.append(lines[at])
            at += 1
    own = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return own or text.strip()


def _announces(lines: list[str], at: int) -> int:
    """How many lines from here say that somebody wrote what follows; 0 when they do not."""
    if not lines[at].strip():
        return 0
    for count in range(1, _ATTRIBUTION_LINES + 1):
        said = " ".join(line.strip()[:400] for line in lines[at : at + count])
        if _ATTRIBUTION.match(said):
            return count
        if len(lines) <= at + count or not lines[at + count].strip():
            return 0
    return 0


def _quotes_after(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at:] if line.strip()), "")
    return following.lstrip().startswith(">")


def _is_head(lines: list[str], at: int) -> bool:
    """Whether the head of an earlier mail begins here: its sender, then two more of its fields."""
    if not _FROM.match(lines[at]):
        return False
    near = [line for line in lines[at + 1 : at + 8] if line.strip()][:5]
    return sum(bool(_HEAD.match(line)) for line in near) >= 2
