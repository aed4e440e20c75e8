"""No interface word is kept that nobody says."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT

TEXTS = "cs_tui.texts"


def modules(root: Path = ROOT) -> dict[str, ast.Module]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in sorted((root / "cs_tui").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def named(tree: ast.Module) -> Iterator[str]:
    """What a module of texts names at its top."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def said(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Module and name of every text that a module takes up."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                yield node.module, one.name
                known[one.asname or one.name] = f"{node.module}.{one.name}"
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=holder), attr=name) if holder in known:
                yield known[holder], name
            case ast.Name(id=name, ctx=ast.Load()):
                yield module, name


def unsaid(trees: Mapping[str, ast.Module]) -> list[str]:
    """The texts that stand in their module and nowhere else."""
    used = {text for module, tree in trees.items() for text in said(module, tree)}
    return [
        f"{module}.{name}"
        for module, tree in trees.items()
        if module.startswith(TEXTS)
        for name in named(tree)
        if (module, name) not in used and not name.startswith("__")
    ]


def test_every_text_is_said_somewhere() -> None:
    trees = modules()

    assert f"{TEXTS}.desk" in trees
    assert unsaid(trees) == []


PLANTED = {
    "cs_tui.texts.planted": "A = Words(zh='甲', en='a')\nB = Words(zh='乙', en='b')\nT = {1: B}",
    "cs_tui.screens.by_module": "from cs_tui.texts import planted as texts\nshow(texts.A, texts.T)",
    "cs_tui.screens.by_name": "from cs_tui.texts.planted import A, T",
}


@pytest.mark.parametrize("user", ["cs_tui.screens.by_module", "cs_tui.screens.by_name"])
def test_a_text_is_said_where_it_is_taken_up_and_in_a_table(user: str) -> None:
    kept = ("cs_tui.texts.planted", user)
    assert unsaid({name: ast.parse(PLANTED[name]) for name in kept}) == []


def test_a_text_that_nobody_says_is_named() -> None:
    source = PLANTED["cs_tui.texts.planted"] + "\nDEAD = Words(zh='丙', en='c')\nDEAD_TOO = {}"
    other = "from cs_tui.texts import other\nother.DEAD\nDEAD = DEAD_TOO = 1"
    by_module = PLANTED["cs_tui.screens.by_module"]
    planted = {"cs_tui.texts.planted": source, "cs_tui.screens.a": by_module, "cs_tui.b": other}

    found = unsaid({name: ast.parse(text) for name, text in planted.items()})

    assert found == ["cs_tui.texts.planted.DEAD", "cs_tui.texts.planted.DEAD_TOO"]
