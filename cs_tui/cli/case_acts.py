"""What `cs-tui case` does: one function a sub-command, each one act on one case."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from cs_tui.cli import case_data, case_reads
from cs_tui.cli.names import named
from cs_tui.cli.output import argument, given, language, put, put_json, say
from cs_tui.cli.session import Session, session
from cs_tui.cli.times import instant, said, span
from cs_tui.core import suggestion
from cs_tui.core.case import Case, Customer
from cs_tui.core.classification import FACETS
from cs_tui.core.privacy.redaction import Kind
from cs_tui.core.promise import PromiseKind
from cs_tui.errors import NotFound, UsageError
from cs_tui.services import field_names
from cs_tui.services.composing import PromiseDraft
from cs_tui.services.plain import due_in, without_secrets
from cs_tui.texts import Words, joined, privacy
from cs_tui.texts import cli_case as texts
from cs_tui.texts import suggestion as suggestion_texts

SECRETS: dict[Kind, Words] = {
    "card": privacy.CARD,
    "id": privacy.ID_NUMBER,
    "cvv": privacy.CVV,
    "code": privacy.CODE,
}


def next(args: argparse.Namespace) -> int:  # noqa: A001
    """The next case becomes mine and stands in front."""
    with session(sends=True, offline=args.offline) as open_:
        case_id = open_.serve_next()
        if case_id is None:
            if args.json:
                put_json({"case": None})
            say(texts.NOTHING_WAITS)
            return 0
        open_.do(open_.plain.take_up, case_id)
        view = open_.do(open_.desk.cases.view, case_id)
        if not args.json:
            put(texts.SERVED.fill(number=view.case.number))
        case_reads.tell(open_, view, case_reads.eyes(open_), as_json=args.json)
    return 0


def new(args: argparse.Namespace) -> int:
    """A case is opened: it waits, or is mine."""
    with session(sends=True, offline=args.offline) as open_:
        policy = open_.do(open_.desk.kit.policy_to_show)
        channel = named(texts.CHANNELS, argument(args.channel), policy.sla.channels)
        clean = _clean(
            {
                "text": given(args.text),
                "name": argument(args.name),
                "phone": argument(args.phone),
            }
        )
        customer = Customer(name=clean["name"], phone=clean["phone"], order_no=argument(args.order))
        case = open_.do(
            open_.desk.cases.open,
            channel=channel,
            text=clean["text"],
            answered=args.mine,
            lang=args.lang,
            customer=customer,
        )
        if args.mine:
            open_.do(open_.plain.take_up, case.id)
        _answer(open_, case, texts.OPENED, args)
    return 0


def reply(args: argparse.Namespace) -> int:
    """An answer to the customer."""
    with session(sends=True, offline=args.offline) as open_:
        case_id = case_reads.named(open_, args.case)
        fields = _clean({field_names.REPLY: given(args.text)})
        open_.do(open_.plain.write, case_id, fields)
        case = open_.do(open_.plain.count_for_me, case_id)
        _answer(open_, case, texts.SAVED, args)
    return 0


def note(args: argparse.Namespace) -> int:
    """One or more parts of the note."""
    parts = {"issue": args.issue, "done": args.done, "next": args.next}
    wanted = {
        field_names.NOTE[part]: given(text) for part, text in parts.items() if text is not None
    }
    if not wanted:
        raise UsageError(texts.NO_FIELDS.fill(names="--issue, --done, --next"))
    with session(sends=True, offline=args.offline) as open_:
        _written(open_, args, _clean(wanted))
    return 0


def classify(args: argparse.Namespace) -> int:
    """Nature, category and outcome, by id or by name."""
    judged: dict[str, str] = {
        facet: getattr(args, facet) for facet in FACETS if getattr(args, facet) is not None
    }
    if args.nature is None and args.leaf is None and args.outcome is None and not judged:
        names = ("nature", "leaf", "outcome", *FACETS)
        raise UsageError(texts.NO_FIELDS.fill(names=", ".join(f"--{name}" for name in names)))
    with session(sends=True, offline=args.offline) as open_:
        book = open_.do(open_.desk.kit.policy_to_show).taxonomy
        solved = [one for one in book.outcomes if one.kind == "resolved"]
        fields: dict[str, str] = dict(judged)
        if args.nature is not None:
            fields["nature"] = named(texts.NATURES, argument(args.nature), book.natures)
        if args.leaf is not None:
            fields["leaf"] = named(texts.LEAVES, argument(args.leaf), book.leaves)
        if args.outcome is not None:
            fields["outcome"] = named(texts.OUTCOMES, argument(args.outcome), solved)
        _written(open_, args, fields)
    return 0


def promise(args: argparse.Namespace) -> int:
    """A promise by a time."""
    if args.within is None and args.at is None:
        raise UsageError(texts.NO_WHEN)
    with session(sends=True, offline=args.offline) as open_:
        case_id = case_reads.named(open_, args.case)
        what = _clean({"what": given(args.what)})["what"]
        made = _due(open_, what, args)
        case = open_.do(open_.plain.promise, case_id, made)
        calendar = open_.do(open_.desk.kit.policy_to_show).calendar
        if not made.due_confirmed:
            say(texts.UNCONFIRMED.fill(day=calendar.valid_through.isoformat()))
        done = texts.PROMISED.fill(number=case.number, time=said(made.due_at, calendar.time_zone))
        _answer(open_, case, done, args, promise=case.promises[-1].id)
    return 0


def keep(args: argparse.Namespace) -> int:
    """A promise was kept."""
    with session(sends=True, offline=args.offline) as open_:
        case_id = case_reads.named(open_, args.case)
        wanted = _promise(open_.do(open_.desk.cases.view, case_id).case, argument(args.promise))
        case = open_.do(open_.desk.promises.keep, case_id, wanted)
        _answer(open_, case, texts.KEPT, args, promise=wanted)
    return 0


def close(args: argparse.Namespace) -> int:
    """The case is resolved."""
    return _ended(args, lambda open_: open_.plain.close, texts.CLOSED)


def wait(args: argparse.Namespace) -> int:
    """The next word is the customer's."""
    return _ended(args, lambda open_: open_.plain.wait, texts.WAITING)


def no_action(args: argparse.Namespace) -> int:
    """The case needed nothing."""
    with session(sends=True, offline=args.offline) as open_:
        outcomes = open_.do(open_.desk.kit.policy_to_show).taxonomy.outcomes
        reasons = [one for one in outcomes if one.kind == "no_action"]
        reason = named(texts.REASONS, argument(args.reason), reasons)
        case_id = case_reads.named(open_, args.case)
        case = open_.do(open_.plain.no_action, case_id, reason)
        _answer(open_, case, texts.ENDED, args)
    return 0


def undo(args: argparse.Namespace) -> int:
    """My last act is taken back."""
    with session(sends=True, offline=args.offline) as open_:
        case, kinds = open_.do(open_.desk.undo.last)
        _answer(open_, case, texts.UNDONE, args, undone=list(kinds))
    return 0


def _ended(
    args: argparse.Namespace, verb: Callable[[Session], Callable[[str], Case]], done: Words
) -> int:
    with session(sends=True, offline=args.offline) as open_:
        case = open_.do(verb(open_), case_reads.named(open_, args.case))
        owed = suggestion.owed(case) if done is texts.CLOSED else None
        if owed is not None:
            until = case_reads.eyes(open_).at(owed.due_at)
            done = suggestion_texts.STILL_OWED.fill(number=case.number, date=until)
        _answer(open_, case, done, args)
    return 0


def _written(open_: Session, args: argparse.Namespace, fields: dict[str, str]) -> None:
    case_id = case_reads.named(open_, args.case)
    before = open_.do(open_.desk.cases.view, case_id).case
    after = open_.do(open_.plain.write, case_id, fields)
    same = (before.note, before.classification) == (after.note, after.classification)
    _answer(open_, after, texts.UNCHANGED if same else texts.SAVED, args)


def _answer(
    open_: Session, case: Case, done: Words, args: argparse.Namespace, **more: object
) -> None:
    """Says what was done, with the case as it is now on disk."""
    if args.json:
        now = open_.do(open_.desk.cases.view, case.id).case
        put_json({"case": case_data.head(now, case_reads.eyes(open_)), **more})
    else:
        put(done.say(language(), number=case.number))


def _due(open_: Session, what: str, args: argparse.Namespace) -> PromiseDraft:
    kit = open_.desk.kit
    calendar = open_.do(kit.policy_to_show).calendar
    form: PromiseKind = args.form
    if args.at is not None:
        due_at = instant(args.at, calendar.time_zone, kit.clock())
        return PromiseDraft(what, due_at, form)
    length = span(args.within, calendar)
    due = open_.do(due_in, kit, what, length.ms, business=length.business)
    return PromiseDraft(what, due.due_at, form, due.due_confirmed)


def _promise(case: Case, wanted: str) -> str:
    """The id of a promise, named by its place from 1 or by its id."""
    made = case.promises
    if not made:
        raise NotFound(texts.NO_PROMISES.fill(number=case.number))
    if wanted.isdecimal() and 1 <= int(wanted) <= len(made):
        return made[int(wanted) - 1].id
    if wanted not in [one.id for one in made]:
        words = texts.NO_SUCH_PROMISE.fill(number=case.number, given=wanted, n=len(made))
        raise NotFound(words)
    return wanted


def _clean(fields: dict[str, str]) -> dict[str, str]:
    """The texts without card and ID numbers, and a word to the person where one was taken out."""
    clean, kinds = without_secrets(fields)
    _tell_secrets(kinds)
    return clean


def _tell_secrets(kinds: Iterable[Kind]) -> None:
    names = [SECRETS[kind] for kind in kinds]
    if names:
        say(privacy.TAKEN_OUT.fill(what=joined(names)))
