"""How long what is over is kept: when it counts as archived, and when its words are erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field

from cs_tui.core.policy.base import Frozen, Id, Named

DAY_MS = 24 * 3600 * 1000

Days = Annotated[int, Field(ge=30, le=36_500)]
"""Nothing is erased within a month of its end: a slip of the finger can still be seen."""


class Sort(NamedTuple):
    """Which cases a class holds, as their columns tell it."""

    leaves: tuple[str, ...]
    """These, whatever their nature."""
    natures: tuple[str, ...] | None
    """Of the other leaves these natures; None: every nature but `others`."""
    taken: tuple[str, ...]
    """Leaves that are of a class by themselves, this one or another."""
    others: tuple[str, ...]
    """Natures that are of a class by themselves."""

    def holds(self, nature: str, leaf: str | None) -> bool:
        """Whether a case of this nature and leaf is of the class."""
        if leaf is not None and leaf in self.taken:
            return leaf in self.leaves
        return nature not in self.others if self.natures is None else nature in self.natures


class Kept(Named):
    """One class of records and how long they are kept after they are over."""

    natures: tuple[Id, ...] = ()
    leaves: tuple[Id, ...] = ()
    """Leaves that are of this class whatever their nature. A class that names neither natures nor
    leaves holds what no other class does."""
    keep_days: Days | None = None
    """None: for good."""

    @property
    def rest(self) -> bool:
        """Whether it holds what no other class does."""
        return not self.natures and not self.leaves


class Archive(Frozen):
    """The shop's rule. As long as `erase` is not set nothing is ever erased by it."""

    after_days: Annotated[int, Field(ge=1, le=3_650)] = 30
    """So long after its end a case counts as archived."""
    erase: bool = False
    """Whether what has been kept as long as its class says is erased by itself."""
    classes: tuple[Kept, ...] = ()

    def sort(self, kept: Kept | None) -> Sort:
        """Which cases one of the classes holds; of None, those that no class holds."""
        rest = kept is None or kept.rest
        return Sort(
            leaves=kept.leaves if kept else (),
            natures=None if rest or kept is None else kept.natures,
            taken=tuple(leaf for one in self.classes for leaf in one.leaves),
            others=tuple(nature for one in self.classes for nature in one.natures),
        )

    def of(self, nature: str, leaf: str | None) -> Kept | None:
        """The class of a case; None where no class holds it: then it is kept for good."""
        return next((one for one in self.classes if self.sort(one).holds(nature, leaf)), None)

    def twice(self) -> Iterator[tuple[str, str]]:
        """What more than one class claims: the field, and the name that is claimed twice."""
        known: set[tuple[str, str]] = set()
        for one in self.classes:
            mine = [("natures", nature) for nature in one.natures]
            mine += [("leaves", leaf) for leaf in one.leaves]
            mine += [("rest", "")] if one.rest else []
            for field, name in mine:
                if (field, name) in known:
                    yield f"classes[{one.id}].{field}" if name else f"classes[{one.id}]", name
                known.add((field, name))
