"""What commands read and print: data on standard output, messages on standard error.

Every line leaves at once, so that a program reading it gets it, and a reader that has left is
noticed while `main` can still deal with it.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TextIO

from cs_tui.texts import Lang, Words

_chosen: Lang | None = None


def language() -> Lang:
    """The language of plain commands: `CS_TUI_LANG`, else the settings', else the locale's."""
    wanted = os.environ.get("CS_TUI_LANG")
    if wanted in ("zh", "en"):
        return "zh" if wanted == "zh" else "en"
    if _chosen is not None:
        return _chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"


def speak(lang: Lang | None) -> None:
    """What the person's settings say about the language; None when they leave it open."""
    global _chosen
    _chosen = lang


def say(words: Words) -> None:
    """A message for a person, on standard error."""
    _write(sys.stderr, words.say(language()))


def complain(words: Words) -> None:
    """What went wrong, on standard error."""
    _write(sys.stderr, f"cs-tui: {words.say(language())}")


def put(text: str | Words) -> None:
    """One line of data."""
    _write(sys.stdout, text.say(language()) if isinstance(text, Words) else text)


def put_json(data: Mapping[str, object] | list[object]) -> None:
    """One JSON value on one line; where the output cannot hold every character, with escapes."""
    _write(sys.stdout, json.dumps(data, ensure_ascii=not _is_utf8(sys.stdout)))


def argument(text: str) -> str:
    """A word of the command line; bytes of it that are no UTF-8 become U+FFFD."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def given(text: str) -> str:
    """A text of the command line, or all of standard input where `-` stands for it."""
    if text != "-":
        return argument(text)
    return standard_input().read().decode("utf-8-sig", "replace").rstrip("\r\n")


def standard_input() -> IO[bytes]:
    """Standard input as bytes; an empty one where the program was started without."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def lines(stream: IO[bytes], most: int) -> Iterator[bytes]:
    """The lines of a stream as they come; of a longer one `most + 1` bytes, the rest passed over.

    So one endless line cannot fill the memory, and who reads still sees that it was too long.
    """
    while line := stream.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most + 1)
            if not line:
                return


def both(words: Words) -> str:
    """A help text in both languages, safe in an argparse `help`."""
    return f"{words.en} / {words.zh}".replace("%", "%%")


def paragraphs(parts: Iterable[Words]) -> str:
    """A longer help text: everything in English, then everything in Chinese."""
    every = list(parts)
    return "\n\n".join([*(part.en for part in every), *(part.zh for part in every)])


def _write(stream: TextIO, text: str) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.errors != "backslashreplace":
        # A character that the output cannot hold is shown as its number: no command fails by it.
        stream.reconfigure(errors="backslashreplace")
    stream.write(f"{text}\n")
    stream.flush()


def _is_utf8(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding or "ascii").name == "utf-8"
