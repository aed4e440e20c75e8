"""Words of undo: what its record is called."""

from cs_tui.texts.words import Words

UNDONE = Words(zh="撤销", en="an undo")
