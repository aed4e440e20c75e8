"""What a learner promises: it learns, it says how sure it is, and it forgets nothing it kept."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cs_tui.kb import suggest
from cs_tui.kb.suggest import Learner
from cs_tui.kb.suggest_features import features
from cs_tui.kb.suggest_file import load, save
from cs_tui.kb.suggest_train import trained
from cs_tui.kb.suggested import Example

SHOP = [
    Example("退款什么时候到账", "refund"),
    Example("钱怎么还没退回来", "refund"),
    Example("when do I get my money back", "refund"),
    Example("my refund has not arrived", "refund"),
    Example("快递三天没动了", "delivery"),
    Example("包裹到哪里了", "delivery"),
    Example("where is my parcel", "delivery"),
    Example("the courier has not come", "delivery"),
    Example("发票抬头开错了", "invoice"),
    Example("能开专票吗", "invoice"),
    Example("the invoice shows the wrong company", "invoice"),
    Example("I need a tax invoice", "invoice"),
]


@pytest.fixture
def shop() -> Learner:
    return trained(SHOP, random.Random(1))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("退款还没到账", "refund"),
        ("退款還沒到賬", "refund"),
        ("refunds still not arrived", "refund"),
        ("包裹三天没动", "delivery"),
        ("ＷＨＥＲＥ is the parcel", "delivery"),
        ("wrong compny on the invoice", "invoice"),
    ],
)
def test_a_text_gets_the_label_of_those_like_it(shop: Learner, text: str, label: str) -> None:
    assert shop.guess(text)[0].label == label


def test_three_labels_come_with_shares_that_fall_and_never_exceed_one(shop: Learner) -> None:
    shares = [one.confidence for one in shop.guess("where is my refund")]
    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1.000001


@pytest.mark.parametrize("text", ["", "   ", "！？…", "zzzz", "\ud800", "\x00"])
def test_a_text_of_which_nothing_is_known_gets_no_suggestion(shop: Learner, text: str) -> None:
    assert shop.guess(text) == []


def test_a_learner_without_examples_suggests_nothing() -> None:
    assert trained([], random.Random(1)).guess("退款") == []
    assert Learner().guess("退款") == []


def test_a_confirmation_counts_at_once_and_may_bring_a_new_label(shop: Learner) -> None:
    asked = "会员积分怎么兑换"
    before = shop.guess(asked)
    shop.learn(Example(asked, "points"))
    shop.learn(Example("积分能换什么", "points"))
    assert "points" not in [one.label for one in before]
    assert shop.guess("积分兑换")[0].label == "points"
    assert shop.guess("退款还没到账")[0].label == "refund"


def test_confirmations_one_by_one_lead_where_learning_at_once_leads() -> None:
    learner = Learner()
    for one in SHOP * 2:
        learner.learn(one)
    assert {one.label for one in SHOP} == set(learner.labels)
    assert all(learner.guess(one.text)[0].label == one.label for one in SHOP)


def test_a_correction_wins_over_what_was_learned_before(shop: Learner) -> None:
    for _ in range(3):
        shop.learn(Example("包裹到哪里了", "invoice"))
    assert shop.guess("包裹到哪里了")[0].label == "invoice"


def test_the_same_examples_give_the_same_learner() -> None:
    one, two = (trained(SHOP, random.Random(5)) for _ in range(2))
    assert one.rows == two.rows


def test_the_reason_is_the_closest_examples_of_that_label(shop: Learner) -> None:
    reason = shop.alike("钱还没退回来吗", "refund", 2)
    assert reason[0].text == "钱怎么还没退回来"
    assert {one.label for one in reason} == {"refund"}
    assert shop.alike("qqqq", "refund") == []
    shop.learn(Example("钱怎么还没退回来", "refund", "A1001"))
    assert [one.text for one in shop.alike("钱还没退回来吗", "refund")].count(reason[0].text) == 1


def test_weights_stay_within_their_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "MOST_CELLS", 60)
    learner = Learner()
    for one in SHOP:
        learner.learn(one)
    assert 0 < len(learner.rows) <= 60


def test_old_examples_make_room_for_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "MOST_EXAMPLES", 4)
    learner = Learner()
    for one in SHOP:
        learner.learn(one)
    assert learner.examples == SHOP[-4:]


def test_script_width_and_case_make_no_difference_to_what_a_text_is_known_by() -> None:
    assert features("退款ABC") == features("退款ａｂｃ")
    assert features("發票") == features("发票")


def test_ten_thousand_characters_are_read_only_at_the_beginning() -> None:
    assert len(features("退款" * 5_000)) < 20
    assert len(features(" ".join(f"word{n}" for n in range(5_000)))) < 1_000


def test_a_kept_learner_guesses_and_learns_as_before(shop: Learner, tmp_path: Path) -> None:
    file = tmp_path / "model"
    save(file, shop, "seq 7")
    kept = load(file)
    assert kept is not None
    again, stamp = kept
    assert stamp == "seq 7"
    assert again.examples == shop.examples
    assert again.guess("退款还没到账") == shop.guess("退款还没到账")
    again.learn(Example("积分", "points"))
    assert again.guess("积分")[0].label == "points"


def test_only_its_owner_can_read_the_file(shop: Learner, tmp_path: Path) -> None:
    file = tmp_path / "model"
    save(file, shop, "")
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["cut", "empty", "format", "text"])
def test_a_file_that_cannot_be_used_is_no_learner(
    shop: Learner, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "model"
    save(file, shop, "")
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut": whole[:-5],
            "empty": b"",
            "format": whole.replace(b'"format": "1', b'"format": "0', 1),
            "text": b"[1, 2]\n",
        }[damage]
    )
    assert load(file) is None
    assert load(tmp_path / "missing") is None


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    shop: Learner, tmp_path: Path
) -> None:
    file = tmp_path / "model"
    save(file, shop, "before")
    with pytest.raises(TypeError):
        save(file, Learner([object()]), "after")  # type: ignore[list-item]
    kept = load(file)
    assert kept is not None
    assert kept[1] == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["model"]
