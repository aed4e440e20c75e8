"""No file names a package registry: every site installs from its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, house_files

REGISTRY = re.compile(
    r"https?://(test\.)?pypi"
    r"|files\.pythonhosted"
    r"|(https?|file)://[^\s\"'<>]*/simple\b"
    r"|^\s*\[\[tool\.uv\.index\]\]"
    r"|^\s*(extra-)?index-url\s*=",
    re.IGNORECASE | re.MULTILINE,
)
LOCKS = ("uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock")


def registries(folder: Path) -> Iterator[str]:
    """Where a registry is named, or a lock file lies, below `folder`."""
    for path in house_files(folder):
        place = str(path.relative_to(folder))
        if path.name in LOCKS:
            yield place
        text = path.read_text(encoding="utf-8", errors="replace")
        yield from (f"{place}: {match.group()}" for match in REGISTRY.finditer(text))


def test_no_file_names_a_registry() -> None:
    assert list(registries(ROOT)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "see https" + "://pypi.org/project/x",
        "http" + "://test.pypi.org",
        "x @ https" + "://files.python" + "hosted.org/x.whl",
        "uses https" + "://mirror.example/root/" + "simple/",
        "[[tool.uv" + ".index]]",
        "[global]\nindex-url" + " = mirror",
        "source = { registry = 'https" + "://mirror.example/" + "simple' }",
    ],
)
def test_a_registry_address_is_found(tmp_path: Path, planted: str) -> None:
    (tmp_path / "notes.md").write_text(f"first line\n{planted}\n", encoding="utf-8")

    assert len(list(registries(tmp_path))) == 1


def test_a_lock_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "pylock.toml").write_text("", encoding="utf-8")

    assert list(registries(tmp_path)) == ["pylock.toml"]
