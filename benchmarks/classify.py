"""How well and how fast categories are suggested, on labelled texts that are not shipped.

    python -m benchmarks.classify --data DIR [--sets en_banking77,en_clinc150,zh_smp2020]

`DIR` holds, for each set, `cls_SET.train.jsonl.gz` and `cls_SET.dev.jsonl` (`text,label`), and
optionally `cls_SET.oos.jsonl`: texts that fit no label. A row is one set, learned at once: how
often the right label came first (top1) and among three (top3) on texts not learned, the expected
calibration error over 15 bins (ECE), how sure suggestions of .8 and more are right, seconds to
learn (of the processor), milliseconds to answer, the size on disk. The second table learns one
confirmation at a time from nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from cs_tui.kb.suggest import Learner
from cs_tui.kb.suggest_file import save
from cs_tui.kb.suggest_train import trained
from cs_tui.kb.suggested import Example

SETS = ("en_banking77", "en_clinc150", "zh_smp2020")
AFTER = (100, 500, 1_000, 2_000)
BINS = 15
SURE = 0.8
DOUBTFUL = 0.5


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    names = asked.sets.split(",")
    print(f"{'at once':14} {'top1':>6} {'top3':>6} {'ECE':>6} {'sure':>12} {'s':>6} {'ms':>6} MB")
    for name in names:
        _at_once(asked.data, name, random.Random(asked.seed))
    print(f"\n{'one by one':14} {'after':>6} {'top1':>6} {'top3':>6} {'ECE':>6} {'ms':>6}")
    for name in names:
        _one_by_one(asked.data, name, random.Random(asked.seed))


def _at_once(data: Path, name: str, rng: random.Random) -> None:
    known, asked = _examples(data / f"cls_{name}.train.jsonl.gz"), _asked(data, name)
    began = time.process_time()
    learner = trained(known, rng)
    took = time.process_time() - began
    began = time.process_time()
    top1, top3, error, sure, part = _figures(learner, asked)
    answer_ms = (time.process_time() - began) * 1000 / len(asked)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model"
        save(file, learner, "")
        size = file.stat().st_size / 1e6
    print(
        f"{name:14} {top1:6.3f} {top3:6.3f} {error:6.3f} {sure:5.2f} ({part:4.2f}) "
        f"{took:6.1f} {answer_ms:6.2f} {size:.1f}"
    )
    strange = data / f"cls_{name}.oos.jsonl"
    if strange.exists():
        unknown = [_doubtful(learner, one.text) for one in _examples(strange)]
        wrongly = [_doubtful(learner, one.text) for one in asked]
        print(
            f"{'':14} below {DOUBTFUL}: {statistics.fmean(unknown):.2f} of what fits no label, "
            f"{statistics.fmean(wrongly):.2f} of the rest"
        )


def _one_by_one(data: Path, name: str, rng: random.Random) -> None:
    stream, asked = _examples(data / f"cls_{name}.train.jsonl.gz"), _asked(data, name)
    rng.shuffle(stream)
    learner, spent, before = Learner(), 0.0, 0
    for count in AFTER:
        began = time.process_time()
        for one in stream[before:count]:
            learner.learn(one)
        spent += time.process_time() - began
        before = min(count, len(stream))
        top1, top3, error, _, _ = _figures(learner, asked)
        print(
            f"{name:14} {count:6} {top1:6.3f} {top3:6.3f} {error:6.3f} {spent * 1000 / before:6.2f}"
        )


def _figures(
    learner: Learner, asked: Sequence[Example]
) -> tuple[float, float, float, float, float]:
    """Top-1, top-3, calibration error, how many sure ones are right, how many are sure."""
    guesses = [[(one.label, one.confidence) for one in learner.guess(a.text)] for a in asked]
    firsts = [found[0] if found else ("", 0.0) for found in guesses]
    right = [label == one.label for (label, _), one in zip(firsts, asked, strict=True)]
    among = [one.label in dict(found) for found, one in zip(guesses, asked, strict=True)]
    bins: list[list[float]] = [[] for _ in range(BINS)]
    for (_, confidence), fits in zip(firsts, right, strict=True):
        bins[min(BINS - 1, int(confidence * BINS))].append(confidence - fits)
    sure = [fits for (_, how), fits in zip(firsts, right, strict=True) if how >= SURE]
    return (
        statistics.fmean(right),
        statistics.fmean(among),
        sum(abs(sum(one)) for one in bins) / len(asked),
        statistics.fmean(sure) if sure else 0.0,
        len(sure) / len(asked),
    )


def _doubtful(learner: Learner, text: str) -> bool:
    found = learner.guess(text, 1)
    return not found or found[0].confidence < DOUBTFUL


def _asked(data: Path, name: str) -> list[Example]:
    return _examples(data / f"cls_{name}.dev.jsonl")


def _examples(file: Path) -> list[Example]:
    read = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    rows = map(json.loads, read.splitlines())
    return [Example(row["text"], row["label"]) for row in rows]


if __name__ == "__main__":
    main()
