"""Documents written as TOML that people edit: tables one below the other, pairs on one line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def to_toml(document: Mapping[str, object]) -> str:
    """The document as TOML; reading it gives the same document.

    Raises `TypeError` for what a document never holds (nothing, dates, nested objects of ours).
    """
    plain = {
        key: one for key, one in document.items() if not _is_table(one) and not _are_tables(one)
    }
    lines = [f"{_key(key)} = {_value(one)}" for key, one in plain.items()]
    for key, one in document.items():
        if isinstance(one, Mapping) and _is_table(one):
            lines += ["", f"[{_key(key)}]", *_fields(one)]
    for key, one in document.items():
        if isinstance(one, Sequence) and _are_tables(one):
            for row in one:
                lines += ["", f"[[{_key(key)}]]", *_fields(row)]
    return "\n".join(lines) + "\n"


def _fields(table: Mapping[str, object]) -> Iterator[str]:
    for key, one in table.items():
        if _is_long_pair(one):
            assert isinstance(one, Mapping)  # noqa: S101
            yield from (f"{_key(key)}.{_key(lang)} = {_value(text)}" for lang, text in one.items())
        else:
            yield f"{_key(key)} = {_value(one)}"


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) != {"zh", "en"}


def _are_tables(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(one, Mapping) for one in value)
    )


def _is_long_pair(value: object) -> bool:
    """Whether two texts are too long to stand on one line."""
    if not isinstance(value, Mapping) or set(value) != {"zh", "en"}:
        return False
    return sum(len(str(text)) for text in value.values()) > 80  # noqa: PLR2004


def _key(name: str) -> str:
    return name if name and set(name) <= _BARE else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(str(key))} = {_value(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(one) for one in value)}]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _text(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
