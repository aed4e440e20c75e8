"""What suggestions are made of: examples and guesses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the label a person gave it; `source` is where it comes from, if not content."""

    text: str
    label: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A label that may fit; `confidence` is its share, 0..1."""

    label: str
    confidence: float
