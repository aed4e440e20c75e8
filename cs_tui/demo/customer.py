"""One simulated customer: what is said, and when. Knows no network, no clock and no chance.

A customer opens, waits, grows impatient, answers what it hears as its story has it, thanks, and is
silent from then on. Times are milliseconds on any clock that only goes forward.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from cs_tui.content import Line, Story
from cs_tui.core.ports import Instant
from cs_tui.demo.hearing import names_a_time, says_goodbye

Part = Literal["opening", "answer", "agreed", "thanks", "nagging"]

WANTS_ANSWER: Final = frozenset({"opening", "answer", "nagging"})
"""After these the next word is ours."""

READS_MS: Final = 25
"""Reading time for each character of ours."""

READS_AT_MOST_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Saying:
    """Something a customer is going to say."""

    text: str
    at: Instant
    part: Part


@dataclass(frozen=True, slots=True)
class Customer:
    """Where one conversation stands, seen from the customer's side."""

    story: Story
    conversation: str
    to_say: tuple[Saying, ...]
    pace: float = 1.0
    """Multiplies every pause of the story: above 1 is somebody slow."""
    terse: bool = False
    """Says nothing more once a time was named or the matter is settled."""
    waits_since: Instant | None = None
    """Since when we owe an answer; None when we do not."""
    said: int = 0
    answers: int = 0
    agreed: bool = False
    nagged: int = 0
    satisfied: bool = False
    """Needs nothing more: what is left to say is said, then silence."""

    @property
    def next_at(self) -> Instant | None:
        """When the customer speaks next if nothing happens; None for never."""
        saying = self._next()
        return None if saying is None else saying.at

    def speaks(self, now: Instant) -> tuple[Customer, str | None]:
        """The customer after what it says by `now`, at most one line, and that line."""
        saying = self._next()
        if saying is None or saying.at > now:
            return self, None
        after = replace(
            self,
            to_say=self.to_say[1:],
            said=self.said + 1,
            nagged=self.nagged + (saying.part == "nagging"),
            waits_since=now if saying.part in WANTS_ANSWER else None,
        )
        return after, saying.text

    def hears(self, text: str, now: Instant) -> Customer:
        """A message of ours arrived. One answer is enough for several messages in a row."""
        calm = replace(self, waits_since=None)
        if self.satisfied or any(saying.part != "opening" for saying in self.to_say):
            return calm
        part, lines = self._reaction(text)
        calm = replace(
            calm,
            answers=self.answers + (part == "answer"),
            agreed=self.agreed or part == "agreed",
            satisfied=part == "thanks" or (part == "agreed" and self.terse),
        )
        silent = self.terse and part != "answer"
        return calm if silent else calm._will_say(part, lines, now + _reading_ms(text))

    def _reaction(self, text: str) -> tuple[Part, tuple[Line, ...]]:
        replies = self.story.replies
        if says_goodbye(text) or self.agreed:
            return "thanks", replies.thanks
        if replies.on_promise and names_a_time(text):
            return "agreed", replies.on_promise
        if self.answers < len(replies.after_any_reply):
            return "answer", replies.after_any_reply[self.answers : self.answers + 1]
        return "thanks", replies.thanks

    def _will_say(self, part: Part, lines: tuple[Line, ...], at: Instant) -> Customer:
        at = max([at, *(saying.at for saying in self.to_say)])
        return replace(self, to_say=(*self.to_say, *_spoken(lines, part, at, self.pace)))

    def _next(self) -> Saying | None:
        if self.to_say:
            return self.to_say[0]
        impatient = self.story.replies.impatient
        if self.waits_since is None or self.satisfied or self.nagged >= len(impatient):
            return None
        line = impatient[self.nagged]
        return Saying(line.text, self.waits_since + round(line.after_ms * self.pace), "nagging")


def arrives(
    story: Story, conversation: str, now: Instant, *, pace: float = 1.0, terse: bool = False
) -> Customer:
    """A customer who begins a conversation now."""
    opening = tuple(_spoken(story.opening, "opening", now, pace))
    return Customer(story, conversation, opening, pace=pace, terse=terse)


def _spoken(lines: tuple[Line, ...], part: Part, at: Instant, pace: float) -> list[Saying]:
    """The lines one after the other, each after its pause."""
    sayings = []
    for line in lines:
        at += round(line.after_ms * pace)
        sayings.append(Saying(line.text, at, part))
    return sayings


def _reading_ms(text: str) -> int:
    return min(len(text) * READS_MS, READS_AT_MOST_MS)
