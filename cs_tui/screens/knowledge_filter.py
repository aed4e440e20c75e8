"""Which articles F5 shows: one language, category, channel, or what is fresh, picked by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.content import Content

from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.step import StepScreen
from cs_tui.services.filters import EVERYTHING, FRESH, Filters
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import knowledge as texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain


async def choose(screen: StepScreen, now: Filters) -> Filters | None:
    """Picks one filter more, or takes one away that holds; None where nothing was picked."""
    panel = PickPanel[Filters](texts.WHICH_FILTER, filtering(list(_rows(screen, now))), screen.lang)
    return await screen.app.push_screen_wait(panel)


def told(screen: StepScreen, only: Filters) -> str:
    """The filters that hold, in words; empty where none does."""
    parts = [
        screen.say(texts.LANGS[only.lang]) if only.lang else "",
        screen.leaf_name(only.cat),
        screen.say(desk_texts.channel(only.channel)) if only.channel else "",
        screen.say(texts.FRESH[only.fresh]) if only.fresh else "",
    ]
    return screen.say(texts.COMMA).join(part for part in parts if part)


def _rows(screen: StepScreen, now: Filters) -> Iterator[Pick]:
    """Languages 1-2, fresh 3-6, clear 0; channels and categories by typing."""
    for digit, lang in (("1", "zh"), ("2", "en")):
        chosen = replace(now, lang=None if now.lang == lang else lang)
        yield _row(
            screen, screen.say(texts.LANGS[lang]), chosen, held=now.lang == lang, digit=digit
        )
    for number, fresh in enumerate(FRESH, 3):
        chosen = replace(now, fresh=None if now.fresh == fresh else fresh)
        held = now.fresh == fresh
        yield _row(screen, screen.say(texts.FRESH[fresh]), chosen, held=held, digit=str(number))
    if now != EVERYTHING:
        yield _row(screen, screen.say(texts.NO_FILTER), EVERYTHING, held=False, digit="0")
    policy = screen.cs.policy
    channels = [one.id for one in policy.sla.channels] if policy else []
    for channel in channels:
        chosen = replace(now, channel=None if now.channel == channel else channel)
        words = texts.FOR_CHANNELS.fill(value=desk_texts.channel(channel))
        yield _row(screen, screen.say(words), chosen, held=now.channel == channel)
    for leaf in policy.taxonomy.leaves if policy else ():
        chosen = replace(now, cat=None if now.cat == leaf.id else leaf.id)
        yield _row(
            screen, leaf.name.say(screen.lang), chosen, held=now.cat == leaf.id, named=leaf.id
        )


def _row(
    screen: StepScreen,
    said: str,
    chosen: Filters,
    *,
    held: bool,
    digit: str = "",
    named: str = "",
) -> Pick:
    label = Content.assemble(
        plain(said),
        (f"  {named}", "$muted") if named else "",
        (f"  {screen.say(texts.HOLDS)}", "$warning") if held else "",
    )
    return Pick(chosen, label, key=f"{said}-{named}", digit=digit)
