"""What works on every screen: find, a call, all screens and commands, state, help, language."""

from __future__ import annotations

import subprocess
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work
from textual.content import Content
from textual.worker import Worker

from cs_tui.core.privacy.masks import mask_name
from cs_tui.core.text import cells
from cs_tui.errors import Refused
from cs_tui.screens import keymap
from cs_tui.screens.help_names import face
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.step import StepScreen
from cs_tui.screens.telling import Telling
from cs_tui.screens.typeahead import ASIDE, TypeAhead
from cs_tui.store.board import BoardRow
from cs_tui.texts import Words, erasing
from cs_tui.texts import customer as customer_texts
from cs_tui.texts import desk as texts
from cs_tui.texts import panels as panel_texts
from cs_tui.texts import rating as rating_texts
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import steps as step_texts
from cs_tui.texts.archive import ARCHIVED
from cs_tui.widgets.marked import marked
from cs_tui.widgets.people import onlookers, who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.core.shift import AgentState
    from cs_tui.screens.desk import DeskScreen
    from cs_tui.steps import Step
    from cs_tui.store.customers import CustomerRow


Command = Callable[[], Awaitable[None]]
MOST_DIGITS = 10
"""Screens with a digit of their own: 1 to 9, and 0 for the tenth."""


class Everywhere(Telling, TypeAhead):
    """Acts of the app itself; a mixin before `App`."""

    role: str | None = None
    """What the person is here for; None: everything."""
    on_duty_at_once = False
    """Whether the shift begins without the minutes before it."""

    @property
    def _cs(self) -> CsApp:
        me: Any = self
        found: CsApp = me
        return found

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the day that are for this person."""
        return tuple(step for step in self._cs.every_step if step.open_to(self.role))

    def key_of(self, key_id: str) -> str:
        """The key that does this: the one the person remapped it to, else ours."""
        own = dict(self._cs.settings.keys).get(key_id, "")
        return own.partition(",")[0] or keymap.key(key_id).key

    def _run(self, act: Command) -> Worker[None]:
        return self.run_worker(partial(self._cs.attempt, act))

    def action_find(self) -> None:
        """Finds a case by number, phone tail, order, name, its sound or words; mine first."""
        self._run(self._find)

    def action_call(self) -> None:
        """A phone contact starts now."""
        self._run(self._call)

    def action_all(self) -> None:
        """One panel: a digit opens a screen, typing is the palette of commands."""
        self._run(self._all)

    def action_help(self) -> None:
        """The keys that work here, from the map as it is now."""
        self._run(self._help)

    def action_redraw(self) -> None:
        """Redraws everything: for terminals that were disturbed."""
        self.refresh(layout=True, repaint=True)

    def action_step(self, step: str) -> None:
        """Opens the screen of a step."""
        self._run(partial(self._go, step))

    async def _go(self, step: str) -> None:
        cs = self._cs
        closed = {one.id: one.closed for one in cs.every_step if one not in cs.steps}
        if (why := closed.get(step)) is not None:
            raise Refused(why)
        await self.switch_mode(step)

    async def _desk_screen(self) -> DeskScreen:
        await self.switch_mode("desk")
        screen: Any = self.screen
        found: DeskScreen = screen
        return found

    async def know_shift(self) -> None:
        """Reads my shift of today, which may begin with this start."""
        cs = self._cs
        if self.on_duty_at_once:
            await cs.desk.run(cs.desk.shifts.begin)
        await cs.desk.run(cs.desk.shifts.come_back)
        cs.shift = await cs.desk.run(cs.desk.shifts.shown)

    async def show_first(self) -> None:
        """The desk for who is on duty; else the minutes before the shift."""
        if self._cs.shift is not None and not self._cs.shift.id:
            await self.switch_mode("preshift")
        elif isinstance(self.screen, StepScreen):
            await self.screen.on_desk()
        self.listening = True

    async def serve_at_desk(self) -> None:
        """To the desk, with what is in front there, or else the next case."""
        screen = await self._desk_screen()
        await screen.wake()
        if screen.view is None:
            await screen.next_case()

    async def _find(self) -> None:
        cs = self._cs

        async def rows(typed: str) -> Sequence[Pick]:
            people: Sequence[CustomerRow] = ()
            if not typed.strip():
                found: Sequence[BoardRow] = cs.board.mine
            else:
                cases = cs.desk.cases
                found = await cs.desk.run(cases.find, typed, ticket=cases.ticket())
                people = await cs.desk.run(cs.desk.customers.find, typed)
            return [*map(self._found, found), *map(self._found_customer, people)]

        picked = await self.push_screen_wait(
            PickPanel[str | Command](panel_texts.FIND, rows, cs.lang, digits=False)
        )
        if isinstance(picked, str):
            await (await self._desk_screen()).open_case(picked)
        elif picked is not None:
            await picked()

    def _found_customer(self, row: CustomerRow) -> Pick:
        lang = self._cs.lang
        label = Content.assemble(
            (customer_texts.CUSTOMER.say(lang), "$accent"),
            "  ",
            plain(who(mask_name(row.name), row.phone, lang)),
            "  ",
            (customer_texts.PAST.say(lang, n=row.cases), "$muted"),
        )
        return Pick(partial(self._look_up, row.id), label, key=f"customer-{row.id}")

    async def _look_up(self, customer_id: str) -> None:
        from cs_tui.screens.customer import look_up

        await look_up(self._cs, customer_id)

    def _found(self, row: BoardRow) -> Pick:
        lang = self._cs.lang
        known = texts.STATUS.get(row.status)
        label = Content.assemble(
            (row.number, "bold"),
            "  ",
            plain(erasing.ERASED.say(lang) if row.erased else who(row.name, row.phone, lang)),
            "  ",
            (known.say(lang) if known else row.status, "$muted"),
            (f"  {ARCHIVED.say(lang)}" if row.archived else "", "$muted"),
            "  ",
            plain(row.subject, "$muted"),
        )
        return Pick(row.id, label, key=row.id)

    async def _call(self) -> None:
        desk = self._cs.desk
        case = await desk.run(desk.cases.open_call)
        await (await self._desk_screen()).take_call(case.id)
        self._cs.tell(texts.CALL_STARTED.fill(number=case.number))

    async def _all(self) -> None:
        cs = self._cs
        commands = self._commands()
        rows = [
            Pick(
                number,
                Content.assemble((_padded(words.say(cs.lang)), "bold"), (key, "$muted")),
                key=str(number),
                digit=digit,
            )
            for number, (words, key, digit, _) in enumerate(commands)
        ]
        picked = await self.push_screen_wait(
            PickPanel[int](panel_texts.ALL, filtering(rows), cs.lang)
        )
        if picked is not None:
            await commands[picked][3]()

    def _commands(self) -> list[tuple[Words, str, str, Command]]:
        """Everything there is: name, direct key, digit, what it does."""
        found: list[tuple[Words, str, str, Command]] = []
        for step in self._cs.steps:
            number = self._cs.every_step.index(step) + 1
            digit = str(number % 10) if number <= MOST_DIGITS else ""
            found.append((step.words, step.key.upper(), digit, partial(self._go, step.id)))
        for key in keymap.KEYS:
            if key.id != "all":
                direct = face(self.key_of(key.id), self._cs.lang)
                found.append((key.name, direct, "", partial(_press, self._cs, key.action)))
        found.append((step_texts.LANGUAGE, "", "", self._switch_language))
        found.append((panel_texts.STATE, "", "", self.pick_state))
        found.append((rating_texts.ACT, "", "", self._rate))
        found.append((step_texts.LEAVE, "", "", self._leave))
        return found

    async def _rate(self) -> None:
        from cs_tui.screens import rating

        await rating.enter(self._cs)

    async def pick_state(self) -> None:
        """My state: available, on a break, offline."""
        cs = self._cs
        if cs.shift is None or not cs.shift.on_duty:
            cs.tell(rule_texts.NOT_ON_DUTY)
            return
        states: tuple[AgentState, ...] = ("available", "acw", "break", "offline")
        rows = [Pick(one, texts.STATES[one].say(cs.lang), key=one) for one in states]
        picked = await self.push_screen_wait(
            PickPanel["AgentState"](panel_texts.STATE, filtering(rows), cs.lang)
        )
        reason = await self._break_reason() if picked == "break" else ""
        if picked is not None and reason is not None:
            await cs.desk.run(cs.desk.shifts.be, picked, reason)
            await cs.refresh_board()

    async def _break_reason(self) -> str | None:
        """Why a break: one of the shop's reasons; None when the person thought better of it."""
        cs = self._cs
        breaks = cs.policy.reasons.breaks if cs.policy else ()
        if not breaks:
            return ""
        rows = [Pick(one.id, one.name.say(cs.lang), key=one.id) for one in breaks]
        return await self.push_screen_wait(
            PickPanel[str](panel_texts.BREAK, filtering(rows), cs.lang)
        )

    def each_second(self) -> None:
        """What happens with time alone."""
        self.settle_state()
        self.note_presence()

    def settle_state(self) -> None:
        """After-contact work ends when its time is over, busy when nothing is in front."""
        cs = self._cs
        if cs.shift is None or not cs.shift.on_duty:
            return
        idle = cs.shift.state == "busy" and not any(row.front for row in cs.board.mine)
        if idle or cs.shift.ended(cs.now()):
            self._run(self._settle)

    def note_presence(self) -> None:
        """Tells the hub which case I look at, where that is due, and shows who else does."""
        presence = self._cs.desk.presence
        screens = [one for one in self.screen_stack if isinstance(one, StepScreen)]
        looked = screens[-1].front_case if screens else None
        touched, self.touched = self.touched, False
        if presence.due(looked, touched=touched):
            typing = bool(screens) and screens[-1].typing
            self._tell_presence(looked, typing)

    def beside(self) -> dict[str, str]:
        """Who else looks, in words, by case."""
        cs = self._cs
        if not cs.ready:
            return {}
        found = cs.desk.presence.beside()
        return {case: onlookers(looks, cs.names, cs.lang) for case, looks in found.items()}

    @work(group=ASIDE)
    async def _tell_presence(self, case: str | None, typing: bool) -> None:
        presence = self._cs.desk.presence
        before = presence.beside()
        await presence.tell(case, typing=typing)
        if presence.beside() != before:
            self._cs.paint()

    async def _settle(self) -> None:
        await self._cs.desk.run(self._cs.desk.queue.settle)
        await self._cs.refresh_board()

    async def _switch_language(self) -> None:
        cs = self._cs
        cs.lang = "en" if cs.lang == "zh" else "zh"
        await cs.redraw_all()

    async def _leave(self) -> None:
        self._cs.flush_now()
        self.exit()

    async def _help(self) -> None:
        from cs_tui.screens.help import HelpPanel, help_of

        cs = self._cs
        found = help_of(self.screen, cs.steps, self.current_mode)
        await self.push_screen_wait(HelpPanel(found, cs.lang))

    def show_article(self, article_id: str) -> None:
        """Shows an article over whatever is open."""
        self._run(partial(self.read_article, article_id))

    async def read_article(self, article_id: str) -> None:
        """Shows an article as it is written."""
        cs = self._cs
        article = await cs.desk.run(cs.desk.knowledge.article, article_id)
        title = Words(zh=article.title, en=article.title)
        await self.push_screen_wait(ReadPanel(title, marked(article.body, 78), cs.lang))

    async def forget(self, place: str) -> None:
        """What was typed in the panel of this place has become what it was for."""
        desk = self._cs.desk
        await desk.run(desk.unfinished.forget, place)

    async def copy(self, text: str) -> None:
        """Puts text on the clipboard: the person's own program, else the terminal's way."""
        command = self._cs.settings.copy_command
        if not command:
            self.copy_to_clipboard(text)
            return
        import asyncio
        import shlex

        program = await asyncio.create_subprocess_exec(*shlex.split(command), stdin=subprocess.PIPE)
        await program.communicate(text.encode())


def _padded(name: str) -> str:
    return name + " " * max(2, 20 - cells(name))


async def _press(app: CsApp, action: str) -> None:
    here = hasattr(app.screen, f"action_{action}")
    await app.run_action(action, app.screen if here else app)
