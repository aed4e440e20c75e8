"""Customers with records of their own, added to a desk: Chinese names, numbers, orders."""

from __future__ import annotations

import itertools
from functools import partial

from benchmarks.floor import START
from cs_tui.core.customer import CustomerRecorded, Told, stream_of
from cs_tui.core.events import Sealed, event, seal
from cs_tui.core.ports import HUB, Ctx
from cs_tui.settings import Places
from cs_tui.sqlite import close, connect, tx
from cs_tui.store import projection

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "小明伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂英华玉兰红"
_INSERT = (
    f"INSERT INTO events ({', '.join(Sealed._fields)}) "
    f"VALUES ({', '.join('?' for _ in Sealed._fields)})"
)


def name(number: int) -> str:
    """A name of three characters; twenty thousand people share some sixteen thousand."""
    rest, surname = divmod(number * 7_919, len(SURNAMES))
    second, first = divmod(rest, len(GIVEN))
    return SURNAMES[surname] + GIVEN[first] + GIVEN[second % len(GIVEN)]


def add_customers(places: Places, count: int) -> None:
    """Appends a record for each, projected like those that a desk met itself."""
    ids = map("c{:031x}".format, itertools.count(1))
    conn = connect(places.database)
    with tx(conn):
        for number in range(count):
            ctx = Ctx(now=START + number * 1000, actor=HUB, new_id=partial(next, ids))
            told = Told(
                name=name(number), phone=f"139{number:08d}", order_no=f"20260601{number:06d}"
            )
            new = event(
                stream_of(next(ids)), CustomerRecorded(team="desk", told=told), ctx, act="a"
            )
            conn.execute(_INSERT, seal(new, "salt"))
            projection.advance(conn, new.stream, [new])
    conn.execute("ANALYZE").fetchall()
    close(conn)
