"""The file a learner is kept in. It is a cache: when it cannot be read, it is learned anew.

One line of JSON says what follows, then come the weights as 32-bit floats, feature by feature.
A new file takes the place of the old one at once: whenever the program ends, one of them is whole.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from cs_tui.kb.suggest import Learner
from cs_tui.kb.suggested import Example

FORMAT: Final = f"1 {sys.byteorder}"
"""To be raised whenever features or weights change their meaning: old files are then not read."""


def save(file: Path, learner: Learner, stamp: str) -> None:
    """Keeps a learner, and the owner's `stamp`. Raises `OSError`; then the old file stays."""
    head = {
        "format": FORMAT,
        "stamp": stamp,
        "labels": learner.labels,
        "features": list(learner.rows),
        "examples": [[one.text, one.label, one.source] for one in learner.examples],
    }
    # Made readable for its owner alone.
    with NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False) as new:
        try:
            new.write(json.dumps(head).encode() + b"\n")
            for row in learner.rows.values():
                new.write(row.tobytes())
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).replace(file)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise


def load(file: Path) -> tuple[Learner, str] | None:
    """The learner kept in a file and its stamp; None where there is none that can be used."""
    try:
        with file.open("rb") as kept:
            head = json.loads(kept.readline())
            return _learner(head, kept.read()), str(head["stamp"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _learner(head: dict[str, Any], weights: bytes) -> Learner:
    """Raises `ValueError`, `TypeError` or `KeyError` for what is no such file."""
    labels, names = list(map(str, head["labels"])), list(map(str, head["features"]))
    size = 4 * len(labels)
    if head["format"] != FORMAT or len(weights) != size * len(names):
        raise ValueError(head["format"])
    rows = {name: array("f", weights[at * size : (at + 1) * size]) for at, name in enumerate(names)}
    examples = [
        Example(str(text), str(label), str(source)) for text, label, source in head["examples"]
    ]
    return Learner(labels, rows, examples)
