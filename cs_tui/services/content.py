"""The shop's documents: how they stand, what a file would change in them, a new revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cs_tui.content.faults import FileFault
from cs_tui.content.incoming import Incoming
from cs_tui.core.act import Act
from cs_tui.core.content import Content, ContentRevised, stream_of
from cs_tui.core.events import Event
from cs_tui.core.pace import Breath
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.core.policy import DOCUMENTS
from cs_tui.core.policy.faults import Fault
from cs_tui.core.policy.said import badly_worded, breathless, said_to_customers
from cs_tui.core.policy.whole import faults_of, reads_alike
from cs_tui.core.ports import Instant
from cs_tui.core.wording import Finding
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store.profile import Profile
from cs_tui.texts import Words
from cs_tui.texts import content as texts

Document = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one document stands."""

    name: str
    rev: int
    """0 for a document that is not there yet."""
    changed_at: Instant
    changed_by: str
    rivals: int
    """Revisions made from a stale one: somebody has to look at them."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would make of one document."""

    name: str
    state: Literal["same", "changed", "new"]
    base: int
    """The revision it was looked at against."""
    doc: Document
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Ids of rows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What files would change, or everything that is wrong with them; never both."""

    changes: tuple[Change, ...]
    faults: tuple[FileFault, ...] = ()

    @property
    def news(self) -> tuple[Change, ...]:
        """What would make a revision."""
        return tuple(change for change in self.changes if change.state != "same")


class ContentDesk:
    """Verbs on the shop's documents."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def standings(self) -> tuple[Standing, ...]:
        """Every document, in the order people know them."""
        found = self._kit.reader.documents()
        return tuple(_standing(name, found.get(name, Content())) for name in DOCUMENTS)

    @reads
    def document(self, name: str) -> Content:
        """One document as it stands; revision 0 where there is none."""
        return self._kit.reader.documents().get(name, Content(name=name))

    @reads
    def plan(self, files: Sequence[Incoming], base_rev: int | None = None) -> Plan:
        """What these files would change. Nothing is written.

        `base_rev` stands for what the files say themselves about the revision they come from; a
        document that was revised since is a fault, unless the file wants what it says already.
        """
        now = self._kit.reader.documents()
        before: dict[str, Document] = {name: content.doc for name, content in now.items()}
        wanted, by_document = dict(before), {file.document: file for file in files}
        for file in files:
            wanted[file.document] = file.whole(wanted.get(file.document, {}))
        faults = [fault for file in files if file.sheet for fault in file.sheet.faults]
        if not faults:
            faults = [_placed(by_document, name, fault) for name, fault in faults_of(wanted)]
        if faults:
            return Plan((), tuple(faults))
        changes = tuple(
            _change(name, now.get(name, Content()), wanted[name]) for name in by_document
        )
        stale = tuple(_stale(now, by_document, changes, base_rev))
        return Plan(() if stale else changes, stale)

    def publish(self, plan: Plan) -> tuple[Change, ...]:
        """Makes the revisions of a plan, in one act; those that say nothing new make none.

        Raises `Refused` for a person who may not, for a plan with faults, and when a document was
        revised since it was looked at.
        """
        kit = self._kit
        must_write(kit.profile, texts.NOT_YOURS_TO_CHANGE)
        if plan.faults:
            raise Refused(texts.HAS_FAULTS.fill(n=len(plan.faults)))
        ctx = kit.ctx()
        act_id = ctx.new_id()

        def decided() -> list[Event]:
            events: list[Event] = []
            for change in plan.news:
                stream = stream_of(change.name)
                state = kit.log.state(stream, Content)
                if state.rev != change.base:
                    raise Refused(_revised_since(change.name, change.base, state))
                act = Act(stream, state, ctx, act=act_id)
                act.add(ContentRevised(base_rev=change.base, doc=dict(change.doc)))
                events += act.events
            return events

        kit.log.append_decided(decided)
        return plan.news

    @reads
    def lint(self) -> tuple[tuple[str, Finding], ...]:
        """What reads badly among everything that is said to customers."""
        policy = self._kit.policies.now(self._kit.reader)
        return tuple(badly_worded(said_to_customers(policy), policy.scripts))

    @reads
    def breathless(self) -> tuple[tuple[str, Breath], ...]:
        """What takes longer to say on the phone than one breath: advice, no fault."""
        return tuple(breathless(self._kit.policies.now(self._kit.reader)))


def may_write(profile: Profile) -> bool:
    """Whether this person may change the shop's content; who works alone may everything."""
    return profile.alone or can(Actor(profile.actor, profile.role), "write", Thing("content"))


def must_write(profile: Profile, refusal: Words) -> None:
    """Raises `Refused` in these words for a person who may not change the shop's content."""
    if not may_write(profile):
        raise Refused(refusal)


def _standing(name: str, content: Content) -> Standing:
    return Standing(name, content.rev, content.changed_at, content.changed_by, len(content.rivals))


def _placed(files: Mapping[str, Incoming], document: str, fault: Fault) -> FileFault:
    if document in files:
        return files[document].placed(fault)
    return FileFault(document, 0, fault.field, fault.reason)


def _change(name: str, now: Content, wanted: Document) -> Change:
    if now.rev and reads_alike(name, now.doc, wanted):
        return Change(name, "same", now.rev, wanted)
    before, after = _rows(now.doc), _rows(wanted)
    return Change(
        name,
        "changed" if now.rev else "new",
        now.rev,
        wanted,
        added=tuple(one for one in after if one not in before),
        changed=tuple(one for one in after if one in before and before[one] != after[one]),
        removed=tuple(one for one in before if one not in after),
    )


def _rows(doc: Document) -> dict[str, object]:
    """Every row of every list of a document, by its id."""
    lists = [value for value in doc.values() if isinstance(value, list | tuple)]
    rows = [row for rows in lists for row in rows if isinstance(row, Mapping)]
    return {str(row["id"]): row for row in rows if "id" in row}


def _stale(
    now: Mapping[str, Content],
    files: Mapping[str, Incoming],
    changes: Sequence[Change],
    base_rev: int | None,
) -> Iterator[FileFault]:
    for change in changes:
        file = files[change.name]
        base = file.base_rev if base_rev is None else base_rev
        if change.state != "same" and base is not None and base != change.base:
            state = now.get(change.name, Content())
            yield FileFault(file.file, 0, ".", _revised_since(change.name, base, state))


def _revised_since(name: str, base: int, state: Content) -> Words:
    by = state.changed_by
    return texts.REVISED_SINCE.fill(document=name, base=base, rev=state.rev, by=by)
