"""Customers who write through a channel's program, which repeats itself until it is answered."""

from __future__ import annotations

import random
import threading
from typing import Final

import httpx

from tests.chaos.clerk import words
from tests.chaos.stage import Stage

DEADLINE_S: Final = 5.0
AT_ONCE: Final = 30
"""So many messages are taken in at most while somebody is still alive to work on them."""


class Customers:
    """Writes one message after the other, in a thread; each is repeated under its key."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.said: list[str] = []
        """Words that were taken: the hub answered."""
        self._stage = stage
        self._words = words(random.Random(f"customers {seed}"))
        self._rng = random.Random(seed)
        self._enough = threading.Event()
        self._allowed = threading.Semaphore(AT_ONCE)
        self._thread = threading.Thread(target=self._write, name="customers", daemon=True)

    def start(self) -> None:
        """The shop opens."""
        self._thread.start()

    def may_go_on(self, messages: int) -> None:
        """So many more may be written."""
        for _ in range(messages):
            self._allowed.release()

    def stop(self) -> None:
        """Nobody writes any more; what was begun is taken first."""
        self._enough.set()
        self._allowed.release()
        self._thread.join()

    def _write(self) -> None:
        while True:
            self._allowed.acquire()
            if self._enough.is_set():
                return
            self._says(next(self._words), f"key-{len(self.said)}")

    def _says(self, text: str, key: str) -> None:
        conversation = f"c{self._rng.randrange(len(self.said) // 2 + 1)}"
        said = {"conversation": conversation, "channel": "chat", "text": text, "lang": "zh"}
        taken(self._stage, key, said)
        self.said.append(text)


def taken(stage: Stage, key: str, said: dict[str, str]) -> str:
    """Says something until the hub has answered that it is taken; the id of its case."""
    headers = {"authorization": f"Bearer {stage.token}", "idempotency-key": key}
    while True:
        try:
            answer = httpx.post(
                f"{stage.proxy.url}/v1/intake",
                json=said,
                headers=headers,
                timeout=DEADLINE_S,
                trust_env=False,
            )
            if answer.status_code == 200:
                return str(answer.json()["case"])
        except (httpx.HTTPError, ValueError):
            continue
        assert answer.status_code in (429, 503), answer.text
