"""Locks between processes and threads: one at a time, and never longer than their holder lives."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cs_tui.errors import InUse
from cs_tui.locks import FileLock

HOLDS = """
import sys
from pathlib import Path
from cs_tui.locks import FileLock
lock = FileLock(Path(sys.argv[1]))
assert lock.take()
print("held", flush=True)
sys.stdin.read()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    one = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert one.stdout is not None
    assert one.stdout.readline() == "held\n"
    return one


@pytest.mark.parametrize("by", [signal.SIGKILL, None], ids=["killed", "ended"])
def test_a_lock_ends_with_the_process_that_holds_it(
    tmp_path: Path, by: signal.Signals | None
) -> None:
    mine = FileLock(tmp_path / "lock", timeout_s=10)
    with holder(tmp_path / "lock") as other:
        assert not mine.take()
        if by is not None:
            other.send_signal(by)
        other.communicate()

    assert mine.take()
    mine.release()


def test_who_waits_too_long_is_told_what_to_end_and_may_try_again(tmp_path: Path) -> None:
    held, waiting = FileLock(tmp_path / "desk.db.lock"), FileLock(tmp_path / "desk.db.lock", 0)
    assert held.take()

    with pytest.raises(InUse) as busy:
        waiting.__enter__()

    assert "desk.db.lock" in busy.value.say("zh")
    assert "desk.db.lock" in busy.value.say("en")
    assert busy.value.exit_code == 5
    held.release()
    with waiting:
        assert not held.take()


def test_a_lock_may_be_entered_again_by_who_holds_it(tmp_path: Path) -> None:
    lock, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")

    with lock:
        with lock:
            assert not other.take()
        assert not other.take()

    assert other.take()
    other.release()


def test_what_was_taken_for_good_stays_held_after_a_block(tmp_path: Path) -> None:
    lock, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert lock.take()
    assert lock.take()

    with lock:
        pass

    assert not other.take()
    lock.release()
    lock.release()
    assert other.take()
    other.release()


def test_threads_of_one_process_exclude_each_other_on_one_lock_and_on_two(tmp_path: Path) -> None:
    shared = FileLock(tmp_path / "lock", timeout_s=60)
    inside, most = [0], [0]

    def work(lock: FileLock) -> None:
        for _ in range(50):
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    locks = [shared, shared, FileLock(tmp_path / "lock", 60), FileLock(tmp_path / "lock", 60)]
    threads = [threading.Thread(target=work, args=(lock,)) for lock in locks]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert (inside, most) == ([0], [1])


def test_a_lock_whose_file_cannot_be_made_does_not_block_the_next_who_tries(
    tmp_path: Path,
) -> None:
    lock = FileLock(tmp_path / "none" / "lock")
    failed: list[str] = []

    def tries() -> None:
        try:
            with lock:
                raise AssertionError("never entered")
        except FileNotFoundError as error:
            failed.append(str(error))

    tries()
    thread = threading.Thread(target=tries, daemon=True)
    thread.start()
    thread.join(30)

    assert len(failed) == 2


def test_an_error_inside_gives_the_lock_back(tmp_path: Path) -> None:
    lock, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")

    def fails() -> None:
        with lock:
            raise KeyError

    with pytest.raises(KeyError):
        fails()

    assert other.take()
    other.release()
