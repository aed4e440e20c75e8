"""The names of the fields of a case. Imports nothing, so screens know them before the core is."""

from __future__ import annotations

from typing import Final, Literal

REPLY: Final = "reply"
NOTE: Final = {"issue": "note.issue", "done": "note.done", "next": "note.next"}
PROMISE: Final = "promise"
ARTICLE: Final = "article"
ARTICLE_SAID: Final = "article.said"
"""The text of the article as it was put into the answer."""
REGRET: Final = "regret"
TOLD: Final = "told"
PICKED: Final[tuple[Literal["nature", "leaf", "outcome"], ...]] = ("nature", "leaf", "outcome")
