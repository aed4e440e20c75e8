"""Words of a notice: what its records are called."""

from cs_tui.texts.words import Words

BULLETIN_PUBLISHED = Words(zh="发布公告", en="a notice")
BULLETIN_WITHDRAWN = Words(zh="撤下公告", en="withdrawing a notice")
