"""What every part of the policy is made of: frozen values and texts in both languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cs_tui.texts import Lang

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Milliseconds = Annotated[int, Field(ge=0)]


class Frozen(BaseModel):
    """A value that never changes; a field nobody knows is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Pair(Frozen):
    """One text of the shop's content in Chinese and in English; neither may be blank."""

    zh: Text
    en: Text

    def say(self, lang: Lang) -> str:
        """The text in one language, as it stands."""
        return self.zh if lang == "zh" else self.en


class Named(Frozen):
    """A thing with an id and a name people read."""

    id: Id
    name: Pair
