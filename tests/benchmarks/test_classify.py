"""The benchmark of suggestions runs on any folder of labelled texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import classify

TEXTS = [("refund", "my refund has not come"), ("parcel", "where is my parcel")]


def test_a_row_for_each_set_learned_at_once_and_one_for_each_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        json.dumps({"text": f"{text} {n}", "label": label})
        for n in range(9)
        for label, text in TEXTS
    ]
    whole = "\n".join(rows).encode()
    (tmp_path / "cls_shop.train.jsonl.gz").write_bytes(gzip.compress(whole))
    (tmp_path / "cls_shop.dev.jsonl").write_bytes(whole)
    (tmp_path / "cls_shop.oos.jsonl").write_text('{"text": "zzz", "label": ""}\n')

    classify.main(["--data", str(tmp_path), "--sets", "shop"])

    out = capsys.readouterr().out.splitlines()
    assert out[1].split()[:3] == ["shop", "1.000", "1.000"]
    assert "1.00 of what fits no label" in out[2]
    assert len([row for row in out if row.startswith("shop")]) == 1 + len(classify.AFTER)
