"""What contacts are about: natures, stages and leaves, and how a case can end."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from cs_tui.core.policy.base import Frozen, Id, Named, Pair, Text
from cs_tui.errors import NotFound
from cs_tui.texts import content as texts


class Nature(Named):
    """Why a customer speaks at all: asks, complains, proposes, needs help. Apart from the leaf."""

    definition: Pair


class Leaf(Named):
    """One category. Every case has exactly one primary leaf, whatever its nature."""

    stage: Id
    definition: Pair
    include: tuple[Pair, ...] = ()
    """What also belongs here although its words sound otherwise."""
    exclude: tuple[Pair, ...] = ()
    """What sounds like this leaf and belongs to another, which is named."""
    questions: tuple[Pair, ...] = ()
    """What to ask the customer, an open question first, then what makes sure."""
    synonyms_zh: tuple[Text, ...]
    synonyms_en: tuple[Text, ...]
    examples_zh: tuple[Text, ...]
    examples_en: tuple[Text, ...]
    fcr: bool
    """Whether the first level can solve it at the first contact (net FCR counts only these)."""
    owner: Id
    """The team that answers for the subject: an id of `Shop.teams`."""
    skill: Annotated[str, Field(max_length=64)] = ""
    """What its agent should be able to do, as people's skills name it; empty: anybody."""
    verify: bool = False
    """Whether who the customer is must be checked before it is solved."""
    sla_factor: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] = 1.0
    """Multiplies the resolution target of the channel; below 1 is more urgent."""


class Outcome(Named):
    """How a case ended. `no_action` outcomes are counted apart from solved work."""

    kind: Literal["resolved", "no_action"]


class Taxonomy(Frozen):
    """The whole classification, one revision of it."""

    version: Annotated[int, Field(ge=1)]
    natures: tuple[Nature, ...]
    stages: tuple[Named, ...]
    leaves: tuple[Leaf, ...]
    outcomes: tuple[Outcome, ...]

    @cached_property
    def _leaf_by_id(self) -> dict[str, Leaf]:
        return {leaf.id: leaf for leaf in self.leaves}

    def find(self, leaf_id: str) -> Leaf | None:
        """The leaf, or None where an old case names one that this revision no longer has."""
        return self._leaf_by_id.get(leaf_id)

    def leaf(self, leaf_id: str) -> Leaf:
        """The leaf. Raises `NotFound` when this revision has none of that id."""
        found = self.find(leaf_id)
        if found is None:
            raise NotFound(texts.NO_SUCH_LEAF.fill(leaf=leaf_id))
        return found
