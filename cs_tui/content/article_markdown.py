"""Articles as Markdown files with front matter, one a file: the way writers keep them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from cs_tui.content.article_row import ArticleRow, BadLine, LineError, Once, Read, row_from
from cs_tui.content.article_tables import SAID
from cs_tui.content.files import ARTICLES, read_given
from cs_tui.core.markdown import heading
from cs_tui.core.text import safe_text
from cs_tui.errors import BadFile
from cs_tui.texts import kb_files as texts

FENCE: Final = "---"
MOST_FILES: Final = 100_000

_KEY: Final = re.compile(r"([A-Za-z_]\w*)\s*:(?:\s+(.*)|\s*)$")
_SUFFIX: Final = re.compile(r"\.(zh|en)$")


def read_folder(folder: Path, *, zone: str) -> Iterator[Read]:
    """The articles in a folder and the folders in it, by name. Links to folders are not followed.

    Raises `BadFile` for a folder that cannot be read or holds no Markdown.
    """
    once, found = Once(), False
    for file in sorted(_files(folder)):
        found = True
        name = file.relative_to(folder).as_posix()
        try:
            if file.exists() and not file.is_file():
                # A pipe would be waited for without end.
                raise LineError("", texts.NOT_A_FILE)
            yield once.check(_article(read_given(file, ARTICLES).text, name, zone))
        except LineError as bad:
            yield BadLine(1, bad.field, bad.reason, name)
        except BadFile as bad:
            yield BadLine(1, "", bad.words, name)
    if not found:
        raise BadFile(texts.NO_MARKDOWN.fill(file=folder))


def read_markdown(file: Path, *, zone: str) -> Iterator[Read]:
    """The article in one file. Raises `BadFile` where it cannot be read."""
    try:
        yield _article(read_given(file, ARTICLES).text, file.name, zone)
    except LineError as bad:
        yield BadLine(1, bad.field, bad.reason, file.name)


def to_markdown(fields: Mapping[str, object]) -> str:
    """One article as a file, to be read again by `read_folder`."""
    head = [f"{name}: {_value(said)}" for name, said in fields.items() if name != "body"]
    return "\n".join([FENCE, *head, FENCE, "", str(fields.get("body", "")), ""])


def _files(folder: Path) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        words = texts.NO_FOLDER.fill(file=folder, why=error.strerror or "?")
        raise BadFile(words) from error
    for one in inside:
        if one.is_dir():
            # A link may lead back up: then there would be no end.
            if not one.is_symlink() and not one.name.startswith("."):
                yield from _files(one)
        elif one.suffix.lower() in (".md", ".markdown") and not one.name.startswith("."):
            yield one


def _article(text: str, name: str, zone: str) -> ArticleRow:
    lines = safe_text(text).split("\n")
    fields: dict[str, object] = {}
    begins = 0
    if lines and lines[0].strip() == FENCE:
        ends = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
        if ends is None:
            raise LineError("", texts.OPEN_FRONT_MATTER)
        fields, begins = _front(lines[1:ends]), ends + 1
    body = lines[begins:]
    if body and not body[0].strip():
        body = body[1:]
    if body and not body[-1]:
        body = body[:-1]
    _title_from(fields, body)
    stem = re.sub(r"\.(md|markdown)$", "", name, flags=re.IGNORECASE)
    found = _SUFFIX.search(stem)
    if found and "lang" not in fields:
        fields["lang"] = found[1]
        fields.setdefault("pair", stem[: found.start()])
    if "key" not in fields:
        fields.setdefault("id", stem)
    fields["body"] = "\n".join(body)
    return row_from(fields, 1, zone=zone, file=name)


def _title_from(fields: dict[str, object], body: list[str]) -> None:
    """Where the front matter names no title, the first heading does, and is taken for it."""
    if "title" in fields:
        return
    for place, line in enumerate(body):
        if found := heading(line):
            fields["title"] = found[1]
            del body[: place + 1]
            while body and not body[0].strip():
                del body[0]
            return
        if line.strip():
            return


def _front(lines: list[str]) -> dict[str, object]:
    """The part of YAML that front matter is written in: `key: value` and lists.

    Raises `LineError` naming the key.
    """
    fields: dict[str, object] = {}
    key = ""
    for line in lines:
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if said.startswith("- ") and key:
            held = fields.get(key)
            items = held if isinstance(held, list) else []
            fields[key] = [*items, _read_value(said[2:].strip(), key)]
            continue
        found = _KEY.match(line)
        if found is None:
            raise LineError(key or said[:20], texts.NOT_FRONT_MATTER)
        key = found[1]
        if key in fields:
            raise LineError(key, texts.FIELD_TWICE)
        value = _read_value((found[2] or "").strip(), key)
        names = {name: one for one, known in SAID.get(key, {}).items() for name in known}
        fields[key] = names.get(value, value) if isinstance(value, str) else value
    if isinstance(fields.get("aliases"), str):
        fields["aliases"] = [fields["aliases"]] if fields["aliases"] else []
    return fields


def _read_value(said: str, key: str) -> object:
    """One value: quoted, a list in brackets, or as it stands."""
    if said.startswith(('"', "[")):
        try:
            return json.loads(said)
        except ValueError as error:
            if said.startswith("["):
                parts = (part.strip().strip("'\"") for part in said.strip("[]").split(","))
                return [part for part in parts if part]
            raise LineError(key, texts.OPEN_QUOTE) from error
        except RecursionError as error:
            raise LineError(key, texts.OPEN_QUOTE) from error
    if len(said) > 1 and said[0] == said[-1] == "'":
        return said[1:-1].replace("''", "'")
    return said


def _value(said: object) -> str:
    if isinstance(said, tuple | list):
        return "".join(f"\n  - {json.dumps(one, ensure_ascii=False)}" for one in said)
    return json.dumps(said, ensure_ascii=False)
