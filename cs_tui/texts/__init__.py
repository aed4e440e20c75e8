"""Every word a person reads, in Chinese and in English, side by side.

`texts/<step>.py` holds the words of one step of the working day; `data/` holds content.
This package imports nothing of ours, so every layer may speak.
"""

from cs_tui.texts.words import Lang, Words, joined, lang_of

__all__ = ["Lang", "Words", "joined", "lang_of"]
