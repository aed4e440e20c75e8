"""The files of this house: what a checkout holds, without what tools leave behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("cs_tui", "tests", "benchmarks")


def left_behind(root: Path = ROOT) -> list[str]:
    """The name patterns of `.gitignore`, and git's own folder."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [".git", *(line.rstrip("/") for line in lines if line and not line.startswith("#"))]


def house_files(root: Path = ROOT) -> Iterator[Path]:
    """Every file below `root` that git would keep."""
    patterns = left_behind()
    for entry in sorted(root.iterdir()):
        if any(fnmatch(entry.name, pattern) for pattern in patterns):
            continue
        if entry.is_dir():
            yield from house_files(entry)
        else:
            yield entry


def python_files(root: Path = ROOT) -> list[Path]:
    """Our own modules: the program, its tests and its benchmarks."""
    return [
        path
        for path in house_files(root)
        if path.suffix == ".py" and path.relative_to(root).parts[0] in OURS
    ]


def copy_house(target: Path) -> Path:
    """A copy in which a test may plant a fault."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*left_behind()))
    return target
