"""Two hundred customers, and the programs that carry their words in and our answers out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx

from cs_tui.core.ports import HUB
from tests.desk.world import LATE

PATIENCE_S = 60.0
CHANNELS = {"chat": 50, "app": 40, "sms": 25, "social": 45, "email": 40}
"""How many get in touch by each."""
AT_ONCE = 4
"""So many programs bring them in side by side."""
TWICE = 5
"""So many intakes are sent again under the same key, as a program does that heard no answer."""
FURTHER = 6
"""So many customers write again before anybody answered."""
WORDS = {"zh": LATE["zh"], "en": LATE["en"]}


@dataclass(frozen=True, slots=True)
class Said:
    """One message from outside, under its key."""

    key: str
    channel: str
    conversation: str
    text: str
    lang: str

    @property
    def json(self) -> dict[str, object]:
        """As a channel's program sends it."""
        customer = {
            "name": f"客户{self.conversation}",
            "phone": "13800138000",
            "order_no": "202611194471",
        }
        return {
            "channel": self.channel,
            "conversation": self.conversation,
            "text": self.text,
            "lang": self.lang,
            "customer": customer,
        }


def contacts() -> Iterator[Said]:
    """The first words of two hundred customers, every third of them in English."""
    numbers = iter(range(1000))
    for channel, most in CHANNELS.items():
        for number in range(most):
            lang = "en" if number % 3 == 0 else "zh"
            conversation = f"{channel}-{number}"
            yield Said(f"k{next(numbers)}", channel, conversation, WORDS[lang], lang)


@dataclass
class Channels:
    """Programs of all channels, with one token."""

    url: str
    token: str
    said: dict[str, Said] = field(default_factory=dict)
    """The first words of a customer by the case they opened."""
    delivered: list[str] = field(default_factory=list)
    """The messages that were carried to a customer, in order."""
    answers: int = 0
    """How many of them a person wrote."""

    def __post_init__(self) -> None:
        headers = {"authorization": f"Bearer {self.token}"}
        self._http = httpx.Client(base_url=self.url, headers=headers, trust_env=False)

    def close(self) -> None:
        """Hangs up."""
        self._http.close()

    def takes_in(self, said: Said) -> dict[str, object]:
        """Sends one message in; what the hub answers."""
        answer = self._http.post(
            "/v1/intake", json=said.json, headers={"idempotency-key": said.key}
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found

    def open_the_doors(self) -> None:
        """Everybody writes; some write again, some intakes are repeated."""
        first = list(contacts())
        with ThreadPoolExecutor(AT_ONCE) as programs:
            for said, taken in zip(first, programs.map(self.takes_in, first), strict=True):
                assert taken["opened"] is True
                self.said[str(taken["case"])] = said
        for said in first[:TWICE]:
            again = self.takes_in(said)
            assert self.said[str(again["case"])] == said
        for case, said in list(self.said.items())[:FURTHER]:
            assert self.writes_again(case) == (case, False), said

    def writes_again(self, case: str) -> tuple[str, bool]:
        """The customer of a case writes once more: the case it went to, and whether it is new."""
        said = self.said[case]
        text = "还在吗" if said.lang == "zh" else "anybody there?"
        key = f"{said.key}-again-{len(self.delivered)}"
        taken = self.takes_in(Said(key, said.channel, said.conversation, text, said.lang))
        return str(taken["case"]), bool(taken["opened"])

    def carry_out(self) -> None:
        """Carries everything out whose grace is over, and says that it arrived."""
        for channel in CHANNELS:
            answer = self._patiently("GET", "/v1/outbound", params={"channel": channel})
            for message in answer.json()["messages"]:
                ack = {"message": message["message"], "ok": True}
                self._patiently("POST", "/v1/outbound/ack", json=ack)
                self.delivered.append(message["message"])
                self.answers += message["agent"] != HUB

    def _patiently(self, method: str, path: str, **asked: Any) -> httpx.Response:
        """One request, sent again as late as the hub says when there were too many."""
        answer = self._http.request(method, path, **asked)
        while answer.status_code == 429:
            time.sleep(int(answer.headers["Retry-After"]))
            answer = self._http.request(method, path, **asked)
        assert answer.status_code == 200, answer.text
        return answer

    def carry_all_out(self, answers: int) -> None:
        """Goes on until so many of people's answers have arrived, whatever the hub sends beside."""
        deadline = time.monotonic() + PATIENCE_S
        while self.answers < answers:
            assert time.monotonic() < deadline, f"{self.answers} of {answers} arrived"
            self.carry_out()
