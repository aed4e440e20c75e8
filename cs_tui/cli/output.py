"""What commands print: data on standard output, messages on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

from cs_tui.texts import Lang, Words


def language() -> Lang:
    """The language of plain commands: `CS_TUI_LANG`, else the locale's."""
    wanted = os.environ.get("CS_TUI_LANG")
    if wanted in ("zh", "en"):
        return "zh" if wanted == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"


def say(words: Words) -> None:
    """A message for a person, on standard error."""
    sys.stderr.write(f"{words.say(language())}\n")


def complain(words: Words) -> None:
    """What went wrong, on standard error."""
    sys.stderr.write(f"cs-tui: {words.say(language())}\n")


def put(text: str) -> None:
    """One line of data."""
    sys.stdout.write(f"{text}\n")


def put_json(data: Mapping[str, object] | list[object]) -> None:
    """One JSON value on one line, flushed, so that a reader gets it at once."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
    sys.stdout.flush()
