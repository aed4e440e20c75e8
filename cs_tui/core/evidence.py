"""What was found out about a complaint: facts, and evidence that can be looked at again.

Evidence says where it lies: a number in another system, or a file. Of a file its SHA-256 and size
are kept and the file itself never is: anybody who has it can say whether it is still the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from cs_tui.core.complaint import ComplaintStep, needed
from cs_tui.core.complaint_state import Checked, Form, Item, Sort, Verdict
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import evidence as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case
    from cs_tui.core.complaint_state import Complaint


class Print(NamedTuple):
    """What a file is known again by."""

    sha256: str
    """In hex."""
    size: int
    """Bytes."""


class ComplaintItemAdded(ComplaintStep):
    """A fact or a piece of evidence; items are added, never changed."""

    kind: ClassVar[str] = "complaint_item_added"
    called: ClassVar[Words] = texts.COMPLAINT_ITEM_ADDED
    item: str
    form: Form
    sort: Sort = "other"
    sha256: str = ""
    """Of the file that `ref` names; empty where it names none."""
    size: int = 0
    text: PersonalText = ""
    ref: PersonalText = ""

    def against(self, one: Complaint) -> Words | None:
        there = self.sha256 and self.sha256 in {item.sha256 for item in one.items}
        return texts.SAME_FILE if there else None

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        new = Item(
            id=self.item,
            form=self.form,
            sort=self.sort,
            text=self.text,
            ref=self.ref,
            sha256=self.sha256,
            size=self.size,
            by=event.actor,
            at=event.at,
        )
        return {"items": (*one.items, new)}


class EvidenceChecked(Body):
    """Somebody looked whether the file of a piece of evidence is still the same.

    A fact in every status of case and complaint: evidence is looked at when all is over.
    """

    kind: ClassVar[str] = "evidence_checked"
    called: ClassVar[Words] = texts.EVIDENCE_CHECKED
    item: str
    verdict: Verdict

    def blocked(self, case: Case, event: Event) -> Words | None:
        found = item_of(case, self.item)
        return None if found is not None and found.sha256 else texts.NO_FILE

    def apply(self, case: Case, event: Event) -> Case:
        one = case.complaint
        if one is None:
            return case
        told = Checked(verdict=self.verdict, by=event.actor, at=event.at)
        items = tuple(
            change(item, checked=(*item.checked, told)) if item.id == self.item else item
            for item in one.items
        )
        return change(case, complaint=change(one, items=items))


def find_out(
    act: Act[Case],
    form: Form,
    text: str,
    ref: str = "",
    sort: Sort = "other",
    file: Print | None = None,
) -> str:
    """Adds a fact or a piece of evidence; its id. `file` is what the file that `ref` names is known
    again by. Raises `Refused` for an empty one, and for a file that is evidence already."""
    new = act.ctx.new_id()
    act.add(
        ComplaintItemAdded(
            item=new,
            form=form,
            sort=sort,
            sha256=file.sha256 if file else "",
            size=file.size if file else 0,
            text=needed(text),
            ref=ref.strip(),
        )
    )
    return new


def check(act: Act[Case], item: str, found: Print | None) -> Verdict:
    """Keeps whether a file is the same, another one (`changed`), or not there (None: `missing`).

    Raises `Refused` where the item names no file.
    """
    known = item_of(act.state, item)
    if known is None:
        raise Refused(texts.NO_FILE)
    same = found == Print(known.sha256, known.size)
    verdict: Verdict = "missing" if found is None else "same" if same else "changed"
    act.add(EvidenceChecked(item=item, verdict=verdict))
    return verdict


def item_of(case: Case, item_id: str) -> Item | None:
    """One thing that was found out."""
    items = case.complaint.items if case.complaint is not None else ()
    return next((item for item in items if item.id == item_id), None)


EVENTS: tuple[type[Body], ...] = (ComplaintItemAdded, EvidenceChecked)
