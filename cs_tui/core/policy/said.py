"""What of the shop's content a customer gets to read or hear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cs_tui.core.pace import Breath, too_long
from cs_tui.core.policy.base import Pair
from cs_tui.core.policy.playbook import Scripts
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


def badly_worded(
    pairs: Mapping[str, Pair], scripts: Scripts | None = None
) -> Iterator[tuple[str, Finding]]:
    """What reads badly in these templates, each with its field and language; `scripts` say what
    the shop does not want said."""
    for field, lang, text in _each(pairs):
        banned = scripts.unwanted(lang) if scripts is not None else ()
        yield from (
            (f"{field}.{lang}", one) for one in lint(text, lang, template=True, banned=banned)
        )


def said_on_the_phone(policy: Policy) -> dict[str, Pair]:
    """The templates that may be said in a call: all but the phrases and plays of other channels."""
    spoken = {channel.id for channel in policy.sla.channels if channel.has_calls}
    written = {
        field
        for group, ones in (
            ("scripts.phrases", policy.scripts.phrases),
            ("plays.plays", policy.plays.plays),
        )
        for one in ones
        if one.channels and spoken.isdisjoint(one.channels)
        for field in (f"{group}[{one.id}].text",)
    }
    return {
        field: pair for field, pair in said_to_customers(policy).items() if field not in written
    }


def breathless(policy: Policy) -> Iterator[tuple[str, Breath]]:
    """What takes longer to say than one breath, each with its field and language."""
    for field, lang, text in _each(said_on_the_phone(policy)):
        found = too_long(text, lang, policy.shop.pace.rates)
        if found is not None:
            yield f"{field}.{lang}", found


def _each(pairs: Mapping[str, Pair]) -> Iterator[tuple[str, Lang, str]]:
    for field, pair in pairs.items():
        yield field, "zh", pair.zh
        yield field, "en", pair.en
