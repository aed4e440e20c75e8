"""Suggestions at the desk: from the content first, then from every confirmed case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cs_tui.core import moves, note
from cs_tui.core.classification import classify
from cs_tui.services.assist import Assistant
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.suggest import Suggestions
from cs_tui.services.undo import Undo
from tests.services.bench import Bench

STRANGE = "会员日的月球券怎么领不到"


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the shipped content teaches, learned once."""
    folder = tmp_path_factory.mktemp("learned")
    bench = Bench()
    suggestions = Suggestions(bench.kit.reader, bench.kit.policies, folder)
    while suggestions.prepare():
        pass
    return folder


@pytest.fixture
def folder(learned: Path, tmp_path: Path) -> Path:
    for file in learned.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def bench() -> Bench:
    return Bench()


def suggestions(bench: Bench, folder: Path) -> Suggestions:
    return Suggestions(bench.kit.reader, bench.kit.policies, folder)


def assistant(bench: Bench, folder: Path) -> Assistant:
    knowledge = Knowledge(bench.kit, folder / "search.db", bench.kit.reader)
    return Assistant(bench.kit, knowledge, suggestions(bench, folder), bench.kit.reader)


def confirm(bench: Bench, text: str, leaf: str, nature: str = "consult") -> str:
    """A case of mine with these words whose category and nature a person picked."""
    case_id = bench.mine(text)
    with bench.kit.log.case_act(case_id, bench.kit.ctx()) as act:
        classify(act, "leaf", leaf)
        classify(act, "nature", nature)
    return case_id


def solve(bench: Bench, text: str, outcome: str) -> str:
    """A case with these words that was resolved this way."""
    case_id = confirm(bench, text, "URGE", "help")
    with bench.kit.log.case_act(case_id, bench.kit.ctx()) as act:
        classify(act, "outcome", outcome)
        note.write(act, issue="", done="办好了", next="")
        moves.resolve(act, bench.kit.day())
    return case_id


def plays(bench: Bench, folder: Path, text: str) -> list[str]:
    view = bench.cases.view(bench.mine(text))
    return [play.id for play in assistant(bench, folder).beside(view, "").plays]


def first(of: Suggestions, text: str) -> str:
    found = of.hints("leaf", text)
    return found[0].label if found else ""


def test_the_content_alone_suggests(bench: Bench, folder: Path) -> None:
    known = suggestions(bench, folder)
    assert first(known, "退款什么时候到账") == first(known, "when will my refund arrive")


def test_a_confirmed_case_teaches_at_once_and_is_the_reason(bench: Bench, folder: Path) -> None:
    known = suggestions(bench, folder)
    assert first(known, STRANGE) != "STOCK"
    number = ""
    for _ in range(3):
        number = bench.case(confirm(bench, STRANGE, "STOCK")).number
    found = known.hints("leaf", "月球券怎么领不到")
    assert found[0].label == "STOCK"
    assert number in [one.source for one in found[0].because]


def test_what_was_learned_is_there_after_a_crash_and_without_its_file(
    bench: Bench, folder: Path
) -> None:
    known = suggestions(bench, folder)
    for _ in range(3):
        confirm(bench, STRANGE, "STOCK")
    assert first(known, STRANGE) == "STOCK"
    # The program ended before anything was kept: the log tells the new one.
    assert first(suggestions(bench.restarted(), folder), STRANGE) == "STOCK"
    for file in folder.glob("suggest-*"):
        file.write_bytes(b"damaged")
    assert first(suggestions(bench.restarted(), folder), STRANGE) == "STOCK"


def test_another_category_for_the_same_case_replaces_the_first(bench: Bench, folder: Path) -> None:
    known = suggestions(bench, folder)
    case_id = confirm(bench, STRANGE, "STOCK")
    first(known, STRANGE)
    with bench.kit.log.case_act(case_id, bench.kit.ctx()) as act:
        classify(act, "leaf", "PROD", seen="STOCK")
    number = bench.case(case_id).number
    reasons = {one.label: one.because for one in known.hints("leaf", STRANGE, 58)}
    assert number not in [like.source for like in reasons.get("STOCK", ())]
    assert number in [like.source for like in reasons["PROD"]]


def test_a_category_the_shop_no_longer_has_is_not_learned(bench: Bench, folder: Path) -> None:
    known = suggestions(bench, folder)
    before = known.hints("leaf", STRANGE)
    confirm(bench, STRANGE, "GONE")
    assert known.hints("leaf", STRANGE) == before


def test_a_category_that_was_taken_back_is_no_reason(bench: Bench, folder: Path) -> None:
    known = suggestions(bench, folder)
    case_id = confirm(bench, STRANGE, "STOCK")
    first(known, STRANGE)
    Undo(bench.kit).last()
    assert bench.case(case_id).classification.leaf is None
    reasons = [like for one in known.hints("leaf", STRANGE, 58) for like in one.because]
    assert bench.case(case_id).number not in [like.source for like in reasons]


def test_the_same_records_give_the_same_suggestions(bench: Bench, tmp_path: Path) -> None:
    confirm(bench, STRANGE, "STOCK")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (suggestions(bench, tmp_path / name) for name in ("one", "two"))
    assert one.hints("leaf", STRANGE) == two.hints("leaf", STRANGE)


def test_the_note_counts_while_it_is_typed(bench: Bench, folder: Path) -> None:
    desk = assistant(bench, folder)
    view = bench.cases.view(bench.mine("你好，在吗"))
    plain, _ = desk.hints(view)
    typed, _ = desk.hints(view, "客户问发票抬头开错了怎么改")
    assert typed
    assert "INV" in typed[0].leaf.id
    assert [one.leaf.id for one in plain] != [one.leaf.id for one in typed]


def test_the_play_that_solved_such_cases_comes_first(bench: Bench, folder: Path) -> None:
    asked = "付了款三天还没发货"
    before = plays(bench, folder, asked)
    assert before[0] == "transfer-coupon-callback"
    for _ in range(3):
        solve(bench, asked, "replaced")
    assert plays(bench, folder, asked)[0] == "swap-substitute"


def test_how_a_case_ended_that_came_back_teaches_nothing(bench: Bench, folder: Path) -> None:
    asked = "付了款三天还没发货"
    known = suggestions(bench, folder)
    solved = solve(bench, asked, "declined")
    number = bench.case(solved).number
    assert number in [like.source for like in known.hints("outcome", asked)[0].because]
    with bench.kit.log.case_act(solved, bench.kit.ctx()) as act:
        moves.resume(act, "customer")
    found = known.hints("outcome", asked, 20)
    assert number not in [like.source for one in found for like in one.because]


def test_no_suggestion_is_an_honest_state(bench: Bench, folder: Path) -> None:
    desk = assistant(bench, folder)
    view = bench.cases.view(bench.mine("qqqq zzzz"))
    assert desk.hints(view)[0] == ()
    assert desk.beside(view, "").leaves == ()


def test_the_nature_is_learned_too(bench: Bench, folder: Path) -> None:
    desk = assistant(bench, folder)
    for _ in range(3):
        confirm(bench, "太气人了，态度恶劣，给我一个说法", "STOCK", "complaint")
    view = bench.cases.view(bench.mine("态度恶劣，给个说法"))
    assert desk.hints(view)[1][0].nature.id == "complaint"


def test_many_confirmations_come_in_without_holding_up_one_suggestion(
    bench: Bench, folder: Path
) -> None:
    known = suggestions(bench, folder)
    first(known, STRANGE)
    case_id = confirm(bench, STRANGE, "PROD")
    for turn in range(12):
        with bench.kit.log.case_act(case_id, bench.kit.ctx()) as act:
            classify(
                act, "leaf", "PROD" if turn % 2 else "STOCK", seen=act.state.classification.leaf
            )
    for _ in range(3):
        confirm(bench, STRANGE, "STOCK")
    for _ in range(3):
        first(known, STRANGE)
    assert first(known, STRANGE) == "STOCK"
    kept = (folder / "suggest-leaf.model").read_bytes()
    assert json.dumps(STRANGE).encode() in kept
