"""Where the app makes a field that people write in: found in the source, and seen as it is made.

A site is `module.function`: whoever makes a field there, or a panel that holds one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from textual.app import App
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

ROOT = Path(__file__).resolve().parents[2] / "cs_tui"
FIELDS = frozenset({"Input", "MaskedInput", "TextArea"})
PANELS = frozenset({"AskPanel", "WritePanel", "FormPanel"})
"""Panels of one field or more: what counts is who asks, not that the panel makes a field."""
INSIDE = frozenset({"panels.AskPanel", "write_panel.WritePanel", "form_panel.FormPanel"})


def source() -> dict[Path, ast.Module]:
    """Every module of the terminal side."""
    paths = [path for part in ("screens", "widgets", ".") for path in (ROOT / part).glob("*.py")]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def sites(trees: Mapping[Path, ast.Module]) -> set[str]:
    """Every site in the source."""
    makers = _makers(trees.values())
    found: set[str] = set()
    for path, tree in trees.items():
        for owner, function in _functions(tree):
            if f"{path.stem}.{owner}" in INSIDE or function.name == "__init__":
                continue
            if any(_called(node) in makers for node in ast.walk(function)):
                found.add(f"{path.stem}.{function.name}")
    return found


def _makers(trees: Iterable[ast.Module]) -> set[str]:
    """The classes that are such a field or panel, subclasses included."""
    classes = [one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
    makers = set(FIELDS | PANELS)
    before = 0
    while len(makers) != before:
        before = len(makers)
        makers |= {one.name for one in classes if makers & {_name(base) for base in one.bases}}
    return makers


def _functions(tree: ast.Module) -> Iterable[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in tree.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        owner = node.name if isinstance(node, ast.ClassDef) else ""
        for one in inner:
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                yield owner, one


def _called(node: ast.AST) -> str:
    return _name(node.func) if isinstance(node, ast.Call) else ""


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return str(getattr(node, "id", getattr(node, "attr", "")))


def watch() -> None:
    """From now on every field and panel knows the site it was made at."""
    for kind in (Input, TextArea, ModalScreen):
        _watch(kind)


def _watch(kind: type[Widget]) -> None:
    made = kind.__init__

    def init(self: Widget, *args: Any, **kwargs: Any) -> None:
        vars(self).setdefault("site", _site(sys._getframe(1)))
        made(self, *args, **kwargs)

    kind.__init__ = init  # type: ignore[method-assign]


def _site(frame: FrameType | None) -> str:
    """The innermost function of ours that is no constructor."""
    while frame is not None:
        code, path = frame.f_code, Path(frame.f_code.co_filename)
        if code.co_name != "__init__" and path.is_relative_to(ROOT):
            return f"{path.stem}.{code.co_name}"
        frame = frame.f_back
    return ""


def here(app: App[object]) -> str:
    """The site of the field that has the keys; empty when none has."""
    field = app.focused
    if not isinstance(field, Input | TextArea):
        return ""
    own = str(vars(field).get("site", ""))
    asked = own in ("panels.compose", "write_panel.compose", "form_panel._writing")
    searches = type(field).__name__ == "_SearchLine"
    return own if not asked or searches else str(vars(app.screen).get("site", ""))
