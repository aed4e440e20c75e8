"""The head of a case: number, category, clocks, the five steps, the customer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from cs_tui.core.ports import Instant
from cs_tui.core.privacy.masks import mask_phone
from cs_tui.core.text import cells, shorten
from cs_tui.store.board import AGAIN_WITHIN_MS
from cs_tui.texts import Lang, assessment, erasing, passing, solution
from cs_tui.texts import complaint as complaint_texts
from cs_tui.texts import desk as texts
from cs_tui.widgets import timing
from cs_tui.widgets.complaint_lane import lane
from cs_tui.widgets.five_steps import step_bar
from cs_tui.widgets.handed import standing, whom
from cs_tui.widgets.plain import plain
from cs_tui.widgets.steady import Steady

if TYPE_CHECKING:
    from cs_tui.core.case import Case
    from cs_tui.services.cases import CaseView

GAP = Content("  ")
SOLVE_SOON_MS = 2 * 3_600_000
AGAIN_DAYS = AGAIN_WITHIN_MS // 86_400_000
_PLAN_LACKS = {"consent": solution.OFFERED, "carry_out": solution.TO_DO}


class CaseHead(Steady):
    """Two or three lines that say which case this is and how it stands."""

    DEFAULT_CSS = """
    CaseHead { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._again: Callable[[], None] | None = None
        self._width = 0

    def on_resize(self) -> None:
        """The lines are fitted anew to the width there is now."""
        if self.size.width != self._width and self._again is not None:
            # Not at once: a change made while sizes are given out keeps the height it had.
            self.call_after_refresh(self._again)

    def show(
        self,
        view: CaseView,
        *,
        now: Instant,
        lang: Lang,
        leaf: str,
        revealed: str = "",
        wide: bool = False,
        names: Mapping[str, str] | None = None,
        missing: Sequence[str] = (),
        beside: str = "",
    ) -> None:
        """Shows a case; `revealed` is its phone number while it may be read, `names` says what
        people, teams and tiers are called, `missing` what it lacks before it can be resolved,
        `beside` who else looks at it."""
        self._again = partial(
            self.show,
            view,
            now=now,
            lang=lang,
            leaf=leaf,
            revealed=revealed,
            wide=wide,
            names=names,
            missing=missing,
            beside=beside,
        )
        self._width = self.size.width
        case = view.case
        room = (self.size.width or 80) - 2
        step = step_bar(view.step, missing, lang, room if wide else 0)
        parts = _top(view, now, lang, leaf)
        lines = [GAP.join(parts), Content(""), step] if wide else [_fitting([*parts, step], room)]
        if wide:
            lines.append(Content(""))
        lines += _customer(view, lang, revealed, room, wide=wide)
        lines += _complaint(view, now, lang, room)
        lines += _plan(case, lang, room)
        lines += _promises(case, now, lang)
        lines += _passed(case, now, lang, names or {})
        lines += [plain(shorten(beside, room), "$accent")] if beside else []
        self.update(Content("\n").join(lines))


def _top(view: CaseView, now: Instant, lang: Lang, leaf: str) -> list[Content]:
    case = view.case
    contact = case.current
    channel = texts.CHANNELS.get(contact.channel) if contact else None
    parts = [
        Content.assemble(
            (case.number, "bold"), " ", plain(leaf or texts.NO_CATEGORY.say(lang), "bold")
        ),
        Content.styled(channel.say(lang) if channel else "", "$muted"),
        _first(case, now, lang),
        solution_due(view, now, lang),
    ]
    if case.status != "active":
        parts.append(Content.styled(texts.STATUS[case.status].say(lang), "$warning"))
    return [part for part in parts if part.plain]


def _fitting(parts: list[Content], room: int) -> Content:
    """The parts on one line: the number first, the step last, from the middle what fits."""
    kept = list(parts)
    while len(kept) > 2 and cells(GAP.join(kept).plain) > room:
        del kept[1]
    return GAP.join(kept)


def _first(case: Case, now: Instant, lang: Lang) -> Content:
    contact = case.contacts[0] if case.contacts else None
    if contact is None:
        return Content("")
    spoken = contact.channel == "phone"
    replied, due = contact.first_reply_at, contact.first_due_at
    if replied is None:
        if due is None:
            return Content("")
        style = {"late": "$error", "soon": "$warning", "": ""}[timing.urgency(due, now)]
        label = (texts.PICKED_UP if spoken else texts.FIRST).say(lang)
        return Content.assemble((f"{label} ", "$muted"), (timing.due(due, now, lang), style))
    label = (texts.PICKED_UP_TOOK if spoken else texts.FIRST_TOOK).say(lang)
    took = timing.lasting(replied - contact.opened_at)
    met = due is None or replied <= due
    verdict = (texts.MET if met else texts.MISSED).say(lang)
    style = "$success" if met else "$error"
    return Content.assemble((f"{label} ", "$muted"), (f"{took} {verdict}", style))


def solution_due(view: CaseView, now: Instant, lang: Lang) -> Content:
    """By when it must be solved, from two hours before on; nothing earlier."""
    if view.resolve_by is None or view.resolve_by - now > SOLVE_SOON_MS:
        return Content("")
    style = "$error" if view.resolve_by < now else "$warning"
    told = timing.due(view.resolve_by, now, lang)
    return Content.assemble((f"{texts.SOLVE.say(lang)} ", "$muted"), (told, style))


def _customer(view: CaseView, lang: Lang, revealed: str, room: int, *, wide: bool) -> list[Content]:
    """Who it is, whether they came before lately, how the case is judged, what they want heeded."""
    customer, record = view.case.customer, view.record
    name = customer.name or record.name
    unknown = texts.UNKNOWN if view.case.erased_at is None else erasing.ERASED
    parts = [plain(name or unknown.say(lang), "bold")]
    if customer.phone:
        parts.append(plain(revealed or mask_phone(customer.phone)))
    grade = customer.grade or record.grade
    if grade in texts.GRADES:
        parts.append(Content.styled(texts.GRADES[grade].say(lang), "$warning"))
    if view.again:
        words = texts.AGAIN.say(lang, days=AGAIN_DAYS, n=view.again + 1)
        parts.append(Content.styled(words, "bold $warning"))
    if view.beside and not view.case.status.over:
        parts += [plain(said, "bold $warning") for said in _beside(view, lang)]
    if customer.order_no:
        parts.append(plain(f"{texts.ORDER.say(lang)} {customer.order_no}"))
    lines = _filled(parts, room)
    judged = _judged(view.case, lang, whole=wide)
    if wide and cells(judged.plain) > room:
        judged = _judged(view.case, lang, whole=False)
    both = GAP.join([lines[-1], judged])
    if not wide and cells(both.plain) <= room:
        lines[-1] = both
    else:
        lines.append(judged)
    lines = [line for line in lines if line.plain]
    if record.need:
        lines.append(plain(shorten(record.need, room), "$accent"))
    return lines


def _beside(view: CaseView, lang: Lang) -> list[str]:
    """The customer's other open cases; what is probably the same thing by its number."""
    first, n = view.beside[0], len(view.beside)
    if first.twin:
        words = texts.SAME_ORDER if first.same_order else texts.SAME_LEAF
        others = [texts.BESIDE_MORE.say(lang, n=n - 1)] if n > 1 else []
        return [words.say(lang, number=first.number), *others]
    told = texts.BESIDE if n == 1 else texts.BESIDE_MORE
    return [told.say(lang, number=first.number, n=n)]


def _filled(parts: list[Content], room: int) -> list[Content]:
    """The parts on as few lines as hold them; none is broken that fits a line of its own."""
    lines: list[Content] = []
    for part in parts:
        longer = Content(" ").join([lines[-1], part]) if lines else part
        if lines and cells(longer.plain) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _judged(case: Case, lang: Lang, *, whole: bool) -> Content:
    """Urgency, expectation, complexity, emotion; where room is short, what is not as usual."""
    # The rules are not needed for the first frame.
    from cs_tui.core.classification import Classification

    parts = []
    for facet, words in assessment.FACETS.items():
        value = getattr(case.classification, facet)
        before = case.classification.emotion_before if facet == "emotion" else None
        usual = value == Classification.model_fields[facet].default and before is None
        if usual and not whole:
            continue
        said = _value(facet, value, lang)
        if before is not None:
            said = assessment.FROM_TO.say(lang, first=_value(facet, before, lang), now=said)
        told = plain(said, "$muted" if usual else "$warning")
        parts.append(Content.assemble((f"{words.say(lang)} ", "$muted"), told))
    return GAP.join(parts)


def _value(facet: str, value: str, lang: Lang) -> str:
    known = assessment.VALUES[facet].get(value)
    return known.say(lang) if known else value


def _plan(case: Case, lang: Lang, room: int) -> list[Content]:
    """The option that was offered, and what it still needs; its name gives way."""
    from cs_tui.core.complaint_state import yuan

    one = case.solution
    if one is None:
        return []
    amount = solution.YUAN.say(lang, amount=yuan(one.amount_fen)) if one.amount_fen else ""
    lacks = _PLAN_LACKS[one.lacks].say(lang) if one.lacks else ""
    if one.lacks == "carry_out" and one.left:
        lacks = solution.STEPS_LEFT.say(lang, n=len(one.left))
    rest = [part for part in (Content(amount), Content.styled(lacks, "$warning")) if part.plain]
    label = f"{solution.PLAN.say(lang)} "
    taken = cells(GAP.join([Content(label), *rest]).plain)
    name = plain(shorten(one.name.say(lang), max(10, room - taken)))
    return [GAP.join([Content.assemble((label, "$muted"), name), *rest])]


def _complaint(view: CaseView, now: Instant, lang: Lang, room: int) -> list[Content]:
    """The lane of a complaint; of a case about to be filed as one, how it begins."""
    one = view.case.complaint
    if one is not None:
        return [lane(one, now, lang, room)]
    if view.picked("nature") != "complaint" or view.case.status.over:
        return []
    return [
        Content.assemble(
            (complaint_texts.COMPLAINT.say(lang), "bold $warning"),
            "  ",
            (complaint_texts.AFTER_SAVING.say(lang), "$muted"),
        )
    ]


def _promises(case: Case, now: Instant, lang: Lang) -> list[Content]:
    lines = []
    for promise in case.promises:
        if promise.open:
            style = {"late": "$error", "soon": "$warning", "": "$warning"}[
                timing.urgency(promise.due_at, now)
            ]
            lines.append(
                Content.assemble(
                    (f"{texts.PROMISED.say(lang)} ", "$muted"),
                    (timing.due(promise.due_at, now, lang), style),
                    " ",
                    plain(promise.what),
                )
            )
    return lines


def _passed(case: Case, now: Instant, lang: Lang, names: Mapping[str, str]) -> list[Content]:
    """To whom the case is offered, and how long that has time."""
    offer = case.offer
    if offer is None:
        return []
    to = passing.HEAD_OUT.say(lang, who=whom(offer.to, names))
    told = passing.STANDING[standing(offer, now)].say(lang)
    late = offer.late(now)
    return [
        Content.assemble(
            plain(to),
            "  ",
            (told, "bold $error" if late else "$warning"),
            " ",
            (timing.due(offer.accept_by_at, now, lang), "$error" if late else "$muted"),
        )
    ]
