"""The `{placeholders}` a template may carry, filling them, and finding those left raw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

VOCABULARY: Final = frozenset(
    {
        "agent_name",
        "agent_no",
        "amount",
        "callback_number_masked",
        "case_no",
        "company",
        "customer_name",
        "daypart",
        "deadline",
        "eta",
        "holiday",
        "issue_summary",
        "order_no_masked",
        "product",
        "queue_position",
        "reason",
        "solution",
        "steps",
        "survey_link",
        "target_team",
        "title",
    }
)
"""Every name a template may use (DOMAIN D4.3), in the forms sentences are built around:
`daypart` a part of the day (上午, morning); `title` how the customer is addressed (张先生, Ms Lee);
`order_no_masked` the last four; `amount` yuan without the unit; `eta` and `deadline` a moment that
stands before 前 and after "by" (11-24 18:00); `issue_summary`, `solution` nouns; `reason` a clause.
"""

FROM_CASE: Final = VOCABULARY - {
    "amount",
    "deadline",
    "eta",
    "holiday",
    "product",
    "queue_position",
    "reason",
    "solution",
    "steps",
    "target_team",
}
"""The names a desk can fill from the case and the profile alone; a promise adds `deadline`."""

# Input methods send full-width braces, so those count as braces too.
_PLACEHOLDER: Final = re.compile(r"[{｛]\s*([A-Za-z][A-Za-z0-9_]*)\s*[}｝]")

_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[。！？\n])|(?<=[.!?])(?=\s)")


def names_in(text: str) -> tuple[str, ...]:
    """Every name in braces, known or not, in order of appearance, each once."""
    return tuple(dict.fromkeys(found[1].lower() for found in _PLACEHOLDER.finditer(text)))


def unfilled(text: str) -> tuple[str, ...]:
    """The known placeholders that still stand raw in a text: it must not be sent with them."""
    return tuple(name for name in names_in(text) if name in VOCABULARY)


def fill(text: str, values: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with every `{name}` that has a value replaced, and the known names still missing.

    A blank value counts as missing, because it would leave a hole in the sentence. What a value
    contains is never filled again, and braces that hold no name are left as they are.
    """
    missing: dict[str, None] = {}

    def one(found: re.Match[str]) -> str:
        name = found[1].lower()
        value = values.get(name, "")
        if value.strip():
            return value
        if name in VOCABULARY:
            missing[name] = None
        return found[0]

    return _PLACEHOLDER.sub(one, text), tuple(missing)


def fill_whole(text: str, values: Mapping[str, str]) -> str:
    """The text filled, without the sentences that name something no value is known for.

    For what is offered to be sent as it stands; empty when no sentence can be said.
    """
    filled = (fill(sentence, values) for sentence in _BETWEEN_SENTENCES.split(text))
    return "".join(sentence for sentence, missing in filled if not missing).strip()
