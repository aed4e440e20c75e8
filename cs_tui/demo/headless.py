"""A demo without a desk: for scripts, or watched from outside with the queue's figures printed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx

from cs_tui.demo.run import OpenDesk
from cs_tui.sync.enrolment import read_code
from cs_tui.sync.wire import Enrol, Enrolled, QueueState
from cs_tui.texts import demo as texts

Put = Callable[[Mapping[str, object]], None]


def watching(seconds: int, put: Put) -> OpenDesk:
    """A desk for `run_demo` that gives the queue's figures to `put` each second, then ends."""

    def watch(_home: Path, code: str, url: str) -> int:
        with httpx.Client(base_url=url, trust_env=False) as client:
            asked = Enrol(code=read_code(code).secret, device=texts.DEVICE.en)
            answer = client.post("/v1/enrol", content=asked.model_dump_json())
            me = Enrolled.model_validate_json(answer.raise_for_status().content)
            client.headers["authorization"] = f"Bearer {me.token}"
            for second in range(seconds):
                state = client.get("/v1/queue").raise_for_status().content
                queue = QueueState.model_validate_json(state)
                put({"second": second, **queue.model_dump()})
                time.sleep(1)
        return 0

    return watch


def open_to_scripts(put: Put) -> OpenDesk:
    """A desk for `run_demo` that gives `put` what a script needs, once, and then only waits.

    That is the hub's `url`, the demo's `folder`, the `pid` to end it by, and `enrolment`: the
    one-time code of the newcomer, for a desk of the script's own. A signal ends it.
    """

    def wait(home: Path, code: str, url: str) -> int:
        put({"url": url, "folder": str(home.parent), "pid": os.getpid(), "enrolment": code})
        threading.Event().wait()
        return 0

    return wait
