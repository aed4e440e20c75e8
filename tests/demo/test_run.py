"""A demo is alive at once, and nothing of it is left behind, however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from cs_tui.content import load_stories
from cs_tui.demo.children import Child, DemoFailed
from cs_tui.demo.folder import sweep
from cs_tui.demo.run import Newcomer, run_demo
from cs_tui.sync.enrolment import read_code
from tests.contracts.tree import ROOT
from tests.pty.harness import PtyApp

pytestmark = pytest.mark.long

DEADLINE_S = 40.0
LIN = Newcomer("林夏")

# A launcher that names its children, and then what its desk sees.
LAUNCHER = """
import json, sys
from pathlib import Path
import cs_tui.demo.run as run
from cs_tui.demo.headless import watching

class Named(run.Child):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        print(json.dumps({"pid": self.pid}), flush=True)

def put(data):
    print(json.dumps(data), flush=True)

run.Child = Named
sys.exit(run.run_demo(watching(300, put), run.Newcomer("Lin"), seed=1, temp=Path(sys.argv[1])))
"""


def until(holds: Callable[[], bool]) -> bool:
    """Whether something becomes true before the deadline; looks often."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        if holds():
            return True
        os.sched_yield()
    return False


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and only waits to be fetched does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


class Launched:
    """A demo in a process of its own, watched until its queue lives."""

    def __init__(self, temp: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER, str(temp)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        self.children = [int(self.line()["pid"]) for _ in range(3)]

    def line(self) -> dict[str, int]:
        """The next thing the launcher says."""
        assert self.process.stdout is not None
        found: dict[str, int] = json.loads(self.process.stdout.readline())
        return found

    def lives(self) -> None:
        """Waits until at least four customers are in the queue."""
        assert until(lambda: self.line()["waiting"] >= 4)

    def ends(self, number: signal.Signals) -> int:
        """Gets a signal; its return code."""
        self.process.send_signal(number)
        code = self.process.wait(DEADLINE_S)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def launched(tmp_path: Path) -> Iterator[Launched]:
    demo = Launched(tmp_path)
    yield demo
    if demo.process.poll() is None:
        demo.ends(signal.SIGKILL)


def test_a_demo_that_ends_normally_leaves_nothing(tmp_path: Path) -> None:
    seen: list[Path] = []
    addresses: list[str] = []

    def desk(home: Path, code: str, url: str) -> int:
        seen.append(home)
        addresses.append(url)
        assert code
        assert home.parent.parent == tmp_path
        assert httpx.get(f"{url}/healthz", trust_env=False).is_success
        return 7

    assert run_demo(desk, LIN, temp=tmp_path) == 7
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{addresses[0]}/healthz", trust_env=False)


def test_a_desk_that_fails_leaves_nothing_and_the_signals_as_they_were(tmp_path: Path) -> None:
    before = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)]

    def desk(_home: Path, _code: str, _url: str) -> int:
        raise KeyError("a fault in the desk")

    with pytest.raises(KeyError):
        run_demo(desk, LIN, temp=tmp_path)

    after = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)]
    assert list(tmp_path.iterdir()) == []
    assert after == before


def test_a_living_queue_is_there_and_a_signal_clears_everything_away(
    launched: Launched, tmp_path: Path
) -> None:
    launched.lives()
    assert sweep(tmp_path) == [], "another start would remove a demo that runs"
    assert len(list(tmp_path.iterdir())) == 1

    assert launched.ends(signal.SIGTERM) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []
    assert [pid for pid in launched.children if alive(pid)] == []


@pytest.mark.parametrize("how", ["signal", "hangup"])
def test_a_newcomer_sees_customers_on_the_desk_and_leaving_leaves_nothing(
    tmp_path: Path, how: str
) -> None:
    names = {one.customer.name for one in load_stories().stories}
    command = [sys.executable, "-m", "cs_tui", "demo"]
    with PtyApp(command, columns=130, rows=40, environment={"TMPDIR": str(tmp_path)}) as desk:
        desk.wait_until(lambda: any(name in desk.screen for name in names), "customer")
        if how == "signal":
            desk.signal(signal.SIGTERM)
            assert desk.wait_exit() == 128 + signal.SIGTERM
        else:
            desk.hang_up()
            desk.process.wait()

    # Who takes more than seconds to leave is ended at once; the next start takes what is left.
    assert until(lambda: sweep(tmp_path) == [] and list(tmp_path.iterdir()) == [])


def test_a_signal_while_it_starts_clears_everything_away(
    launched: Launched, tmp_path: Path
) -> None:
    assert launched.ends(signal.SIGHUP) == 128 + signal.SIGHUP
    assert list(tmp_path.iterdir()) == []
    assert [pid for pid in launched.children if alive(pid)] == []


def test_after_a_kill_the_children_end_and_the_next_start_removes_the_folder(
    launched: Launched, tmp_path: Path
) -> None:
    launched.lives()

    launched.ends(signal.SIGKILL)

    assert until(lambda: not any(alive(pid) for pid in launched.children))
    [left] = tmp_path.iterdir()
    assert (left / "hub" / "hub.db").exists()
    assert run_demo(lambda _home, _code, _url: 0, LIN, temp=tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_prints_the_queue_each_second_and_leaves_nothing(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "cs_tui", "demo", "--headless", "1", "--seed", "1"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    figures = [json.loads(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 0, ended.stderr
    assert [one["second"] for one in figures] == [0]
    assert all(one["waiting"] >= 0 for one in figures)
    assert list(tmp_path.iterdir()) == []


def test_a_script_is_told_all_it_needs_and_its_signal_leaves_nothing(tmp_path: Path) -> None:
    demo = subprocess.Popen(
        [sys.executable, "-m", "cs_tui", "demo", "--json"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert demo.stdout is not None
    ready = json.loads(demo.stdout.readline())

    assert (ready.keys(), ready["pid"]) == ({"url", "folder", "pid", "enrolment"}, demo.pid)
    assert Path(ready["folder"]).parent == tmp_path
    assert read_code(ready["enrolment"]).url == ready["url"]
    assert httpx.get(f"{ready['url']}/healthz", trust_env=False).is_success
    demo.terminate()
    assert demo.wait(DEADLINE_S) == 128 + signal.SIGTERM
    demo.stdout.close()
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_does_not_start_says_why_in_both_languages(tmp_path: Path) -> None:
    child = Child("hub", ("cs_tui", "serve", "--port", "{nonsense}"), tmp_path / "hub")
    with pytest.raises(DemoFailed) as failed:
        child.answer()
    child.ask_to_stop()
    child.wait(time.monotonic() + DEADLINE_S)

    assert "nonsense" in failed.value.say("zh")
    assert "hub did not start" in failed.value.say("en")
