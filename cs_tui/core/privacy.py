"""Secrets that are never stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redacted:
    text: str
    found: tuple[str, ...]


def redact(text: str) -> Redacted:
    return Redacted(text, ())
