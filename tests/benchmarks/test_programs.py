"""Every benchmark runs and prints its figures. How fast anything was is not asked here."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import drafts, foreign, hub, leading, screen, start, store, sync
from benchmarks.figures import p99
from benchmarks.terminal import Terminal

pytestmark = pytest.mark.long

HURRY = 0.2
"""Apps rest only this part of their time: nothing is measured here."""


SYNC = [
    *("--day", "100", "--agents", "2", "--each", "100", "--events", "100"),
    *("--items", "1", "--listeners", "3"),
]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is waited for so that figures are honest is cut short."""
    rest = Terminal.rest
    monkeypatch.setattr(Terminal, "rest", lambda app, seconds: rest(app, seconds * HURRY))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks with many cases are made in the folder of the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.parametrize(
    ("main", "sizes", "figures"),
    [
        (start.main, ["--cases", "20", "--waiting", "5", "--runs", "1"], 3),
        (screen.main, ["--cases", "20", "--waiting", "5", "--customers", "9", "--keys", "2"], 15),
        (leading.main, ["--held", "1", "--waiting", "5", "--keys", "3"], 6),
        (drafts.main, ["--cases", "20", "--waiting", "5", "--keys", "10"], 3),
        (store.main, ["--cases", "50", "--saves", "11", "--rebuilt", "10"], 12),
        (hub.main, ["--batches", "2", "--desks", "2", "--pushes", "2"], 7),
        (sync.main, SYNC, 21),
        (foreign.main, ["--characters", "100"], 26),
    ],
    ids=["start", "screen", "leading", "drafts", "store", "hub", "sync", "foreign"],
)
def test_a_benchmark_prints_its_figures(
    main: Callable[[list[str]], None],
    sizes: list[str],
    figures: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(sizes)

    assert len(capsys.readouterr().out.splitlines()) == figures


def test_the_99th_percentile_of_few_values_is_the_largest() -> None:
    assert p99([3.0, 1.0, 2.0]) == 3.0
    assert p99([float(n) for n in range(1, 201)]) == 198.0
