"""What suggestions learn from: the content of the shop, and the cases people classified."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from cs_tui.core.case import Case
from cs_tui.core.policy import Pair, Policy
from cs_tui.kb.suggested import Example

Field = Literal["leaf", "nature", "outcome"]
FIELDS: Final[tuple[Field, ...]] = ("leaf", "nature", "outcome")
LAST_SAID: Final = 3


def about(case: Case, issue: str, typed: str = "") -> str:
    """What a case is about: the record's first line, then what the customer said last."""
    said = [message.text for message in case.messages if message.side == "customer"]
    return "\n".join(part for part in (issue, *reversed(said[-LAST_SAID:]), typed) if part)


def of_case(case: Case, field: Field) -> Example | None:
    """What a case teaches; None when nothing was picked or nothing was said.

    The outcome of one that is not resolved, or that came back, teaches nothing: it did not work.
    """
    if field == "outcome" and (case.resolution is None or case.reopened):
        return None
    label: str | None = getattr(case.classification, field)
    text = about(case, case.note.issue)
    return Example(text, label, case.number) if label and text else None


def of_policy(policy: Policy, taught: Sequence[Example] = ()) -> Mapping[Field, Sequence[Example]]:
    """What is known before the first case: names, synonyms and examples; records of the plays.

    How cases end is told by cases alone. `taught` are old tickets with categories of this shop;
    of them those count whose category it still has.
    """
    known = [one for one in taught if policy.taxonomy.find(one.label) is not None]
    return {
        "leaf": [*_leaves(policy), *known],
        "nature": list(_natures(policy)),
        "outcome": [],
    }


def stamp(examples: Mapping[Field, Sequence[Example]]) -> str:
    """Changes when what is known before the first case changes."""
    told = {field: [[one.text, one.label] for one in known] for field, known in examples.items()}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _leaves(policy: Policy) -> Iterator[Example]:
    for leaf in policy.taxonomy.leaves:
        zh = (leaf.name.zh, *leaf.synonyms_zh, *leaf.examples_zh)
        en = (leaf.name.en, *leaf.synonyms_en, *leaf.examples_en)
        for text in (*zh, *en):
            yield Example(text, leaf.id)


def _natures(policy: Policy) -> Iterator[Example]:
    for nature in policy.taxonomy.natures:
        yield from (Example(text, nature.id) for text in _both(nature.name, nature.definition))
    for play in policy.plays.plays:
        yield from (Example(text, play.nature) for text in _both(play.name, play.note.issue))


def _both(*words: Pair) -> Iterator[str]:
    for one in words:
        yield from (one.zh, one.en)
