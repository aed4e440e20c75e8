"""Who comes in next, and when: lively enough to watch, slow enough to work with."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Iterable
from typing import Final

from cs_tui.content import Story
from cs_tui.core.ports import Instant
from cs_tui.texts import Lang

AT_ONCE: Final = 6
"""So many are there at the start, so that the first look shows a living queue."""

START_GAP_MS: Final = 400
GAP_MS: Final = (15_000, 25_000)
SHORT_GAP_MS: Final = (4_000, 8_000)

FEW: Final = 3
"""With fewer than this waiting, the next contact comes sooner."""

FULL: Final = 12
"""With more than this waiting, nobody new comes."""

IN_TURN: Final = 3
"""One in so many speaks another language than the person in front of the floor."""


class Arrivals:
    """Deals the stories out, most of them in `lang`; all are told before one is told again."""

    def __init__(
        self, stories: Iterable[Story], rng: random.Random, now: Instant, lang: Lang
    ) -> None:
        self._stories = tuple(stories)
        self._rng = rng
        self._lang = lang
        self._decks: dict[str, deque[Story]] = {}
        self._begun = 0
        self._channels: Counter[str] = Counter()
        self.next_at: Instant = now

    def due(self, now: Instant, waiting: int) -> Story | None:
        """The story that begins now, if one does; `waiting` is the length of the queue."""
        if not self._stories or now < self.next_at:
            return None
        if waiting > FULL:
            self.next_at = now + self._rng.randint(*GAP_MS)
            return None
        story = self._deal()
        self._begun += 1
        self._channels[story.channel] += 1
        self.next_at = now + self._gap_ms(waiting)
        return story

    def _gap_ms(self, waiting: int) -> int:
        if self._begun < AT_ONCE:
            return START_GAP_MS
        return self._rng.randint(*(SHORT_GAP_MS if waiting < FEW else GAP_MS))

    def _deal(self) -> Story:
        deck = self._deck(self._lang_in_turn())
        story = deck[0]
        if self._begun < AT_ONCE:
            # The first look shows several channels, whatever the shuffle put on top.
            story = min(deck, key=lambda one: self._channels[one.channel])
        deck.remove(story)
        return story

    def _lang_in_turn(self) -> str:
        told = {story.lang for story in self._stories}
        others = sorted(told - {self._lang})
        if others and (self._lang not in told or self._begun % IN_TURN == IN_TURN - 1):
            return others[self._begun // IN_TURN % len(others)]
        return self._lang

    def _deck(self, lang: str) -> deque[Story]:
        if not self._decks.get(lang):
            stories = [story for story in self._stories if story.lang == lang]
            self._rng.shuffle(stories)
            self._decks[lang] = deque(stories)
        return self._decks[lang]
