"""Settings of one person on one device, and every directory we touch."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cs_tui.errors import BadFile
from cs_tui.texts import Words

Theme = Literal["dark", "light", "ansi", "plain"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of a profile lie. `CS_TUI_HOME` puts all of them under one folder."""

    config: Path
    data: Path
    state: Path

    @property
    def config_file(self) -> Path:
        """What the person set."""
        return self.config / "config.toml"

    @property
    def database(self) -> Path:
        """The log and its projections."""
        return self.data / "desk.db"

    @property
    def index(self) -> Path:
        """The search index: derived, may be deleted at any time."""
        return self.data / "search.db"

    @property
    def hub_database(self) -> Path:
        """The log of a hub that is served from here."""
        return self.data / "hub.db"

    @property
    def reports(self) -> Path:
        """Logs and crash reports."""
        return self.state

    def make(self) -> None:
        """Makes the folders, readable for their owner alone."""
        for folder in (self.config, self.data, self.state):
            private_folder(folder)


def private_folder(folder: Path) -> None:
    """Makes a folder and those above it that are missing, readable for their owner alone."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True, mode=0o700)


def places() -> Places:
    """The folders of this profile, from `CS_TUI_HOME` or the platform's habits."""
    home = os.environ.get("CS_TUI_HOME")
    if home:
        base = Path(home).expanduser()
        return Places(base, base, base)
    import platformdirs

    dirs = platformdirs.PlatformDirs("cs_tui", appauthor=False)
    return Places(Path(dirs.user_config_dir), Path(dirs.user_data_dir), Path(dirs.user_state_dir))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose. Every field stands in `config.toml` under the same name."""

    language: Literal["zh", "en", "auto"] = "auto"
    theme: Theme = "dark"
    chat_enter_sends: bool = True
    """In chat Enter sends and Ctrl+J is a new line; off: Enter is a new line."""
    copy_command: str = ""
    """A program that takes the clipboard's text on its input; empty: the terminal's own way."""
    keys: tuple[tuple[str, str], ...] = ()
    """Other keys by the id of what they do: `"case.next" = "ctrl+e"`."""


_CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("zh", "en", "auto"),
    "theme": ("dark", "light", "ansi", "plain"),
}

NOT_TOML = Words(
    zh="{path} 不是有效的 TOML：{why}。请改正这一行，或删除文件使用默认设置",
    en="{path} is not valid TOML: {why}. Correct that line, or delete the file for the defaults",
)
UNKNOWN = Words(
    zh="{path} 第 {line} 行：没有 {key} 这个设置；最接近的是 {near}",
    en="{path} line {line}: there is no setting {key}; the nearest is {near}",
)
WRONG = Words(
    zh="{path} 第 {line} 行：{key} 应为 {wanted}",
    en="{path} line {line}: {key} must be {wanted}",
)
UNREADABLE = Words(
    zh="无法读取 {path}：{why}",
    en="cannot read {path}: {why}",
)


def load(path: Path) -> Settings:
    """The settings in a file; the defaults when there is none.

    Raises `BadFile` naming file, line and nearest known key. The program never rewrites the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeError) as error:
        raise BadFile(UNREADABLE.fill(path=path, why=error)) from error
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(NOT_TOML.fill(path=path, why=error)) from error
    return _checked(found, _Source(path, text))


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    text: str

    def line(self, key: str) -> int:
        """The line a key stands on, found by its text."""
        found = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
        rows = self.text.splitlines()
        return next((number for number, row in enumerate(rows, 1) if found.match(row)), 1)


def _checked(found: dict[str, Any], source: _Source) -> Settings:
    known = list(Settings.__dataclass_fields__)
    values: dict[str, Any] = {}
    for key, value in found.items():
        if key not in known:
            near = (difflib.get_close_matches(key, known, n=1, cutoff=0) or known)[0]
            raise BadFile(UNKNOWN.fill(path=source.path, line=source.line(key), key=key, near=near))
        values[key] = _value(key, value, source)
    return Settings(**values)


def _value(key: str, value: object, source: _Source) -> object:
    wanted: str | None = None
    if key in _CHOICES:
        wanted = None if value in _CHOICES[key] else " | ".join(_CHOICES[key])
    elif key == "keys":
        if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
            return tuple(sorted(value.items()))
        wanted = '[keys] "id" = "ctrl+x"'
    elif key == "chat_enter_sends":
        wanted = None if isinstance(value, bool) else "true | false"
    elif not isinstance(value, str):
        wanted = '"..."'
    if wanted is not None:
        raise BadFile(WRONG.fill(path=source.path, line=source.line(key), key=key, wanted=wanted))
    return value
