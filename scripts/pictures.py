"""Makes the pictures of the README: real screens of the real desk, as SVG.

    .venv/bin/python -m scripts.pictures [--into docs/pictures] [name ...]

Every character stands on its own cell, so that Chinese lines up whatever font shows it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App

from cs_tui.core.case import Customer
from cs_tui.core.offer import to_person
from cs_tui.texts import Lang
from tests.driver import MINUTE_MS, MORNING, Profile, at_desk, make_home
from tests.screens import days
from tests.screens.passing import given, staffed
from tests.screens.test_followups import promised

CELL_W: Final = 9.0
CELL_H: Final = 19.0
PAD: Final = 12.0
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
FONTS: Final = (
    "'Noto Sans Mono CJK SC','Sarasa Mono SC','Menlo','Consolas','DejaVu Sans Mono',monospace"
)
GROUND: Final = "#0f1419"
INK: Final = "#e6e6e6"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what it is called, how large the terminal is, which keys lead to it."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    owed: bool = False
    """Whether something was promised to customers and handed to the person at the desk."""


WIDE: Final = (130, 34)
NARROW: Final = (80, 22)
PICTURES: Final = (
    Picture("desk", WIDE, ("ctrl+n", "1")),
    Picture("desk-small", NARROW, ("ctrl+n",)),
    Picture("followups", WIDE, ("f4",), owed=True),
    Picture("knowledge", WIDE, ("f5",)),
    Picture("wrapup", WIDE, ("f7",)),
)


WAITING: Final[dict[Lang, tuple[tuple[int, str, Customer, str], ...]]] = {
    "zh": (
        (
            6,
            "email",
            Customer(name="苏文婷", order_no="202611104419"),
            "您好，订单 202611104419 的发票抬头开错了，请帮忙改成公司抬头。",
        ),
        (
            2,
            "chat",
            Customer(name="刘秀芳", phone="13900133316"),
            "刚有人打电话说是你们客服，让我开共享屏幕，是真的吗",
        ),
        (
            1,
            "chat",
            Customer(name="张建国", phone="13700136688", order_no="202611194471", grade="gold"),
            "我的订单三天了还没发货，礼物周五要用",
        ),
    ),
    "en": (
        (
            6,
            "email",
            Customer(name="Aisha Okafor", order_no="202611104419"),
            "The invoice for order 202611104419 names the wrong company. Could you correct it?",
        ),
        (
            2,
            "chat",
            Customer(name="Emma Kowalski", phone="13900133316"),
            "Someone called and said they were you and asked for a code. Was that really you?",
        ),
        (
            1,
            "chat",
            Customer(
                name="Daniel Weber", phone="13700136688", order_no="202611194471", grade="gold"
            ),
            "I ordered three days ago and it has not shipped. It is a gift for Friday.",
        ),
    ),
}
"""Who waits: since how many minutes, on which channel, who it is, what they say."""


def svg_of(app: App[None]) -> str:
    """What stands on the screen of an app, as SVG."""
    strips = app.screen._compositor.render_strips()
    width, height = app.size
    w, h = width * CELL_W + 2 * PAD, height * CELL_H + 2 * PAD
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:g} {h:g}" '
        f'font-family="{FONTS}" font-size="15">',
        f'<rect width="{w:g}" height="{h:g}" rx="8" fill="{GROUND}"/>',
    ]
    for y, strip in enumerate(strips):
        lines.extend(_line(strip, PAD + y * CELL_H))
    return "\n".join([*lines, "</svg>", ""])


def _line(segments: Iterable[Segment], top: float) -> Iterator[str]:
    cell = 0
    for segment in segments:
        text, style = segment.text, segment.style or Style.null()
        wide = cell_len(text)
        ground, ink = _colours(style)
        left = PAD + cell * CELL_W
        if ground != GROUND:
            yield (
                f'<rect x="{left:g}" y="{top:g}" width="{wide * CELL_W + 0.4:g}" '
                f'height="{CELL_H + 0.4:g}" fill="{ground}"/>'
            )
        if text.strip():
            places, at = [], cell
            for character in text:
                places.append(f"{PAD + at * CELL_W:g}")
                at += cell_len(character)
            weight = ' font-weight="bold"' if style.bold else ""
            yield (
                f'<text x="{" ".join(places)}" y="{top + CELL_H * 0.76:g}" fill="{ink}"{weight} '
                f'xml:space="preserve">{escape(text)}</text>'
            )
        cell += wide


def _colours(style: Style) -> tuple[str, str]:
    ink = style.color.get_truecolor().hex if style.color else INK
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor else GROUND
    return (ink, ground) if style.reverse else (ground, ink)


async def take(picture: Picture, lang: Lang, into: Path) -> None:
    """Opens a desk on a fresh profile with a day in it, presses the keys, and draws the screen."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile(make_home(Path(folder) / "home", lang), lang)
        if picture.owed:
            promised(profile)
            staffed(profile)
        _a_morning(profile)
        if picture.owed:
            with profile.program(at=MORNING - 5 * MINUTE_MS) as desk:
                name = "Daniel Weber" if lang == "en" else "张建国"
                given(profile, desk, to_person("me"), name=name)
        async with at_desk(profile, size=picture.size) as agent:
            await agent.presses(*picture.keys)
            await agent.settles()
            (into / f"{picture.name}-{lang}.svg").write_text(svg_of(agent.app), encoding="utf-8")


def _a_morning(profile: Profile) -> None:
    days.work_through(profile, *days.CALLS, *days.CHATS, *days.MAILS)
    for minutes, channel, customer, text in WAITING[profile.lang]:
        with profile.program(at=MORNING - minutes * MINUTE_MS) as desk:
            desk.run_now(
                desk.cases.open,
                channel=channel,
                text=text,
                answered=False,
                lang=profile.lang,
                customer=customer,
            )


async def _all(names: list[str], into: Path) -> None:
    for picture in PICTURES:
        if not names or picture.name in names:
            for lang in LANGS:
                await take(picture, lang, into)


def main() -> None:
    """Makes all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name")
    parser.add_argument("--into", type=Path, default=Path("docs/pictures"))
    args = parser.parse_args()
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    args.into.mkdir(parents=True, exist_ok=True)
    asyncio.run(_all(args.names, args.into))


if __name__ == "__main__":
    main()
