"""What is still missing before the case can be resolved, beside the key that finishes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from cs_tui.core.text import cells
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import desk as texts
from cs_tui.texts import rules as rule_texts
from cs_tui.widgets.steady import Steady


class Lacking(Steady):
    """One line: `还差 2：分类、结果`, or that all is there."""

    DEFAULT_CSS = """
    Lacking { height: auto; max-height: 2; padding: 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._shown: tuple[tuple[str, ...], Lang, Words | None] | None = None

    def show(self, missing: Sequence[str], lang: Lang, advice: Words | None = None) -> None:
        """Shows what lacks, counted and named, and the advice on what is written, if any.

        A second line would be taken from the conversation: what does not fit beside it is left
        out, and advice, which is about the words being written, takes the line for itself.
        """
        self._shown = (tuple(missing), lang, advice)
        names = joined([rule_texts.LACKING[name] for name in missing])
        text = (texts.MISSING if missing else texts.READY).say(lang, n=len(missing), names=names)
        style = "$warning" if missing else "$success"
        beside = advice or (texts.JUMP if missing else None)
        more = f"  {beside.say(lang)}" if beside else ""
        if cells(text + more) > (self.size.width or 80) - 4:
            text, more = (more.strip(), "") if advice else (text, "")
            style = "$warning" if advice else style
        self.update(Content.assemble((text, style), (more, "$warning" if advice else "$muted")))

    def on_resize(self) -> None:
        """What fits is another matter now; after the sizes are given out, so that ours follows."""
        if self._shown is not None:
            self.call_after_refresh(self.show, *self._shown)
