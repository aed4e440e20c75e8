"""`cs-tui case`: the whole work on a case by plain commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from cs_tui.cli import complaint
from cs_tui.cli.arguments import Commands, as_json, examples, offline, sub
from cs_tui.cli.output import both
from cs_tui.texts import Words, assessment, five_steps, verification
from cs_tui.texts import cli_case as texts
from cs_tui.texts import cli_export as export
from cs_tui.texts import cli_passing as passing
from cs_tui.texts import cli_solution as solution


def parser(parser: argparse.ArgumentParser) -> None:
    """The sub-commands; each names its function in its module."""
    examples(parser, texts.EXAMPLES)
    commands = parser.add_subparsers(metavar="COMMAND")
    _beginning(commands)
    _writing(commands)
    _planning(commands)
    _promising(commands)
    complaint.complaint(commands, _run)
    complaint.followup(commands, _run)
    _passing(commands)
    _joining(commands)
    _ending(commands)
    _reading(commands)
    _exporting(commands)


def _beginning(commands: Commands) -> None:
    _act(commands, "next", texts.NEXT)
    new = _act(commands, "new", texts.NEW)
    new.add_argument("--channel", required=True, help=both(texts.CHANNEL))
    new.add_argument("--text", default="", help=both(texts.FIRST_WORDS))
    new.add_argument("--lang", choices=("zh", "en"), help=both(texts.LANG))
    new.add_argument("--name", default="", help=both(texts.NAME))
    new.add_argument("--phone", default="", help=both(texts.PHONE))
    new.add_argument("--order", default="", help=both(texts.ORDER))
    new.add_argument("--mine", action="store_true", help=both(texts.MINE))


def _writing(commands: Commands) -> None:
    reply = _act(commands, "reply", texts.REPLY, on_case=True)
    reply.add_argument("text", metavar="TEXT", help=both(texts.TEXT))
    note = _act(commands, "note", texts.NOTE, on_case=True)
    for name, what in (("issue", texts.ISSUE), ("done", texts.DONE), ("next", texts.AFTER)):
        note.add_argument(f"--{name}", help=both(what))
    classify = _act(commands, "classify", texts.CLASSIFY, on_case=True)
    fields = (("nature", texts.NATURE), ("leaf", texts.LEAF), ("outcome", texts.OUTCOME))
    for name, what in fields:
        classify.add_argument(f"--{name}", help=both(what))
    for facet, values in assessment.VALUES.items():
        known = ", ".join(values)
        told = solution.FACET.fill(facet=assessment.FACETS[facet], known=known)
        classify.add_argument(f"--{facet}", choices=tuple(values), help=both(told))


def _planning(commands: Commands) -> None:
    module = "case_solution"
    option = _act(commands, "option", solution.OPTION, on_case=True, module=module)
    option.add_argument("option", metavar="OPTION", nargs="?", help=both(solution.WHICH))
    option.add_argument("--amount", metavar="YUAN", help=both(solution.AMOUNT))
    step = option.add_mutually_exclusive_group()
    steps = (("agreed", solution.AGREED), ("declined", solution.DECLINED), ("done", solution.DONE))
    for name, what in steps:
        step.add_argument(f"--{name}", action="store_true", help=both(what))
    step.add_argument("--step", metavar="N", type=int, help=both(solution.STEP))
    option.add_argument("--told", action="store_true", help=both(solution.TOLD))
    skip = _act(commands, "skip", five_steps.SKIP, on_case=True, module="case_steps")
    skip.add_argument("step", choices=("plan", "execute", "follow_up"), help=both(five_steps.WHICH))
    skip.add_argument("reason", metavar="REASON", help=both(five_steps.WHY))
    verify = _act(commands, "verify", verification.VERIFY, on_case=True, module="case_steps")
    verify.add_argument("means", metavar="MEANS", nargs="?", help=both(verification.MEANS))
    _act(commands, "understood", solution.UNDERSTOOD, on_case=True, module=module)


def _promising(commands: Commands) -> None:
    promise = _act(commands, "promise", texts.PROMISE, on_case=True)
    promise.add_argument("what", metavar="WHAT", help=both(texts.WHAT))
    when = promise.add_mutually_exclusive_group()
    when.add_argument("--in", dest="within", metavar="SPAN", help=both(texts.IN))
    when.add_argument("--at", metavar="TIME", help=both(texts.AT))
    forms = ("callback", "action", "message")
    promise.add_argument("--form", choices=forms, default=forms[0], help=both(texts.FORM))
    keep = _act(commands, "keep", texts.KEEP, on_case=True)
    keep.add_argument("promise", metavar="PROMISE", help=both(texts.WHICH_PROMISE))


def _passing(commands: Commands) -> None:
    module = "case_passing"
    escalate = _act(commands, "escalate", passing.ESCALATE, on_case=True, module=module)
    escalate.add_argument("--to", required=True, metavar="WHOM", help=both(passing.TO))
    escalate.add_argument("--reason", metavar="REASON", help=both(passing.REASON))
    when = escalate.add_mutually_exclusive_group()
    when.add_argument("--in", dest="within", metavar="SPAN", help=both(passing.WITHIN))
    when.add_argument("--at", metavar="TIME", help=both(passing.AT))
    escalate.add_argument("--note", metavar="TEXT", help=both(passing.NOTE))
    _act(commands, "accept", passing.ACCEPT, on_case=True, module=module)
    _act(commands, "withdraw", passing.WITHDRAW, on_case=True, module=module)
    decline = _act(commands, "decline", passing.DECLINE, on_case=True, module=module)
    decline.add_argument("text", metavar="TEXT", help=both(passing.TEXT))
    answer = _act(commands, "answer", passing.ANSWER, on_case=True, module=module)
    answer.add_argument("text", metavar="TEXT", help=both(passing.TEXT))
    answer.add_argument("--keep", action="store_true", help=both(passing.KEEP))


def _joining(commands: Commands) -> None:
    merge = _act(commands, "merge", texts.MERGE, on_case=True, module="case_joining")
    merge.add_argument("into", metavar="INTO", help=both(texts.INTO))
    told = merge.add_mutually_exclusive_group()
    told.add_argument("--text", metavar="TEXT", help=both(texts.TOLD))
    told.add_argument("--silent", action="store_true", help=both(texts.SILENT))
    link = _act(commands, "link", texts.LINK, on_case=True, module="case_joining")
    link.add_argument("other", metavar="OTHER", help=both(texts.OTHER))


def _ending(commands: Commands) -> None:
    _act(commands, "close", texts.CLOSE, on_case=True)
    _act(commands, "wait", texts.WAIT, on_case=True)
    ended = _act(commands, "no-action", texts.NO_ACTION, on_case=True)
    ended.add_argument("reason", metavar="REASON", help=both(texts.REASON))
    _act(commands, "undo", texts.UNDO)


def _reading(commands: Commands) -> None:
    listed = sub(commands, "list", texts.LIST, as_json())
    which = listed.add_mutually_exclusive_group()
    names = (
        ("mine", texts.LIST_MINE),
        ("queue", texts.LIST_QUEUE),
        ("offered", texts.LIST_OFFERED),
        ("all", texts.LIST_ALL),
        ("archived", texts.LIST_ARCHIVED),
    )
    for name, what in names:
        flag = f"--{name}"
        which.add_argument(flag, dest="which", action="store_const", const=name, help=both(what))
    listed.add_argument("--most", metavar="N", type=int, default=200, help=both(texts.MOST))
    listed.set_defaults(run=_run("case_reads", "listed"))
    show = sub(commands, "show", texts.SHOW, as_json())
    show.add_argument("case", metavar="CASE", help=both(texts.CASE))
    show.add_argument("--reveal", metavar="REASON", help=both(texts.REVEAL))
    show.set_defaults(run=_run("case_reads", "show"))


def _exporting(commands: Commands) -> None:
    out = sub(commands, "export", export.EXPORT, as_json())
    out.add_argument("file", metavar="FILE", help=both(export.FILE))
    out.add_argument("--from", dest="first", metavar="DAY", required=True, help=both(export.FIRST))
    out.add_argument("--to", dest="last", metavar="DAY", help=both(export.LAST))
    out.add_argument("--database", metavar="PLACE", help=both(export.DATABASE))
    out.set_defaults(run=_run("case_export", "export"))


def _act(
    commands: Commands,
    name: str,
    what: Words,
    *,
    on_case: bool = False,
    module: str = "case_acts",
) -> argparse.ArgumentParser:
    parser = sub(commands, name, what, as_json(), offline())
    if on_case:
        parser.add_argument("case", metavar="CASE", help=both(texts.CASE))
    parser.set_defaults(run=_run(module, name.replace("-", "_")))
    return parser


def _run(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Imports what the sub-command needs only when it runs."""

    def run(args: argparse.Namespace) -> int:
        import importlib

        found = getattr(importlib.import_module(f"cs_tui.cli.{module}"), function)
        code: int = found(args)
        return code

    return run
