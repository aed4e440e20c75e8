"""Every place in the program where a person can type words of their own, found in its source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from cs_tui.screens.panels import AskPanel, PickPanel
from cs_tui.screens.write_panel import WritePanel
from cs_tui.widgets.writing import Writing
from tests.contracts.tree import ROOT

PANELS: tuple[type[Any], ...] = (AskPanel, WritePanel, PickPanel)
LINES: tuple[type[Any], ...] = (Writing, Input)
KINDS = frozenset(kind.__name__ for kind in (*PANELS, *LINES))
INSIDE = frozenset({"panels.compose", "write_panel.compose"})
"""The line of a panel: what counts is where the panel is opened."""
FOLDERS = ("screens", "widgets")


def places(folder: Path = ROOT / "cs_tui") -> frozenset[str]:
    """`module.function` of every place that opens a field for free text."""
    found: set[str] = set()
    for part in FOLDERS:
        for path in sorted((folder / part).glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {f"{path.stem}.{name}" for name in _opening(tree, "")}
    return frozenset(found - INSIDE)


def _opening(node: ast.AST, function: str, rows: frozenset[str] = frozenset()) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        function, rows = node.name, _rows_of(node)
    if isinstance(node, ast.Call) and _name(node.func) in KINDS and not _only_filters(node, rows):
        yield function
    for child in ast.iter_child_nodes(node):
        yield from _opening(child, function, rows)


def _rows_of(function: ast.AST) -> frozenset[str]:
    """The names that hold rows which are only filtered."""
    return frozenset(
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and _filters(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def _filters(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) == "filtering"


def _name(func: ast.expr) -> str:
    if isinstance(func, ast.Subscript):
        func = func.value
    return func.id if isinstance(func, ast.Name) else ""


def _only_filters(call: ast.Call, rows: frozenset[str]) -> bool:
    """A panel whose line does nothing but filter the rows that stand there."""
    return any(_filters(one) or isinstance(one, ast.Name) and one.id in rows for one in call.args)


def watched(patch: pytest.MonkeyPatch) -> None:
    """From now on every such panel and field knows where it was opened: `opened_at`."""
    for kind in (*PANELS, *LINES):
        patch.setattr(kind, "__init__", _noting(kind.__init__))


def _noting(begin: Any) -> Any:
    def begins(self: Any, *args: Any, **kwargs: Any) -> None:
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals["__name__"] == "typing":
            frame = frame.f_back
        self.opened_at = f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}"
        begin(self, *args, **kwargs)

    return begins
