"""`crash.py`: a report tells where the program failed, and nothing about a customer."""

from __future__ import annotations

import errno
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cs_tui.crash import Crashes, write_report


def failed(act: Callable[[], object]) -> Exception:
    try:
        act()
    except Exception as error:
        return error
    raise AssertionError("did not fail")


def report_of(error: BaseException, folder: Path) -> str:
    return write_report(error, folder, "E7", "2026-01-05 09:00").read_text(encoding="utf-8")


def lookup(phone: str) -> str:
    customers: dict[str, str] = {}
    return customers[phone]


def translate() -> None:
    try:
        lookup("13800138000")
    except KeyError as error:
        raise RuntimeError("customer 王小明") from error


def test_a_report_names_every_error_and_place_but_no_message(tmp_path: Path) -> None:
    report = report_of(failed(translate), tmp_path)
    assert report.startswith("id: E7\nat: 2026-01-05 09:00\ncs-tui: ")
    assert report.index("error: builtins.RuntimeError") < report.index("from: builtins.KeyError")
    assert "tests/pty/test_crash_report.py:" in report
    assert "lookup" in report
    assert "13800138000" not in report
    assert "王小明" not in report


def test_a_report_is_for_its_owner_only_and_so_is_its_folder(tmp_path: Path) -> None:
    path = write_report(ValueError(), tmp_path / "state" / "crashes", "E7", "now")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_number_of_a_system_error_and_the_name_of_a_database_error_are_kept(
    tmp_path: Path,
) -> None:
    full = OSError(errno.ENOSPC, "No space left", "/home/wang/drafts")
    assert f"builtins.OSError [{errno.ENOSPC}]" in report_of(full, tmp_path / "a")
    busy = failed(lambda: sqlite3.connect(":memory:").execute("select 王小明"))
    report = report_of(busy, tmp_path / "b")
    assert "sqlite3.OperationalError [SQLITE_ERROR]" in report
    assert "王小明" not in report + report_of(full, tmp_path / "c")
    assert "/home/wang" not in report_of(full, tmp_path / "d")


def test_all_errors_of_a_group_are_told(tmp_path: Path) -> None:
    group = ExceptionGroup("two", [ValueError("13800138000"), failed(translate)])
    report = report_of(group, tmp_path)
    for kind in ("ExceptionGroup", "ValueError", "RuntimeError", "KeyError"):
        assert f"builtins.{kind}" in report


def test_an_error_that_came_from_itself_is_told_once(tmp_path: Path) -> None:
    error = ValueError()
    error.__cause__ = RuntimeError()
    error.__cause__.__cause__ = error
    assert report_of(error, tmp_path).count("builtins.ValueError") == 1


def test_an_earlier_report_is_never_overwritten(tmp_path: Path) -> None:
    write_report(ValueError(), tmp_path, "E7", "now")
    with pytest.raises(FileExistsError):
        write_report(ValueError(), tmp_path, "E7", "now")


def test_when_no_report_can_be_written_the_person_gets_a_number_to_tell(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    crashes = Crashes(tmp_path / "file", lambda: "E7", lambda: "now")
    zh, en = crashes.keep(ValueError()).splitlines()
    assert "请把编号 E7 告诉技术支持" in zh
    assert "number E7" in en
