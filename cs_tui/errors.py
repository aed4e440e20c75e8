"""The errors we raise on purpose: each carries a sentence a person can act on, in both languages.

Exit codes follow one table: 1 failure, 2 usage or not a terminal, 3 configuration or data file,
4 offline or refused by the hub, 5 conflict (another program holds what we need).
"""

from __future__ import annotations

from cs_tui.texts import Lang, Words


class CsError(Exception):
    """Something a person can understand and act on. `exit_code` is what a command ends with."""

    exit_code = 1

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("en"))
        self.words = words

    def say(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.words.say(lang)


class Refused(CsError):
    """A rule of the domain does not allow this act now; the words say which and what to do."""


class NotFound(CsError):
    """What was named does not exist here."""


class UsageError(CsError):
    """The command or its surroundings do not fit: wrong words, not a terminal."""

    exit_code = 2


class BadFile(CsError):
    """A configuration, data or database file cannot be used; the words name file and place."""

    exit_code = 3


class NotSaved(CsError):
    """The disk of this machine took no writing; what is typed is still on the screen."""

    exit_code = 3


class Offline(CsError):
    """The hub cannot be reached or does not answer as a hub."""

    exit_code = 4


class Unavailable(CsError):
    """What the hub stores in does not answer now; the same may be asked again."""

    exit_code = 4


class HubRefused(CsError):
    """The hub answered, and said no."""

    exit_code = 4


class InUse(CsError):
    """Another program holds what we need: a running desk, a taken port."""

    exit_code = 5
