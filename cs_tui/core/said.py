"""Words that travel inside an event: both languages as they stand, with nothing left to fill in."""

from __future__ import annotations

from typing import Final

from cs_tui.core.events import SafeText
from cs_tui.core.state import Frozen
from cs_tui.texts import Lang, Words

_LITERAL: Final = Words(zh="{text}", en="{text}")
LANGS: Final[tuple[Lang, Lang]] = ("zh", "en")


class Said(Frozen):
    """One text in Chinese and in English, written by somebody else: braces in it are braces."""

    zh: SafeText = ""
    en: SafeText = ""

    def say(self, lang: Lang) -> str:
        """The text in one language; the other one where it was written in one alone."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)

    def words(self) -> Words:
        """The same as words, for a sentence that holds it."""
        zh, en = (_LITERAL.fill(text=self.say(lang)) for lang in LANGS)
        return Words(zh=zh.zh, en=en.en)


def said(text: Words | str) -> Said:
    """Words with their placeholders filled, as an event keeps them."""
    if isinstance(text, str):
        return Said(zh=text, en=text)
    return Said(zh=text.say("zh"), en=text.say("en"))
