"""The text of a mail that is written in HTML, in time proportional to its length.

The scanner is ours: the standard library's takes time by the square of the length for input made
to hurt, and a mail is written by anybody.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

LARGEST: Final = 500_000
"""Characters of HTML that are looked at."""

_NESTED_LINKS: Final = 20
"""Links within links whose address is shown; no honest mail has two."""

_SILENT: Final = frozenset({"head", "style", "script", "title", "template", "noscript", "object"})
_VOID: Final = frozenset({"br", "img", "hr", "input", "meta", "link", "wbr", "area", "col", "base"})
_BLOCKS: Final = frozenset(
    {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section"}
    | {"article", "header", "footer", "blockquote", "hr", "dl", "dt", "dd", "form", "center"}
)
_PARAGRAPHS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote"})
_HISTORY: Final = re.compile(
    r"gmail_quote|divrplyfwdmsg|yahoo_quoted|moz-cite-prefix|appendonsend|qqmail_quote|"
    r"ntes-mailmaster-quote|isreplycontent|netease_mail_quote|type=[\"']?cite",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_FORWARDED: Final = re.compile(r"forwarded message|转发的?邮件|begin forwarded", re.IGNORECASE)
_NAME: Final = re.compile(r"/?([A-Za-z][A-Za-z0-9:]{0,20})")
_LINK: Final = re.compile(r"href\s*=\s*[\"']?(https?://[^\s\"'<>]{1,500})", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")


def text_of(source: str, *, history: bool = False) -> str:
    """What a reader would see: blocks on lines of their own, links with their address.

    What is hidden by a style is left out, so are earlier mails that a mailer marked as quoted,
    unless `history` asks for them.
    """
    source = source[:LARGEST]
    writer = _Writer(keep_history=history or bool(_FORWARDED.search(source)))
    for kind, said in _tokens(source):
        if kind == "text":
            writer.text(said)
        else:
            writer.tag(said)
    return writer.whole()


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Texts and tags in order; comments and what is no tag by its beginning are passed over."""
    at, closed = 0, True
    while at < len(source):
        start = source.find("<", at)
        if start < 0:
            yield "text", source[at:]
            return
        if start > at:
            yield "text", source[at:start]
        if source.startswith("<!--", start) and closed:
            end = source.find("-->", start + 4)
            # What never ends is looked for once, not again at each of its beginnings.
            closed = end >= 0
            at = end + 3 if closed else start + 4
            continue
        end = source.find(">", start + 1)
        if end < 0:
            yield "text", source[start:]
            return
        inside = source[start + 1 : end]
        if inside[:1] in "!?" or _NAME.match(inside):
            yield "tag", inside
            at = end + 1
        else:
            yield "text", "<"
            at = start + 1


class _Writer:
    """Collects what is seen. What is silent is counted by depth of its own kind of tag."""

    def __init__(self, *, keep_history: bool) -> None:
        self._keep_history = keep_history
        self._lines: list[str] = []
        self._line: list[str] = []
        self._silent = ""
        self._depth = 0
        self._links: list[tuple[str, int]] = []

    def text(self, said: str) -> None:
        """Characters between tags."""
        if self._silent:
            return
        shown = _BLANKS.sub(" ", html.unescape(said))
        shown = shown if self._line else shown.lstrip()
        if shown:
            self._line.append(shown)

    def tag(self, inside: str) -> None:
        """One tag, without its angles."""
        found = _NAME.match(inside)
        if found is None:
            return
        name, ending = found.group(1).lower(), inside.startswith("/")
        if self._silent:
            if name == self._silent and not inside.endswith("/"):
                self._depth += -1 if ending else 1
                self._silent = self._silent if self._depth else ""
            return
        if not ending and name not in _VOID and self._unseen(name, inside):
            self._silent, self._depth = name, 1
            return
        self._shape(name, ending=ending)
        if name == "a":
            self._link(inside, ending=ending)

    def _unseen(self, name: str, inside: str) -> bool:
        if name in _SILENT or _HIDDEN.search(inside):
            return True
        return not self._keep_history and bool(_HISTORY.search(inside))

    def _shape(self, name: str, *, ending: bool) -> None:
        if name == "br":
            self._end(always=True)
        elif name in _BLOCKS:
            self._end()
            if name in _PARAGRAPHS and self._lines and self._lines[-1]:
                self._lines.append("")
        elif name in ("td", "th") and self._line:
            self._line.append(" ")
        elif name == "li" and not ending:
            self._end()
            self._line = ["- "]

    def _link(self, inside: str, *, ending: bool) -> None:
        if not ending:
            address = _LINK.search(inside)
            shown = html.unescape(address.group(1)) if address else ""
            if len(self._links) < _NESTED_LINKS:
                self._links.append((shown, len(self._line)))
        elif self._links:
            shown, since = self._links.pop()
            if shown and shown not in "".join(self._line[since:]):
                self._line.append(f" ({shown})")

    def _end(self, *, always: bool = False) -> None:
        line = "".join(self._line).strip()
        if line or always:
            self._lines.append(line)
        self._line = []

    def whole(self) -> str:
        """Everything, at most one empty line between two that are not."""
        self._end()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip()
