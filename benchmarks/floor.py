"""A desk with many cases on disk, made once and kept in the temporary folder.

A worked case, mine or one of nineteen colleagues', has twelve events from its opening to its end; a
waiting one has the three that brought it in; a held one is open in the hands of one of fifty
agents, with a promise to keep. The events are written in big transactions, then
projected as `rebuild` does it.
"""

from __future__ import annotations

import getpass
import hashlib
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cs_tui.bootstrap import open_desk, open_store
from cs_tui.core import fold
from cs_tui.core.case import Customer, stream_of
from cs_tui.core.classification import Classified
from cs_tui.core.contact import ContactFronted, ContactOpened, ContactParked, MessageIn, MessageOut
from cs_tui.core.events import Body, Sealed, event, seal
from cs_tui.core.moves import CaseOpened, CaseResolved, Claimed
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB, Ctx, Instant
from cs_tui.core.promise import PromiseMade
from cs_tui.settings import Places
from cs_tui.sqlite import Connection, close, tx
from cs_tui.store import profile as profiles
from cs_tui.store import schema
from cs_tui.store.profile import Profile
from cs_tui.store.rebuild import rebuild

ME, OTHERS, HANDS = "lin", 19, 50
DAY = "2026-05-29"
START: Instant = 1_780_000_000_000
EVENTS_A_CASE = 12
CASES_AT_ONCE = 2000

_INSERT = (
    f"INSERT INTO events ({', '.join(Sealed._fields)}) "
    f"VALUES ({', '.join('?' for _ in Sealed._fields)})"
)
Told = tuple[str, Body]
"""Who said it, and what."""


def subject(number: int) -> str:
    """What a waiting case is about; unlike every other's."""
    return f"{number:05d}号订单什么时候到？"


def places_in(home: Path) -> Places:
    """The folders of a profile that keeps all its files in one."""
    return Places(home, home, home)


@contextmanager
def floor(worked: int, waiting: int, held: int = 0) -> Iterator[Places]:
    """A fresh copy of a desk with so many cases; it goes away at the end."""
    kept = kept_floor(worked, waiting, held)
    with tempfile.TemporaryDirectory(prefix="floor-", dir=kept.parent) as folder:
        home = Path(folder) / "home"
        shutil.copytree(kept, home)
        _go_on_duty(places_in(home))
        yield places_in(home)


def kept_floor(worked: int, waiting: int, held: int = 0) -> Path:
    """The folder of the desk that copies are made of; made when it is not there yet."""
    root = Path(tempfile.gettempdir()) / f"cs_tui-benchmarks-{getpass.getuser()}"
    root.mkdir(mode=0o700, exist_ok=True)
    home = root / f"{worked}-{waiting}-{held}-{_recipe()}"
    if not home.exists():
        with tempfile.TemporaryDirectory(prefix="making-", dir=root) as folder:
            made = Path(folder) / "home"
            _make(places_in(made), worked, waiting, held)
            made.rename(home)
    return home


def write_cases(conn: Connection, worked: int, waiting: int, held: int = 0) -> None:
    """Appends the events of the cases to the log; nothing is projected yet."""
    ids = map("{:032x}".format, itertools.count(1))
    numbers = range(worked + waiting + held)
    for start in range(0, len(numbers), CASES_AT_ONCE):
        batch = numbers[start : start + CASES_AT_ONCE]
        with tx(conn):
            for number in batch:
                told = _told(number, worked, waiting)
                conn.executemany(_INSERT, _sealed(number, told, ids))


def _recipe() -> str:
    """What a kept desk was made by; another schema, fold or story makes another one."""
    sources = b"".join(Path(source).read_bytes() for source in (schema.__file__, __file__))
    return hashlib.sha256(sources + str(fold.FOLD_VERSION).encode()).hexdigest()[:12]


def _make(places: Places, worked: int, waiting: int, held: int) -> None:
    conn = open_store(places)
    profiles.save(conn, Profile(actor=ME, name="林晓"))
    write_cases(conn, worked, waiting, held)
    for _ in rebuild(conn):
        pass
    conn.execute("ANALYZE").fetchall()
    close(conn)
    desk = open_desk(places)
    desk.run_now(desk.knowledge.warm)
    desk.close()


def _go_on_duty(places: Places) -> None:
    desk = open_desk(places)
    desk.run_now(desk.shifts.begin)
    desk.close()


def _sealed(number: int, told: list[Told], ids: Iterator[str]) -> Iterator[Sealed]:
    stream = stream_of(f"case-{number:06d}")
    for step, (actor, body) in enumerate(told):
        ctx = Ctx(now=START + (number * 60 + step) * 1000, actor=actor, new_id=partial(next, ids))
        yield seal(event(stream, body, ctx, act=next(ids)), next(ids))


def _told(number: int, worked: int, waiting: int) -> list[Told]:
    if number < waiting:
        return _waiting(number)
    return _worked(number) if number < waiting + worked else _held(number)


def _held(number: int) -> list[Told]:
    """Open, answered, and something was promised."""
    contact, agent = f"k{number}", f"agent-{number % HANDS}"
    due_at = START + number * 90_000
    return [
        *_waiting(number),
        (HUB, Claimed(agent=agent)),
        (agent, ContactFronted(contact=contact, day=DAY)),
        (agent, MessageOut(message=f"m{number}b", contact=contact, text="您好，我帮您查一下。")),
        (agent, PromiseMade(promise=f"p{number}", due_at=due_at, what="查到物流后回电")),
        (agent, ContactParked(contact=contact, duration_ms=60_000)),
    ]


def _waiting(number: int) -> list[Told]:
    due_at = START + number * 60_000 + 60_000
    opened = CaseOpened(
        number=f"B{number:06d}",
        team="desk",
        day=DAY,
        subject=subject(number),
        customer=Customer(
            name="王小明", phone=f"138{number:08d}", order_no=f"20260529{number:06d}", grade="vip"
        ),
    )
    contact = ContactOpened(
        contact=f"k{number}",
        channel="chat",
        conversation=f"web-{number}",
        day=DAY,
        first_due_at=due_at,
    )
    said = MessageIn(
        message=f"m{number}a", contact=f"k{number}", text=subject(number), next_due_at=due_at
    )
    return [(HUB, opened), (HUB, contact), (HUB, said)]


def _worked(number: int) -> list[Told]:
    contact = f"k{number}"
    agent = f"agent-{number % OTHERS}" if number % (OTHERS + 1) else ME
    return [
        *_waiting(number),
        (HUB, Claimed(agent=agent)),
        (agent, ContactFronted(contact=contact, day=DAY)),
        (agent, MessageOut(message=f"m{number}b", contact=contact, text="您好，我帮您查一下。")),
        (HUB, MessageIn(message=f"m{number}c", contact=contact, text="好的，谢谢，麻烦快一点。")),
        (
            agent,
            MessageOut(message=f"m{number}d", contact=contact, text="包裹明天送到，请留意电话。"),
        ),
        (agent, NoteAdded(issue="客户询问订单何时送达", done="查了物流，告知明天送到")),
        (agent, Classified(field="leaf", value="logistics.eta")),
        (agent, ContactParked(contact=contact, duration_ms=180_000)),
        (
            agent,
            CaseResolved(
                seen=f"m{number}c",
                nature="consult",
                leaf="logistics.eta",
                outcome="solved",
                day=DAY,
            ),
        ),
    ]
