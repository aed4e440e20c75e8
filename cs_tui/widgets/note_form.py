"""The note of a case: issue, done, next. Folds to one line in a narrow window unless focused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from cs_tui.services.field_names import NOTE
from cs_tui.texts import Lang
from cs_tui.texts import desk as texts
from cs_tui.widgets.steady import Steady
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.services.cases import CaseView

LABELS = {"issue": texts.ISSUE, "done": texts.DONE_PART, "next": texts.NEXT_PART}


class NoteForm(Vertical):
    """Three labelled fields; a narrow screen shows the first unless one of them is focused."""

    DEFAULT_CSS = """
    NoteForm { height: auto; background: $surface; padding: 0 1; margin: 0 1; }
    NoteForm Horizontal { height: auto; }
    NoteForm Static { width: 9; color: $muted; text-style: bold; }
    NoteForm Writing { width: 1fr; border: none; padding: 0; background: $surface; }
    NoteForm Writing:focus { background: $panel; border: none; }
    """

    def compose(self) -> ComposeResult:
        """The fields."""
        for part in NOTE:
            with Horizontal(classes="" if part == "issue" else "folds"):
                yield Steady("", id=f"label-{part}", markup=False)
                yield Writing(rows=(1, 3), id=f"note-{part}")

    def show(self, view: CaseView, lang: Lang) -> None:
        """Shows what stands in the note: drafts before what was saved."""
        for part, field in NOTE.items():
            self.query_one(f"#label-{part}", Steady).update(LABELS[part].say(lang))
            self.query_one(f"#note-{part}", Writing).value = view.text(field)
