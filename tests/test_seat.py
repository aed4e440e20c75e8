"""One desk a profile: the seat is held, and given up to a second start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cs_tui.errors import InUse
from cs_tui.seat import Seat

SITS = """
import signal, sys
from pathlib import Path
from cs_tui.seat import Seat
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
seat = Seat(Path(sys.argv[1]))
assert seat.take()
print("sits", flush=True)
signal.sigwait([signal.SIGTERM])
print("flushed", flush=True)
"""


def sitting(path: Path) -> subprocess.Popen[str]:
    one = subprocess.Popen(
        [sys.executable, "-c", SITS, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert one.stdout is not None
    assert one.stdout.readline() == "sits\n"
    return one


def test_a_free_seat_is_taken_without_a_question(tmp_path: Path) -> None:
    seat = Seat(tmp_path / "desk.lock")

    seat.take_over(lambda: pytest.fail("nobody sits there: there is nothing to ask"))

    assert (tmp_path / "desk.pid").stat().st_mode & 0o777 == 0o600
    seat.leave()


def test_a_taken_seat_is_left_alone_when_the_person_says_no(tmp_path: Path) -> None:
    with sitting(tmp_path / "desk.lock") as old:
        with pytest.raises(InUse) as refused:
            Seat(tmp_path / "desk.lock").take_over(lambda: False)

        assert refused.value.exit_code == 5
        assert old.poll() is None
        old.kill()


def test_taking_over_lets_the_old_desk_flush_and_end(tmp_path: Path) -> None:
    with sitting(tmp_path / "desk.lock") as old:
        seat = Seat(tmp_path / "desk.lock")
        seat.take_over(lambda: True)

        assert old.stdout is not None
        assert old.stdout.read() == "flushed\n"
        assert old.wait() == 0
        seat.leave()


def test_a_seat_whose_holder_was_killed_is_free(tmp_path: Path) -> None:
    with sitting(tmp_path / "desk.lock") as old:
        old.kill()
        old.wait()
        seat = Seat(tmp_path / "desk.lock")

        assert seat.take()
        seat.leave()
