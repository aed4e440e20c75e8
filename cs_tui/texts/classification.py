"""Words of a classification: what its record is called."""

from cs_tui.texts.words import Words

CLASSIFIED = Words(zh="分类", en="the category")
