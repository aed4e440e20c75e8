"""Words of the note: what its record is called."""

from cs_tui.texts.words import Words

NOTE_ADDED = Words(zh="记录", en="the note")
