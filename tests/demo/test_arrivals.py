"""New contacts come at once at the start, then at a pace a person can work at."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from cs_tui.content import Story, load_stories
from cs_tui.core.ports import Instant
from cs_tui.demo.arrivals import AT_ONCE, FULL, Arrivals
from cs_tui.texts import Lang

BEAT = 100


def come(
    waiting: int,
    until: Instant,
    seed: int = 1,
    stories: tuple[Story, ...] | None = None,
    lang: Lang = "zh",
) -> list[tuple[Instant, Story]]:
    """Who comes in until an instant, with a queue of a steady length."""
    rng = random.Random(seed)
    arrivals = Arrivals(stories or load_stories().stories, rng, 0, lang)
    found = [(now, arrivals.due(now, waiting)) for now in range(0, until, BEAT)]
    return [(now, story) for now, story in found if story is not None]


def test_six_are_there_within_three_seconds() -> None:
    assert len(come(waiting=5, until=3_000)) == AT_ONCE == 6


def test_then_one_comes_every_fifteen_to_twenty_five_seconds() -> None:
    times = [now for now, _ in come(waiting=5, until=600_000)][AT_ONCE:]
    gaps = [later - earlier for earlier, later in pairwise(times)]

    assert len(gaps) > 20
    assert min(gaps) >= 15_000
    assert max(gaps) <= 25_000 + BEAT


def test_with_a_short_queue_they_come_sooner() -> None:
    assert len(come(waiting=1, until=120_000)) > 1.5 * len(come(waiting=5, until=120_000))


def test_nobody_comes_while_too_many_wait() -> None:
    assert come(waiting=FULL + 1, until=600_000) == []
    assert come(waiting=FULL, until=60_000)


def test_the_first_look_shows_both_languages_and_several_channels() -> None:
    for seed in range(20):
        first = [story for _, story in come(waiting=5, until=3_000, seed=seed)]

        assert {story.lang for story in first} == {"zh", "en"}
        assert len({story.channel for story in first}) >= 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_in_three_speak_the_language_of_who_sits_in_front(lang: Lang) -> None:
    told = [story.lang for _, story in come(waiting=5, until=600_000, lang=lang)]

    assert told[0] == lang
    assert told[: len(told) // 3 * 3].count(lang) == len(told) // 3 * 2


def test_every_story_of_a_language_is_told_before_one_is_told_again() -> None:
    told = [story.id for _, story in come(waiting=5, until=2_400_000) if story.lang == "zh"]
    different = {story.id for story in load_stories().stories if story.lang == "zh"}

    assert len(told) > len(different)
    assert set(told[: len(different)]) == different


def test_the_same_seed_gives_the_same_day() -> None:
    assert come(5, 300_000, seed=7) == come(5, 300_000, seed=7)
    assert come(5, 300_000, seed=7) != come(5, 300_000, seed=8)


def test_a_floor_with_one_story_tells_it_again() -> None:
    one = load_stories().stories[:1]

    assert {story.id for _, story in come(5, 60_000, stories=one)} == {one[0].id}
