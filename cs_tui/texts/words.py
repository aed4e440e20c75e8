"""A text in both languages. A missing language is an error where the text is defined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


def lang_of(code: str) -> Lang:
    """The language of ours for a code: English for `en`, Chinese for anything else."""
    return "en" if code == "en" else "zh"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Chinese and in English; both use the same `{placeholders}`."""

    zh: str
    en: str

    def say(self, lang: Lang, /, **values: object) -> str:
        """The text in one language with its placeholders filled.

        A value that is itself `Words` is said in the same language.
        Raises `KeyError` for a placeholder without a value: raw braces never reach a person.
        """
        text = self.zh if lang == "zh" else self.en
        if "{" not in text and "}" not in text:
            return text
        return text.format(**{name: _said(value, lang) for name, value in values.items()})

    def fill(self, /, **values: object) -> Words:
        """The same text with its placeholders filled, still in both languages.

        Braces in a value stay braces: only `say` shows the result, never the fields themselves.
        """
        return Words(zh=_escaped(self.say("zh", **values)), en=_escaped(self.say("en", **values)))


def _said(value: object, lang: Lang) -> object:
    return value.say(lang) if isinstance(value, Words) else value


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def joined(words: Sequence[Words]) -> Words:
    """A list in words: `性质、分类` and `nature, category`."""
    return Words(zh="、".join(one.zh for one in words), en=", ".join(one.en for one in words))


def side_by_side(texts: Sequence[str]) -> Words:
    """Foreign texts side by side: `A；B` and `A; B`. Braces in them stay braces."""
    return Words(zh=_escaped("；".join(texts)), en=_escaped("; ".join(texts)))
