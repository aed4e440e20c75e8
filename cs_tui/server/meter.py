"""What the hub counts of itself, in the text format of Prometheus; nothing of it names a person."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.server.hub import Hub
from cs_tui.server.storage import Session

SPANS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
UNKNOWN: Final = "other"
"""Whatever address is none of ours: what strangers ask for makes no new line."""

requests: Final = logging.getLogger("cs_tui.hub.requests")


class Meter:
    """Counts requests by route, method and status, and how long they took."""

    def __init__(self) -> None:
        self._answered: Counter[tuple[str, str, int]] = Counter()
        self._spans: Counter[float] = Counter()
        self._seconds = 0.0

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request was answered. `route` is its pattern: an id in an address stays out."""
        self._answered[method, route, status] += 1
        self._seconds += seconds
        for span in SPANS_S:
            if seconds <= span:
                self._spans[span] += 1
        if requests.isEnabledFor(logging.INFO):
            said = {"method": method, "route": route, "status": status, "ms": int(seconds * 1000)}
            requests.info(json.dumps(said))

    def lines(self) -> Iterator[str]:
        """What was counted."""
        yield "# TYPE cs_tui_requests_total counter"
        for (method, route, status), count in sorted(self._answered.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            yield f"cs_tui_requests_total{{{labels}}} {count}"
        yield "# TYPE cs_tui_request_seconds histogram"
        for span in SPANS_S:
            yield f'cs_tui_request_seconds_bucket{{le="{span}"}} {self._spans[span]}'
        total = self._answered.total()
        yield f'cs_tui_request_seconds_bucket{{le="+Inf"}} {total}'
        yield f"cs_tui_request_seconds_sum {self._seconds:.6f}"
        yield f"cs_tui_request_seconds_count {total}"


def state_of(hub: Hub, session: Session) -> Iterator[str]:
    """What the hub holds at this moment."""
    now = hub.now()
    teams = {team for person in session.people.people() for team in person.teams}
    waiting, oldest_at = session.queue.size(sorted(teams)) if teams else (0, None)
    tellings = session.hooks.tellings().values()
    gauges: dict[str, float] = {
        "events": session.log.last_seq(),
        "epoch": hub.epoch,
        "listeners": hub.pokes.listening,
        "on_duty": len(session.people.present()),
        "queue_waiting": waiting,
        "queue_oldest_seconds": _seconds(now, oldest_at),
    }
    gauges["webhooks_waiting"] = sum(one.waiting for one in tellings)
    gauges["webhooks_dead"] = sum(one.dead for one in tellings)
    if hub.nightly is not None:
        gauges["backup_failures"] = hub.nightly.failed
        if hub.nightly.made_at is not None:
            gauges["backup_age_seconds"] = _seconds(now, hub.nightly.made_at)
    for name, value in gauges.items():
        yield f"# TYPE cs_tui_{name} gauge"
        yield f"cs_tui_{name} {value:g}"


def _seconds(now: Instant, since: Instant | None) -> float:
    return 0.0 if since is None else max(0, now - since) / 1000
