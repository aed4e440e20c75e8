"""Evidence with a file: known again by its SHA-256, never copied; every odd file has a sentence."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cs_tui.core.complaint_state import Item
from cs_tui.core.evidence import Print
from cs_tui.errors import CsError, Refused
from cs_tui.services import evidence
from cs_tui.services.evidence import checking, path_of, reading
from cs_tui.texts import Words
from cs_tui.texts import evidence as texts
from tests.make import LIN
from tests.services.test_complaints import Worked

CALL = b"RIFF....the call of 23 November"


def recording(folder: Path, name: str = "call.wav", content: bytes = CALL) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def print_of(file: Path) -> Print | None:
    *_, last = reading(file)
    return last.found


def complained(bench: Worked, *files: Path) -> tuple[str, tuple[Item, ...]]:
    """A complaint of mine with these files as evidence."""
    case = bench.filed()
    bench.complaints.receive(case, "退款", "全额", "simple")
    for file in files:
        bench.complaints.find_out(
            case, "evidence", "来电录音", str(file), "recording", print_of(file)
        )
    one = bench.case(case).complaint
    assert one is not None
    return case, one.items


def test_evidence_says_what_sort_where_whose_and_what_its_file_is_known_by(tmp_path: Path) -> None:
    bench, file = Worked(), recording(tmp_path)

    _, (item,) = complained(bench, file)

    assert (item.sort, item.ref, item.by, item.at) == ("recording", str(file), LIN, bench.at)
    assert (item.sha256, item.size) == (hashlib.sha256(CALL).hexdigest(), len(CALL))
    assert b"the call of 23 November" not in "".join(bench.conn.iterdump()).encode()


def test_looking_again_says_same_changed_or_missing_and_keeps_it(tmp_path: Path) -> None:
    bench, file = Worked(), recording(tmp_path)
    case, (item,) = complained(bench, file)
    check = bench.complaints.check_evidence

    said = [check(case, item.id, print_of(file))]
    recording(tmp_path, content=CALL + b"!")
    said.append(check(case, item.id, print_of(file)))
    said.append(check(case, item.id, None))

    assert said == ["same", "changed", "missing"]
    one = bench.case(case).complaint
    assert one is not None
    assert [told.verdict for told in one.items[0].checked] == said


def test_the_same_file_is_evidence_once_and_a_number_has_nothing_to_look_at(
    tmp_path: Path,
) -> None:
    bench, file = Worked(), recording(tmp_path)
    case, _ = complained(bench, file)
    twin = recording(tmp_path, "copy.wav")

    with pytest.raises(Refused) as again:
        bench.complaints.find_out(case, "evidence", "同一段", str(twin), file=print_of(twin))
    bench.complaints.find_out(case, "evidence", "通话", "REC-7")
    one = bench.case(case).complaint
    assert one is not None
    with pytest.raises(Refused) as nothing:
        bench.complaints.check_evidence(case, one.items[-1].id, None)

    assert (again.value.words, nothing.value.words) == (texts.SAME_FILE, texts.NO_FILE)


@pytest.mark.parametrize(
    ("ref", "named"),
    [
        ("REC-7", None),
        ("订单 202611194471", None),
        ("https://shop.example/rec/7", None),
        ("a/b", None),
        ("/var/tmp/../call.wav", "/var/call.wav"),
        ("'/tmp/with space.wav'", "/tmp/with space.wav"),
        ("file:///tmp/录音 1.wav", "/tmp/录音 1.wav"),
    ],
)
def test_a_path_is_told_from_a_number(ref: str, named: str | None) -> None:
    assert path_of(ref) == (None if named is None else Path(named))


def test_a_path_from_home_or_here_is_kept_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    assert path_of("~/call.wav") == path_of("./call.wav") == tmp_path / "call.wav"


def odd(folder: Path, kind: str) -> Path:
    """A file that cannot be evidence."""
    makes: dict[str, Callable[[Path], object]] = {
        "absent": lambda _: None,
        "below a file": lambda file: file.parent.write_text("x"),
        "folder": lambda file: file.mkdir(),
        "pipe": os.mkfifo,
        "empty": lambda file: file.touch(),
        "circle": lambda file: file.symlink_to(file),
    }
    file = folder / "x" / "odd" if kind == "below a file" else folder / "odd"
    makes[kind](file)
    return file


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("absent", texts.ABSENT),
        ("below a file", texts.ABSENT),
        ("folder", texts.FOLDER),
        ("pipe", texts.NO_PLAIN_FILE),
        ("empty", texts.EMPTY),
    ],
)
def test_what_is_no_file_is_refused_with_what_to_do(tmp_path: Path, kind: str, says: Words) -> None:
    file = odd(tmp_path, kind)

    with pytest.raises(CsError) as refused:
        list(reading(file))

    assert refused.value.words == says.fill(file=file)


@pytest.mark.parametrize(
    "file", [Path("/proc/self/mem"), Path("/tmp") / ("x" * 400), Path("/dev/null"), Path("/a\0b")]
)
def test_what_cannot_be_read_is_a_sentence_too(file: Path) -> None:
    with pytest.raises(CsError) as refused:
        list(reading(file))

    assert str(refused.value.words.say("en"))


def test_links_in_a_circle_are_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(CsError):
        list(reading(odd(tmp_path, "circle")))


@pytest.mark.parametrize(
    "ref",
    [
        "/tmp/6222021234567890128.wav",
        "/tmp/\x1b[2Jcall",
        "/tmp/call\n.wav",
        "/tmp/\udcff",
        "/\u202e",
    ],
)
def test_a_name_that_would_not_be_kept_whole_is_not_taken(ref: str) -> None:
    with pytest.raises(CsError) as refused:
        path_of(ref)

    said = refused.value.words.say("en")
    assert "rename it" in said
    assert said.isprintable()
    assert "622202123456" not in said


def test_a_large_file_is_read_in_slices_that_say_how_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "SLICE", 4 << 20)
    file = tmp_path / "sparse"
    with file.open("wb") as opened:
        opened.truncate(40 << 20)

    steps = list(reading(file))

    assert [step.percent for step in steps] == [*range(10, 101, 10), 100]
    assert steps[-1].found == Print(hashlib.sha256(bytes(40 << 20)).hexdigest(), 40 << 20)


def test_a_file_that_grows_while_it_is_read_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "SLICE", 1 << 20)
    file = recording(tmp_path, content=bytes(3 << 20))

    steps = reading(file)
    next(steps)
    with file.open("ab") as opened:
        opened.write(b"more")
    with pytest.raises(CsError) as refused:
        list(steps)

    assert refused.value.words == texts.MOVING.fill(file=file)


def test_an_item_of_another_machine_is_missing_here() -> None:
    item = Item(id="i1", form="evidence", text="x", ref="/nowhere/call.wav", by=LIN, at=1)

    with pytest.raises(CsError) as refused:
        list(checking(item))

    assert refused.value.words == texts.ABSENT.fill(file="/nowhere/call.wav")
