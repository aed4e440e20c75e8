"""What there is on the day on which a card number is typed into every field."""

from __future__ import annotations

from tests.driver import HOUR_MS, MORNING, Profile
from tests.screens.passing import given, staffed
from tests.screens.test_floor import held
from tests.screens.test_followups import promised
from tests.screens.test_handover import handed_over_by
from tests.screens.test_passing import TO_AGENTS
from tests.ways import ways


def a_day(profile: Profile) -> None:
    """Work of every kind: mine, owed, offered to me, handed over, a colleague's."""
    staffed(profile, lead=True)
    promised(profile)
    with profile.program(at=MORNING - HOUR_MS) as desk:
        for _ in range(4):
            given(profile, desk, TO_AGENTS)
        held(desk, profile, "mei", 0, HOUR_MS)
        desk.run_now(desk.followups.plan, profile.case(desk, "补发包裹").id, "t1")
        mine = profile.case(desk, "下单三天了还没发货")
        desk.run_now(desk.queue.put_in_front, mine.id)
    handed_over_by(profile, "zhao", "赵敏")
    for way in ways():
        way.prepared(profile)
