"""What of the shop's content a customer gets to read or hear."""

from __future__ import annotations

from collections.abc import Iterator

from cs_tui.core.policy.base import Pair
from cs_tui.core.policy.whole import Policy
from cs_tui.core.wording import Finding, lint
from cs_tui.texts import Lang


def said_to_customers(policy: Policy) -> dict[str, Pair]:
    """Every template that is said to customers, by document and field."""
    found = {f"scripts.phrases[{one.id}].text": one.text for one in policy.scripts.phrases}
    found |= {f"plays.plays[{one.id}].text": one.text for one in policy.plays.plays}
    found |= {f"plays.options[{one.id}].text": one.text for one in policy.plays.options}
    found |= {
        f"plays.options[{one.id}].tell[#{number}]": pair
        for one in policy.plays.options
        for number, pair in enumerate(one.tell, 1)
    }
    found |= {
        f"taxonomy.leaves[{leaf.id}].questions[#{number}]": question
        for leaf in policy.taxonomy.leaves
        for number, question in enumerate(leaf.questions, 1)
    }
    reasons = policy.reasons.escalations
    return found | {f"reasons.escalations[{one.id}].says": one.says for one in reasons}


def badly_worded(pairs: dict[str, Pair]) -> Iterator[tuple[str, Finding]]:
    """What reads badly in these templates, each with its field and language."""
    for field, pair in pairs.items():
        texts: dict[Lang, str] = {"zh": pair.zh, "en": pair.en}
        for lang, text in texts.items():
            yield from ((f"{field}.{lang}", one) for one in lint(text, lang, template=True))
