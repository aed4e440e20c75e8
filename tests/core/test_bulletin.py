"""A notice: whole versions, each to be read anew, in force on some days."""

from __future__ import annotations

import pytest

from cs_tui.core.bulletin import Bulletin, BulletinPublished, BulletinWithdrawn, stream_of
from cs_tui.core.said import said
from cs_tui.texts import preshift as texts
from tests.make import Story


def published(version: int, from_day: str = "", to_day: str = "") -> BulletinPublished:
    return BulletinPublished(
        version=version,
        title=said(f"v{version}"),
        body=said("body"),
        from_day=from_day,
        to_day=to_day,
        mandatory=True,
        study=("refund-time",),
    )


def bulletin(story: Story) -> Bulletin:
    state = story.state
    assert isinstance(state, Bulletin)
    return state


def test_a_new_version_replaces_the_one_before() -> None:
    story = Story(stream_of("n1"))
    story.tell(published(1))
    story.tell(published(3))

    now = bulletin(story)
    assert (now.id, now.version, now.title.zh, now.mandatory) == ("n1", 3, "v3", True)
    assert now.changed_at == story.at


@pytest.mark.parametrize("version", [0, 1, 2])
def test_an_old_version_has_no_effect_and_says_so(version: int) -> None:
    story = Story(stream_of("n1"))
    story.tell(published(2))
    story.tell(published(version))

    assert bulletin(story).version == 2
    assert [void.reason for void in bulletin(story).void] == [texts.OLD_VERSION]


@pytest.mark.parametrize(
    ("from_day", "to_day", "day", "holds"),
    [
        ("", "", "2026-11-24", True),
        ("2026-11-24", "", "2026-11-24", True),
        ("2026-11-25", "", "2026-11-24", False),
        ("", "2026-11-24", "2026-11-24", True),
        ("", "2026-11-23", "2026-11-24", False),
        ("2026-11-20", "2026-11-30", "2026-11-24", True),
    ],
)
def test_it_holds_from_its_first_day_through_its_last(
    from_day: str, to_day: str, day: str, holds: bool
) -> None:
    story = Story(stream_of("n1"))
    story.tell(published(1, from_day, to_day))

    assert bulletin(story).holds_on(day) is holds


def test_withdrawn_it_holds_no_longer_until_a_new_version_comes() -> None:
    story = Story(stream_of("n1"))
    story.tell(published(1))
    story.tell(BulletinWithdrawn())
    assert not bulletin(story).holds_on("2026-11-24")

    story.tell(published(2))
    assert bulletin(story).holds_on("2026-11-24")
