"""Reads the shipped content, or a folder of the same shape, and checks all of it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from cs_tui.content.article_row import ArticleRow, BadLine
from cs_tui.content.articles import read_articles
from cs_tui.content.files import read_toml
from cs_tui.content.folder import data_folder
from cs_tui.content.stories import Floor
from cs_tui.core.policy import DOCUMENTS, BadDocument, Policy, policy_from
from cs_tui.core.policy.faults import path_of, shape_faults
from cs_tui.errors import BadFile
from cs_tui.texts import content as texts

Document = dict[str, object]


def load_documents(folder: Traversable | None = None) -> dict[str, Document]:
    """The documents a policy is made of, by name, checked together and ready to be seeded.

    Raises `BadFile` naming the file and the line or the field.
    """
    folder = folder or data_folder()
    documents = {name: _document(folder, name) for name in DOCUMENTS}
    _policy(folder, documents)
    return documents


def load_policy(folder: Traversable | None = None) -> Policy:
    """The policy of the shipped content, or of another folder. Raises `BadFile`."""
    folder = folder or data_folder()
    return _policy(folder, {name: _document(folder, name) for name in DOCUMENTS})


def load_articles(folder: Traversable | None = None) -> tuple[ArticleRow, ...]:
    """Every article of `kb/articles.jsonl`. Raises `BadFile` naming the first bad line."""
    file = (folder or data_folder()) / "kb" / "articles.jsonl"
    rows: list[ArticleRow] = []
    for row in read_articles(file):
        if isinstance(row, BadLine):
            words = texts.FILE_LINE.fill(
                file=file, line=row.line, field=row.field or ".", reason=row.reason
            )
            raise BadFile(words)
        rows.append(row)
    return tuple(rows)


def load_stories(folder: Traversable | None = None) -> Floor:
    """The stories and colleagues of the demo floor. Raises `BadFile` naming the field."""
    file = (folder or data_folder()) / "demo" / "stories.toml"
    document = read_toml(file)
    try:
        return Floor.model_validate(document)
    except ValidationError as error:
        fault = shape_faults(error, document)[0]
        words = texts.FILE_FIELD.fill(file=file, field=fault.field, reason=fault.reason)
        raise BadFile(words) from error


def _document(folder: Traversable, name: str) -> Document:
    file = folder / f"{name}.toml"
    document = read_toml(file)
    _check_plain(document, (), document, file)
    return document


def _check_plain(
    value: object, steps: tuple[int | str, ...], document: Document, file: Traversable
) -> None:
    """Refuses what JSON cannot carry: TOML's bare dates and times, NaN and infinities."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check_plain(inner, (*steps, key), document, file)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _check_plain(inner, (*steps, number), document, file)
    elif not isinstance(value, str | int | float) or value in _INFINITIES or value != value:
        field = path_of(steps, document)
        reason = texts.NOT_FINITE if isinstance(value, float) else texts.NOT_TEXT
        raise BadFile(texts.FILE_FIELD.fill(file=file, field=field, reason=reason))


_INFINITIES = (float("inf"), float("-inf"))


def _policy(folder: Traversable, documents: Mapping[str, Document]) -> Policy:
    try:
        return policy_from(documents)
    except BadDocument as bad:
        file = folder / f"{bad.document}.toml"
        words = texts.FILE_FIELD.fill(file=file, field=bad.field, reason=bad.reason)
        raise BadFile(words) from bad
