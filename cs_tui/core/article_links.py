"""Links in the text of an article: to other articles, and out into the world."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_WIKI: Final = re.compile(r"\[\[([^\[\]\n|]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]")
_TARGET: Final = r"(?:[^()\s<>]|\([^()\s<>]{0,300}\)){1,2000}"
_MARKDOWN: Final = re.compile(rf"\[[^\[\]\n]{{0,300}}\]\(\s*<?({_TARGET})>?[^()\n]{{0,300}}\)")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_SEE: Final = re.compile(r"[\s\W]|请|参见|参考|详见|见|同|see|also|refer|to", re.IGNORECASE)
SAFE: Final = frozenset({"http", "https", "mailto", "tel"})


def to_articles(body: str) -> tuple[str, ...]:
    """The ids that `[[id]]` and `[words](kb:id)` name, each once, in their order."""
    wiki = [found[1].strip() for found in _WIKI.finditer(body)]
    linked = [target[3:] for target in _targets(body) if target.casefold().startswith("kb:")]
    return tuple(dict.fromkeys(one for one in (*wiki, *linked) if one))


def unsafe(body: str) -> tuple[str, ...]:
    """Targets that are neither an article, nor a page, nor an address: what programs run."""
    found = []
    for target in _targets(body):
        scheme = _SCHEME.match(target)
        if scheme and scheme[1].casefold() not in {*SAFE, "kb"}:
            found.append(target)
    return tuple(dict.fromkeys(found))


def circles(links: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Where articles that say nothing but a link lead back to themselves; each circle once.

    `links` is from such an article to the one it sends its reader to.
    """
    found: list[tuple[str, ...]] = []
    settled: set[str] = set()
    for start in links:
        path: list[str] = []
        here = start
        while here in links and here not in settled and here not in path:
            path.append(here)
            here = links[here]
        if here in path:
            found.append(tuple(path[path.index(here) :]))
        settled.update(path)
    return tuple(found)


def only_link(body: str) -> str:
    """The article that a text sends its reader to and says nothing else; empty for any other."""
    ids = to_articles(body)
    if len(ids) != 1:
        return ""
    rest = _MARKDOWN.sub("", _WIKI.sub("", body))
    return "" if _SEE.sub("", rest) else ids[0]


def _targets(body: str) -> list[str]:
    return [found[1] for found in _MARKDOWN.finditer(body)]
