"""Numbers beside lines that come and go: a number that was shown keeps its meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Numbers:
    """Gives out digits; one stays with its line, and goes to another last of all."""

    def __init__(self, digits: str) -> None:
        self._digits = digits
        self._given: dict[str, str] = {}
        """Digits by the keys of lines, the longest given first; also of lines that are gone."""

    def of(self, keys: Iterable[str]) -> Mapping[str, str]:
        """The digits of these lines; none for a line where all of them stand beside others."""
        present = list(dict.fromkeys(keys))
        for key in present:
            if key not in self._given:
                self._give(key, present)
        return {key: self._given[key] for key in present if key in self._given}

    def _give(self, key: str, present: list[str]) -> None:
        used = set(self._given.values())
        unused = next((digit for digit in self._digits if digit not in used), None)
        if unused is None:
            gone = next((one for one in self._given if one not in present), None)
            if gone is None:
                return
            unused = self._given.pop(gone)
        self._given[key] = unused
