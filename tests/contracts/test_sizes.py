"""Sizes that keep a house liveable."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, python_files

FILE, FUNCTION, APP_CLASS = 400, 60, 200


def too_long(source: str, name: str) -> Iterator[str]:
    """What passes the limits in one module, said so that a person finds it."""
    lines = len(source.splitlines())
    if lines > FILE:
        yield f"{name}: {lines} lines, at most {FILE}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and height(node) > FUNCTION:
            yield f"{name}:{node.lineno} {node.name}: {height(node)} lines, at most {FUNCTION}"
        if isinstance(node, ast.ClassDef) and is_app(node) and height(node) > APP_CLASS:
            yield f"{name}:{node.lineno} {node.name}: {height(node)} lines, at most {APP_CLASS}"


def height(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from the `def` or `class` to the last of the body, decorators not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_app(node: ast.ClassDef) -> bool:
    """Whether a class derives from Textual's `App` or from one of ours."""
    bases = (base.value if isinstance(base, ast.Subscript) else base for base in node.bases)
    return any(ast.unparse(base).split(".")[-1].endswith("App") for base in bases)


def test_every_file_and_function_can_be_taken_in_at_once() -> None:
    files = python_files()

    assert ROOT / "cs_tui" / "errors.py" in files
    assert [fault for path in files for fault in faults_of(path)] == []


def faults_of(path: Path) -> list[str]:
    return list(too_long(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))))


@pytest.mark.parametrize(
    ("planted", "named"),
    [
        ("x = 1\n" * 401, "planted.py: 401 lines"),
        ("def long():\n" + "    x = 1\n" * 60, "long: 61 lines"),
        ("async def long():\n" + "    x = 1\n" * 60, "long: 61 lines"),
        ("class CsApp(App[int]):\n" + "    x = 1\n" * 200, "CsApp: 201 lines"),
        ("class Mine(textual.app.App):\n" + "    x = 1\n" * 200, "Mine: 201 lines"),
    ],
)
def test_a_file_function_or_app_one_line_too_long_is_named(planted: str, named: str) -> None:
    assert any(named in fault for fault in too_long(planted, "planted.py"))


@pytest.mark.parametrize(
    "at_the_limit",
    [
        "x = 1\n" * 400,
        "def long():\n" + "    x = 1\n" * 59,
        "class CsApp(App[int]):\n" + "    x = 1\n" * 199,
    ],
)
def test_what_just_fits_is_left_alone(at_the_limit: str) -> None:
    assert list(too_long(at_the_limit, "planted.py")) == []
