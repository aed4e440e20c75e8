"""What is still missing before the case can be resolved, beside the key that finishes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from cs_tui.core.text import cells
from cs_tui.texts import Lang, joined
from cs_tui.texts import desk as texts
from cs_tui.texts import rules as rule_texts


class Lacking(Static):
    """One line: `还差 2：分类、结果`, or that all is there."""

    DEFAULT_CSS = """
    Lacking { height: auto; max-height: 2; padding: 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._shown: tuple[tuple[str, ...], Lang] | None = None

    def show(self, missing: Sequence[str], lang: Lang) -> None:
        """Shows what lacks, counted and named."""
        self._shown = (tuple(missing), lang)
        if not missing:
            self.update(Content.styled(texts.READY.say(lang), "$success"))
            return
        names = joined([rule_texts.LACKING[name] for name in missing])
        text = texts.MISSING.say(lang, n=len(missing), names=names)
        jump = f"  {texts.JUMP.say(lang)}"
        # A second line for it would be taken from the conversation.
        if cells(text + jump) > (self.size.width or 80) - 4:
            jump = ""
        self.update(Content.assemble((text, "$warning"), (jump, "$muted")))

    def on_resize(self) -> None:
        """What fits is another matter now; after the sizes are given out, so that ours follows."""
        if self._shown is not None:
            self.call_after_refresh(self.show, *self._shown)
