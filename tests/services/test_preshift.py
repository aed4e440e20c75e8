"""Before the shift: what was found is kept once, and duty begins when what must be read is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content import load_notices
from cs_tui.core.bulletin import Bulletin, BulletinPublished
from cs_tui.core.said import said
from cs_tui.core.shift import Shift
from cs_tui.errors import NotFound, Refused
from cs_tui.services.notices import Notices
from cs_tui.services.offers import Offers
from cs_tui.services.preshift import BeforeShift
from cs_tui.services.probes.check import Check
from cs_tui.services.probes.run import Probe
from cs_tui.settings import Places
from cs_tui.sync.gateway import Gateway
from cs_tui.texts import Words
from tests.make import HOUR
from tests.services.bench import Bench

CRM = Words(zh="CRM 登录", en="CRM login")
WELL = Check("disk", CRM, "well")
BROKEN = Check("crm", CRM, Words(zh="口令已过期", en="password expired"), "fail")
DAY_MS = 24 * HOUR


class Morning:
    """A desk before its shift, with one notice that must be read."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.notices = Notices(self.bench.kit)
        here = Path("unused")
        self.before = BeforeShift(
            self.bench.kit,
            Places(here, here, here),
            self.notices,
            Offers(self.bench.kit),
            _no_hub,
        )

    def publishes(self, version: int = 1, *, mandatory: bool = True) -> Bulletin:
        new = BulletinPublished(
            version=version, title=said("价保"), body=said("七天"), mandatory=mandatory
        )
        return self.notices.publish("n1", new)

    def reads(self, version: int = 1) -> None:
        self.notices.acknowledge("n1", version)

    @property
    def day(self) -> str:
        return self.bench.kit.day()

    @property
    def shift(self) -> Shift:
        return self.before.view(self.day).shift

    def kinds(self) -> list[str]:
        stream = f"shift/{self.bench.kit.profile.actor}:{self.day}"
        return [one.kind for one in self.bench.kit.log.sealed(stream)]


def _no_hub() -> Gateway:
    raise AssertionError("a desk alone asks nobody")


@pytest.fixture
def morning() -> Morning:
    return Morning()


def test_what_was_found_is_kept_and_the_same_again_makes_no_event(morning: Morning) -> None:
    morning.before.keep([WELL, BROKEN], 1200)
    morning.before.keep([WELL, BROKEN], 900)

    assert [one.verdict for one in morning.shift.preshift.checks] == ["pass", "fail"]
    assert morning.shift.preshift.checks[1].value.zh == "口令已过期"
    assert morning.kinds() == ["checks_run"]


def test_ticks_are_of_the_shops_list_and_only_the_needed_ones_are_missing(
    morning: Morning,
) -> None:
    view = morning.before.view(morning.day)
    first = view.unticked[0]

    morning.before.tick(first.id, done=True)
    morning.before.tick(first.id, done=True)

    after = morning.before.view(morning.day)
    assert len(after.unticked) == len(view.unticked) - 1
    assert morning.kinds() == ["check_ticked"]
    assert {one.required for one in after.unticked} == {True}
    assert any(not one.required for one in after.ticks)


def test_nobody_goes_on_duty_before_what_is_mandatory_is_read(morning: Morning) -> None:
    morning.publishes()
    with pytest.raises(Refused, match="unread: 1"):
        morning.before.go()
    assert not morning.shift.on_duty

    morning.reads()
    assert morning.before.go().on_duty


def test_what_is_not_mandatory_keeps_nobody_away(morning: Morning) -> None:
    morning.publishes(mandatory=False)

    assert morning.before.go().on_duty


def test_a_new_version_voids_that_the_old_one_was_read(morning: Morning) -> None:
    morning.publishes()
    morning.reads()
    morning.publishes(2)

    [notice] = morning.notices.today(morning.day)
    assert (notice.read, notice.unread, notice.owed) == (1, True, True)
    with pytest.raises(Refused):
        morning.before.go()


def test_what_was_read_yesterday_is_read_today(morning: Morning) -> None:
    morning.publishes()
    morning.reads()
    morning.bench.passes(DAY_MS)

    [notice] = morning.notices.today(morning.day)
    assert not notice.unread
    assert morning.before.go().on_duty


def test_with_a_failed_check_duty_needs_a_reason_without_secrets(morning: Morning) -> None:
    morning.before.keep([BROKEN], 100)
    with pytest.raises(Refused, match="say why"):
        morning.before.go()

    shift = morning.before.go("CRM 修复中，卡号 6222021234567890128 不能查")
    assert shift.on_duty
    assert "CRM 修复中" in shift.preshift.degraded
    assert "6222021234567890128" not in shift.preshift.degraded


def test_going_on_duty_twice_is_once(morning: Morning) -> None:
    morning.before.go()
    morning.before.go()

    assert morning.kinds() == ["shift_opened"]


def test_a_fault_is_reported_with_what_was_found(morning: Morning) -> None:
    morning.before.keep([BROKEN], 100)

    [fault] = morning.before.report("crm", "昨晚就这样").preshift.faults

    assert (fault.name.zh, fault.value.en, fault.note) == (
        "CRM 登录",
        "password expired",
        "昨晚就这样",
    )
    with pytest.raises(Refused):
        morning.before.report("crm", "again")
    with pytest.raises(NotFound):
        morning.before.report("nothing", "")


async def test_the_probes_are_run_by_this_desks_clock(morning: Morning) -> None:
    async def look() -> Check:
        morning.bench.ticks += 700
        return WELL

    morning.before.probes = lambda _policy: [Probe("disk", CRM, look)]
    found, took_ms = await morning.before.look(morning.bench.kit.policy())

    assert (found, took_ms) == ((WELL,), 700)


def test_a_desk_alone_asks_no_hub(morning: Morning) -> None:
    probes = morning.before.probes(morning.bench.kit.policy())

    assert {"hub", "latency", "clock"}.isdisjoint(one.id for one in probes)
    assert {"database", "disk", "audio"} <= {one.id for one in probes}


def test_the_shipped_notices_are_in_both_languages_and_one_must_be_read() -> None:
    rows = load_notices()

    assert any(row.mandatory for row in rows)
    for row in rows:
        new = row.published()
        assert new.title.zh != new.title.en
        assert new.body.zh != new.body.en


def test_an_article_to_learn_is_found_by_its_pair() -> None:
    morning = Morning()
    with pytest.raises(NotFound):
        morning.notices.article("no-such", "zh")
