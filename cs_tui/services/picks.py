"""Plays, phrases and categories, found by any wording: characters, pinyin, initials, English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from cs_tui.core.policy import Leaf, Phrase, Play, Policy
from cs_tui.sqlite import MEMORY, connect
from cs_tui.texts import Lang

if TYPE_CHECKING:
    from cs_tui.kb.search import Entry, Hit, KnowledgeIndex

MOST: Final = 80
FITS_WELL: Final = 0.6
"""What holds the word, its beginning or its initials scores above; what only resembles it below."""
Usable = Play | Phrase | Leaf
"""What can be put into the fields of a case by picking it."""
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")


class Picks:
    """What can be picked under one policy, for a desk of one language. Used by one thread."""

    def __init__(self, policy: Policy, lang: Lang) -> None:
        # Plays lie apart: a score tells how well an entry fits beside the best one of its index,
        # and what is suggested for the customer's words must not hang on how plays are called.
        self._worded = _index(_leaf_entries(policy), _phrase_entries(policy))
        self._plays = _index(_play_entries(policy))
        self._lang = lang
        self._known: dict[str, Usable] = {
            **{f"play/{one.id}": one for one in policy.plays.plays},
            **{f"phrase/{one.id}": one for one in policy.scripts.phrases},
            **{f"leaf/{one.id}": one for one in policy.taxonomy.leaves},
        }

    def uses(self, typed: str) -> list[Usable]:
        """Plays, phrases and categories by name or words; what fits best comes first.

        Of what fits well, wordings in the language of the desk come before the others: `af` is 安抚
        here and "after" there. Of what fits alike, the play comes first: it does most.
        """
        hits = [*self._hits(self._plays, typed), *self._hits(self._worded, typed)]
        hits.sort(key=self._place)
        return list(dict.fromkeys(self._of(hit) for hit in hits))

    def leaves(self, text: str) -> list[tuple[Leaf, Hit]]:
        """Categories that fit, each with the wording it was recognised by; the best first."""
        best: dict[str, tuple[Leaf, Hit]] = {}
        for hit in self._hits(self._worded, text):
            found = self._of(hit)
            if isinstance(found, Leaf):
                best.setdefault(found.id, (found, hit))
        return list(best.values())

    def _place(self, hit: Hit) -> tuple[bool, bool, float]:
        return hit.score < FITS_WELL, hit.lang != self._lang, -hit.score

    def _of(self, hit: Hit) -> Usable:
        return self._known[hit.id.rpartition("/")[0]]

    def _hits(self, index: KnowledgeIndex, typed: str) -> list[Hit]:
        """What fits, each language of the desk measured by itself first."""
        own = index.search(typed, MOST, lang=self._lang)
        known = {hit.id for hit in own}
        return [*own, *(hit for hit in index.search(typed, MOST) if hit.id not in known)]


def _index(*kinds: Iterable[Entry]) -> KnowledgeIndex:
    from cs_tui.kb.search import KnowledgeIndex

    index = KnowledgeIndex(connect(MEMORY))
    index.put(entry for entries in kinds for entry in entries)
    return index


def _leaf_entries(policy: Policy) -> Iterator[Entry]:
    from cs_tui.kb.search import Entry

    for leaf in policy.taxonomy.leaves:
        zh = (*leaf.synonyms_zh, *leaf.examples_zh)
        en = (*leaf.synonyms_en, *leaf.examples_en)
        yield Entry(id=f"leaf/{leaf.id}/zh", title=leaf.name.zh, aliases=zh, lang="zh")
        yield Entry(id=f"leaf/{leaf.id}/en", title=leaf.name.en, aliases=en, lang="en")


def _phrase_entries(policy: Policy) -> Iterator[Entry]:
    from cs_tui.kb.search import Entry

    for phrase in policy.scripts.phrases:
        for lang in LANGS:
            yield Entry(
                id=f"phrase/{phrase.id}/{lang}",
                title=phrase.name.say(lang),
                body=phrase.text.say(lang),
                aliases=phrase.keywords,
                lang=lang,
            )


def _play_entries(policy: Policy) -> Iterator[Entry]:
    from cs_tui.kb.search import Entry

    for play in policy.plays.plays:
        for lang in LANGS:
            yield Entry(
                id=f"play/{play.id}/{lang}",
                title=play.name.say(lang),
                body=play.text.say(lang),
                lang=lang,
            )
