"""The report of a day: figures, never a customer, unless free text is asked for.

Nobody edits a figure: what there is to say about one is a comment, and stands beside them.
"""

from __future__ import annotations

import os
from pathlib import Path

from cs_tui.core.privacy.redaction import redact
from cs_tui.core.reflection import Comment, comment
from cs_tui.core.shift import Shift, stream_of
from cs_tui.errors import CsError
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.report_day import DayReport
from cs_tui.services.report_model import Form
from cs_tui.services.report_shift import worked
from cs_tui.services.report_writers import CLEAN, written
from cs_tui.services.wrapup import WrapUp
from cs_tui.settings import private_folder
from cs_tui.texts import Lang
from cs_tui.texts import report as texts


class NotWritten(CsError):
    """The report could not be written to its file."""


class Reports:
    """Verbs on the report of my day."""

    def __init__(self, kit: Kit, wrapup: WrapUp, folder: Path) -> None:
        self._kit = kit
        self._wrapup = wrapup
        self._folder = folder

    @reads
    def text(self, day: str, lang: Lang, form: Form = "md", *, texts: bool = False) -> str:
        """The report of a shift day in a form; with free text of people only if `texts`."""
        policy = self._kit.policy_to_show()
        leaves = {leaf.id: leaf.name.say(lang) for leaf in policy.taxonomy.leaves}
        report = DayReport(
            view=self._wrapup.view(day),
            who=self._kit.profile.name,
            lang=lang,
            zone=policy.calendar.time_zone,
            leaf_name=lambda leaf: leaves.get(leaf, leaf),
            clean=CLEAN[form],
            texts=texts,
            worked=worked(self._kit, day),
        )
        return written(report.document(), form, lang)

    @reads
    def save(self, day: str, lang: Lang, form: Form = "md", *, texts: bool = False) -> Path:
        """Writes the report to a file of its person's own. Raises `NotWritten`."""
        text = self.text(day, lang, form, texts=texts)
        return save(self._folder / f"report-{day}-{lang}.{form}", text)

    @reads
    def comments(self, day: str) -> tuple[Comment, ...]:
        """What I said about the figures of a day."""
        return worked(self._kit, day).shift.said

    def comment(self, day: str, text: str) -> None:
        """Keeps what I have to say about the figures of a shift of mine. Raises `Refused`."""
        stream = stream_of(f"{self._kit.profile.actor}:{day}")
        with self._kit.log.act(stream, self._kit.ctx(), Shift) as act:
            comment(act, redact(text).text)


def save(path: Path, text: str) -> Path:
    """Writes a report where only its person can read it; the file. Raises `NotWritten`."""
    try:
        private_folder(path.parent)
        # A new file takes the place of the old one whole, or not at all.
        new = path.with_suffix(f"{path.suffix}.new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode())
        new.replace(path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotWritten(texts.NOT_WRITTEN.fill(path=path, why=why)) from error
    return path
