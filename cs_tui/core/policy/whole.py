"""The policy as one value, and the one function that makes it, on the terminal and on the hub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import BaseModel, ValidationError

from cs_tui.core.policy.base import Frozen
from cs_tui.core.policy.calendar import Calendar
from cs_tui.core.policy.checklists import Checklists
from cs_tui.core.policy.faults import Fault, bad_placeholders, dangling, repeated, shape_faults
from cs_tui.core.policy.playbook import Option, Play, Plays, Scripts
from cs_tui.core.policy.reasons import Reasons
from cs_tui.core.policy.shop import Limits, Shop
from cs_tui.core.policy.sla import Sla
from cs_tui.core.policy.taxonomy import Leaf, Taxonomy
from cs_tui.errors import BadFile
from cs_tui.texts import Words
from cs_tui.texts import content as texts

NEEDED: Final = ("taxonomy", "sla", "calendar", "scripts", "plays", "shop")
"""The documents without which there is no policy."""

ADDED: Final = ("checklists", "reasons")
"""Documents that a log made by an earlier version may lack: then their lists are empty."""

DOCUMENTS: Final = NEEDED + ADDED
"""The names of the documents a policy is made of: streams `content/<name>`, files `<name>.toml`."""


class BadDocument(BadFile):
    """A content document cannot be used. `document` and `field` say where, `reason` why."""

    def __init__(self, document: str, field: str, reason: Words) -> None:
        super().__init__(
            texts.BAD_DOCUMENT.fill(document=document, field=field, reason=reason)
            if field
            else texts.DOCUMENT_MISSING.fill(document=document)
        )
        self.document, self.field, self.reason = document, field, reason


class Policy(Frozen):
    """Everything the shop decided. Figures derived from it are written into events when made."""

    taxonomy: Taxonomy
    sla: Sla
    calendar: Calendar
    scripts: Scripts
    plays: Plays
    shop: Shop
    checklists: Checklists = Checklists()
    reasons: Reasons = Reasons()

    @property
    def limits(self) -> Limits:
        """The numbers the rules read."""
        return self.shop.limits

    def asks_who(self, one: Leaf | Option | Play | None) -> bool:
        """Whether this is for customers whose identity was checked; never where the shop has no
        means of checking, for then nobody could be."""
        known = any(means.passed for means in self.reasons.verifications)
        return one is not None and one.verify and known

    @property
    def leaves_for_known(self) -> frozenset[str]:
        """The leaves that are."""
        return frozenset(leaf.id for leaf in self.taxonomy.leaves if self.asks_who(leaf))


MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "taxonomy": Taxonomy,
    "sla": Sla,
    "calendar": Calendar,
    "scripts": Scripts,
    "plays": Plays,
    "shop": Shop,
    "checklists": Checklists,
    "reasons": Reasons,
}


def policy_from(documents: Mapping[str, Mapping[str, object]]) -> Policy:
    """The policy made from its documents, each a JSON-like mapping.

    Raises `BadDocument`, naming document, field and reason, for a missing document, for a wrong
    shape, and for documents that do not fit together. Other documents are left alone.
    """
    policy = Policy.model_validate({name: _part(documents, name) for name in MODELS})
    for document, fault in _misfits(policy):
        raise BadDocument(document, fault.field, fault.reason)
    return policy


def faults_of(documents: Mapping[str, Mapping[str, object]]) -> tuple[tuple[str, Fault], ...]:
    """Everything wrong with the documents, each fault with the name of its document.

    How they fit together is looked at once each of them has its shape.
    """
    found: list[tuple[str, Fault]] = []
    for name, model in MODELS.items():
        if name not in documents and name in NEEDED:
            found.append((name, Fault(".", texts.REQUIRED)))
            continue
        document = documents.get(name, {})
        try:
            model.model_validate(document)
        except ValidationError as error:
            found += [(name, fault) for fault in shape_faults(error, document, model)]
    if found:
        return tuple(found)
    parts = {name: _part(documents, name) for name in MODELS}
    return tuple(_misfits(Policy.model_validate(parts)))


def reads_alike(name: str, one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two documents mean the same, however they are written; both must be valid."""
    model = MODELS[name]
    return bool(model.model_validate(one) == model.model_validate(other))


def _part(documents: Mapping[str, Mapping[str, object]], name: str) -> BaseModel:
    if name not in documents and name in NEEDED:
        raise BadDocument(name, "", texts.REQUIRED)
    document = documents.get(name, {})
    try:
        return MODELS[name].model_validate(document)
    except ValidationError as error:
        fault = shape_faults(error, document, MODELS[name])[0]
        raise BadDocument(name, fault.field, fault.reason) from error


def _misfits(policy: Policy) -> Iterator[tuple[str, Fault]]:
    checks = {
        "taxonomy": _taxonomy_faults,
        "sla": _sla_faults,
        "scripts": _script_faults,
        "plays": _play_faults,
        "shop": _shop_faults,
        "checklists": _checklist_faults,
        "reasons": _reason_faults,
    }
    for document, faults in checks.items():
        for fault in faults(policy):
            yield document, fault


def _taxonomy_faults(policy: Policy) -> Iterator[Fault]:
    taxonomy = policy.taxonomy
    for group in ("natures", "stages", "leaves", "outcomes"):
        yield from repeated(group, (one.id for one in getattr(taxonomy, group)))
    stages = {stage.id for stage in taxonomy.stages}
    teams = {team.id for team in policy.shop.teams}
    for leaf in taxonomy.leaves:
        yield from dangling(f"leaves[{leaf.id}].stage", [leaf.stage], stages, "taxonomy")
        yield from dangling(f"leaves[{leaf.id}].owner", [leaf.owner], teams, "shop")
        for number, question in enumerate(leaf.questions, 1):
            yield from bad_placeholders(f"leaves[{leaf.id}].questions[#{number}]", question)


def _sla_faults(policy: Policy) -> Iterator[Fault]:
    yield from repeated("channels", (channel.id for channel in policy.sla.channels))


def _shop_faults(policy: Policy) -> Iterator[Fault]:
    for group in ("teams", "systems"):
        yield from repeated(group, (one.id for one in getattr(policy.shop, group)))
    yield from _archive_faults(policy)


def _archive_faults(policy: Policy) -> Iterator[Fault]:
    archive = policy.shop.archive
    yield from repeated("archive.classes", (one.id for one in archive.classes))
    natures, leaves, _ = _known(policy)
    for one in archive.classes:
        at = f"archive.classes[{one.id}]"
        yield from dangling(f"{at}.natures", one.natures, natures, "taxonomy")
        yield from dangling(f"{at}.leaves", one.leaves, leaves, "taxonomy")
    for field, name in archive.twice():
        yield Fault(f"archive.{field}", texts.KEPT_TWICE.fill(name=name) if name else texts.REST)


def _checklist_faults(policy: Policy) -> Iterator[Fault]:
    for group in ("pre_shift", "closing", "leaving"):
        yield from repeated(group, (one.id for one in getattr(policy.checklists, group)))


def _reason_faults(policy: Policy) -> Iterator[Fault]:
    for group in Reasons.model_fields:
        if group != "version":
            yield from repeated(group, (one.id for one in getattr(policy.reasons, group)))
    natures, leaves, _ = _known(policy)
    for plan in policy.reasons.followups:
        at = f"followups[{plan.id}]"
        yield from dangling(f"{at}.natures", plan.natures, natures, "taxonomy")
        yield from dangling(f"{at}.leaves", plan.leaves, leaves, "taxonomy")
    for owed in policy.reasons.owed:
        yield from dangling(f"owed[{owed.id}].natures", owed.natures, natures, "taxonomy")


def _script_faults(policy: Policy) -> Iterator[Fault]:
    yield from repeated("phrases", (phrase.id for phrase in policy.scripts.phrases))
    yield from repeated("banned", (one.id for one in policy.scripts.banned))
    natures, leaves, channels = _known(policy)
    for phrase in policy.scripts.phrases:
        at = f"phrases[{phrase.id}]"
        yield from dangling(f"{at}.natures", phrase.natures, natures, "taxonomy")
        yield from dangling(f"{at}.leaves", phrase.leaves, leaves, "taxonomy")
        yield from dangling(f"{at}.channels", phrase.channels, channels, "sla")
        yield from bad_placeholders(f"{at}.text", phrase.text)


def _play_faults(policy: Policy) -> Iterator[Fault]:
    yield from repeated("plays", (play.id for play in policy.plays.plays))
    for play in policy.plays.plays:
        yield from _one_play(play, policy)
    yield from repeated("options", (option.id for option in policy.plays.options))
    for option in policy.plays.options:
        yield from _one_option(option, policy)


def _one_play(play: Play, policy: Policy) -> Iterator[Fault]:
    at = f"plays[{play.id}]"
    natures, leaves, channels = _known(policy)
    outcomes = {outcome.id for outcome in policy.taxonomy.outcomes}
    yield from dangling(f"{at}.nature", [play.nature], natures, "taxonomy")
    yield from dangling(f"{at}.leaves", play.leaves, leaves, "taxonomy")
    yield from dangling(f"{at}.channels", play.channels, channels, "sla")
    yield from dangling(f"{at}.outcome", [play.outcome], outcomes, "taxonomy")
    yield from bad_placeholders(f"{at}.text", play.text)
    for line in ("issue", "done", "next"):
        yield from bad_placeholders(f"{at}.note.{line}", getattr(play.note, line))
    if play.promise is not None:
        yield from bad_placeholders(f"{at}.promise.what", play.promise.what)


def _one_option(option: Option, policy: Policy) -> Iterator[Fault]:
    at = f"options[{option.id}]"
    _, leaves, _ = _known(policy)
    outcomes = {outcome.id for outcome in policy.taxonomy.outcomes}
    yield from dangling(f"{at}.leaves", option.leaves, leaves, "taxonomy")
    yield from dangling(f"{at}.outcome", [option.outcome], outcomes, "taxonomy")
    for part in ("text", "note"):
        yield from bad_placeholders(f"{at}.{part}", getattr(option, part))
    for part in ("tell", "steps"):
        for number, pair in enumerate(getattr(option, part), 1):
            yield from bad_placeholders(f"{at}.{part}[#{number}]", pair)


def _known(policy: Policy) -> tuple[set[str], set[str], set[str]]:
    """Ids of natures, leaves and channels."""
    return (
        {nature.id for nature in policy.taxonomy.natures},
        {leaf.id for leaf in policy.taxonomy.leaves},
        {channel.id for channel in policy.sla.channels},
    )
