"""A shop that answers mail: hub, agent, mailbox, mail server, and the bridge between them."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from pathlib import Path

import httpx

from cs_tui.core.case import Case
from cs_tui.core.contact import reply
from cs_tui.mail.bridge import Bridge, Round
from cs_tui.mail.mailbox import Mailbox
from cs_tui.mail.postman import Postman
from cs_tui.mail.running import one_round
from cs_tui.mail.settings import MailSettings, Server
from cs_tui.mail.state import State
from cs_tui.server.bootstrap import new_secret
from cs_tui.server.enrolment import hashed
from cs_tui.sync.gateway import Gateway
from tests.mail.imap_server import PASSWORD, USER
from tests.mail.servers import Folder, SmtpServer
from tests.server.floor import Desk, Floor

OURS = "help@shop.example"
LI = "Li Lei <li@home.example>"


def mail(
    text: str = "我的订单还没到",
    *,
    sender: str = LI,
    subject: str = "订单没到",
    id_: str = "m1@home.example",
    **more: str,
) -> bytes:
    """A mail in UTF-8 without any encoding, as simple programs send it."""
    head = {"From": sender, "To": OURS, "Subject": subject, "Message-ID": f"<{id_}>"}
    head |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    lines.append("Content-Type: text/plain; charset=utf-8")
    return ("\r\n".join(lines) + "\r\n\r\n" + text.replace("\n", "\r\n") + "\r\n").encode()


class Office:
    """Everything around one bridge."""

    def __init__(self, floor: Floor, folder: Folder, smtp: SmtpServer, home: Path) -> None:
        self.floor, self.folder, self.smtp, self.home = floor, folder, smtp, home
        self.state_file = home / "mail.db"
        token = new_secret()
        floor.hub.do(lambda work: work.session.people.add_service("mail", hashed(token), work.now))
        self._token = token
        self.transport: httpx.AsyncBaseTransport = httpx.ASGITransport(app=floor.app)
        self.settings = MailSettings(
            hub="http://127.0.0.1:8470",
            address=OURS,
            name="小店客服",
            begin="all",
            imap=Server(
                host="127.0.0.1", port=folder.port, security="plain", user=USER, folder=folder.name
            ),
            smtp=Server(host="127.0.0.1", port=smtp.port, security="plain"),
        )
        self.mailbox = Mailbox(self.settings.imap, PASSWORD)

    async def round(self) -> Round:
        """A bridge begins, does one round and ends: nothing is kept but its file.

        The line to the mailbox stays open, since that server takes long to let somebody in.
        """
        state = State(self.state_file)
        gateway = Gateway(self.settings.hub, self._token, transport=self.transport)
        postman = Postman(self.settings.smtp, "", self.settings.domain)
        bridge = Bridge(self.settings, gateway, state, self.mailbox, postman, self.floor.moment)
        try:
            return await one_round(bridge)
        finally:
            postman.close()
            await gateway.close()
            state.close()

    async def reads(self, *mails: bytes) -> Round:
        """Mails arrive and are read."""
        self.folder.gets(*mails)
        return await self.round()

    async def cases(self) -> list[Case]:
        """Every case of the hub, in the order they came."""
        sights = await self.floor.hub.read(
            lambda session: session.log.sights_after("case/", "x", 1_000)
        )
        streams = [one.stream.partition("/")[2] for one in sights if one.stream[:5] == "case/"]
        cases = [await self.floor.case(case_id) for case_id in streams]
        return sorted(cases, key=lambda case: case.number)

    async def texts(self) -> list[list[str]]:
        """What customers wrote, case by case."""
        return [
            [one.text for one in case.messages if one.side == "customer"]
            for case in await self.cases()
        ]

    async def answers(self, desk: Desk, case_id: str, *said: str) -> Case:
        """The agent answers, and the grace of the answers goes by."""
        for text in said:
            act = desk.act_on(await self.floor.case(case_id))
            reply(act, text, grace_s=0, spoken=False)
            await desk.push(act.events)
        self.floor.moment.passes(60_000)
        return await self.floor.case(case_id)

    async def takes(self, desk: Desk) -> str:
        """The agent is served the case that waits."""
        served = await desk.next()
        assert served.case is not None
        return served.case

    def sent(self) -> Sequence[Message]:
        """What left."""
        return self.smtp.mails
