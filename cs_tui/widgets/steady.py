"""`Steady`: a text that costs nothing when it is shown again as it stands."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Steady(Static):
    """A `Static` that is laid out anew only when its text or a style in it changed.

    A key changes one or two of the texts on a screen; to lay all of them out costs most of it.
    """

    _stands: tuple[str, object] | None = None

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Shows the content; nothing happens when it stands there already."""
        stands = _what(content)
        if stands is None or stands != self._stands:
            self._stands = stands
            super().update(content, layout=layout)


def _what(content: VisualType) -> tuple[str, object] | None:
    """All that can be seen of it; None for what cannot be compared. Contents of one text are equal
    to Textual whatever their styles."""
    if isinstance(content, Content):
        return content.plain, tuple(content.spans)
    return (content, ()) if isinstance(content, str) else None
