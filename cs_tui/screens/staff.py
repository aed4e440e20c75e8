"""People and their devices, through the hub: added, changed, given a code, shut out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.core.policy import Policy
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import UsageError
from cs_tui.screens.deciding import DecidePanel
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.side import SideScreen, padded
from cs_tui.texts import Lang, Words
from cs_tui.texts import admin as texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.sync.wire import StaffPerson

NEW_NAME: Final = "person"
"""Where the name of a new person is kept while it is typed."""
DESK: Final = "desk"
"""The team whose queue everybody at the desk works on."""

LONGEST_NAME: Final = 80
LONGEST_SKILL: Final = 64
MOST_SKILLS: Final = 20

SPOKEN: Final = (("zh", "en"), ("zh",), ("en",))
"""What somebody may speak."""
NAME, ROLE = 18, 9
"""Cells of the columns."""


async def add(screen: SideScreen) -> None:
    """Adds a person and shows their code."""
    await screen.desk.hub.staff()
    ask = AskPanel(texts.WHICH_NAME, screen.lang, place=NEW_NAME)
    name = await screen.app.push_screen_wait(ask)
    if not name:
        return
    asked = await _role_and_teams(screen, "", name, "agent", ())
    if asked is not None:
        saved = await _save(screen, "", name, *asked)
        await screen.cs.forget(NEW_NAME)
        await hand_code(screen, saved)


async def change(screen: SideScreen, person: StaffPerson) -> None:
    """Another role, other teams, languages or skills; Enter keeps each as it is."""
    asked = await _role_and_teams(screen, person.id, person.name, person.role, person.teams)
    if asked is None:
        return
    langs = await _langs(screen, person)
    skills = None if langs is None else await _skills(screen, person)
    if langs is not None and skills is not None:
        await _save(screen, person.id, person.name, *asked, langs=langs, skills=skills)


async def hand_code(screen: SideScreen, person: StaffPerson) -> None:
    """A new code, shown this once, and copied."""
    code, hours = await screen.desk.hub.new_code(person.id)
    await screen.cs.copy(code)
    text = Content("\n\n").join(
        [plain(code, "bold"), Content(screen.say(texts.CODE_HOW, hours=hours))]
    )
    title = texts.CODE_FOR.fill(name=one_line(person.name))
    await screen.app.push_screen_wait(
        DecidePanel(title, text, texts.CLOSE_KEYS, screen.lang, possible=False)
    )


async def shut_out(screen: SideScreen, person: StaffPerson) -> None:
    """One device, or all of them when the person leaves."""
    name = one_line(person.name)
    rows = [
        Pick(device.id, plain(f"{device.prefix}  {one_line(device.label)}"), key=device.id)
        for device in person.devices
        if device.revoked_at is None
    ]
    if not person.left:
        leave = Content.styled(screen.say(texts.ALL_OF_IT), "$error")
        rows.append(Pick("", leave, key="leave"))
    title = texts.WHICH_DEVICE.fill(name=name)
    picked = await screen.app.push_screen_wait(PickPanel[str](title, filtering(rows), screen.lang))
    if picked is None:
        return
    if picked:
        await screen.desk.hub.revoke(picked)
        label = next(device.label for device in person.devices if device.id == picked)
        screen.cs.tell(texts.DEVICE_SHUT.fill(label=one_line(label)))
    else:
        await screen.desk.hub.leave(person.id)
        screen.cs.tell(texts.HAS_LEFT.fill(name=name))


def row(person: StaffPerson, lang: Lang) -> Content:
    """A person in the list."""
    count = sum(device.revoked_at is None for device in person.devices)
    if person.left:
        said, style = texts.LEFT.say(lang), "$muted"
    elif count:
        said, style = texts.DEVICES.say(lang, n=count), "$muted"
    else:
        said, style = texts.NO_DEVICE.say(lang), "$warning"
    known = texts.ROLES.get(person.role)
    role = known.say(lang) if known else person.role
    name = shorten(one_line(person.name), NAME - 1)
    return Content.assemble(
        plain(padded(name, NAME)), (padded(role, ROLE), "$muted"), (said, style)
    )


def detail(person: StaffPerson, now: int, lang: Lang) -> Iterator[Content]:
    """What is known of a person."""
    role = texts.ROLES.get(person.role)
    yield plain(one_line(person.name), "bold")
    yield Content.styled(role.say(lang) if role else person.role, "$muted")
    if person.left:
        yield Content.styled(texts.LEFT.say(lang), "$warning")
    yield Content("")
    yield plain(texts.TEAMS.say(lang, teams=one_line(", ".join(person.teams))))
    comma = texts.COMMA.say(lang)
    langs = comma.join(kb_texts.LANGS[one].say(lang) for one in person.langs)
    yield plain(texts.LANGS.say(lang, langs=langs))
    skills = one_line(comma.join(person.skills)) or texts.NO_SKILL.say(lang)
    yield plain(texts.SKILLS.say(lang, skills=skills))
    yield Content("")
    for device in person.devices:
        words = texts.DEVICE if device.revoked_at is None else texts.SHUT_OUT
        time = timing.day_clock(device.used_at, now)
        label = one_line(device.label)
        yield plain(words.say(lang, prefix=device.prefix, label=label, time=time))
    if not person.devices:
        yield Content.styled(texts.NO_DEVICE.say(lang), "$warning")


async def _role_and_teams(
    screen: SideScreen, person: str, name: str, role: str, teams: tuple[str, ...]
) -> tuple[str, tuple[str, ...]] | None:
    """Asks for both; None when the person at the desk thinks better of it."""
    rows = [Pick(one, words.say(screen.lang), key=one) for one, words in texts.ROLES.items()]
    rows.sort(key=lambda pick: pick.item != role)
    title = texts.WHICH_ROLE.fill(name=one_line(name))
    picked = await screen.app.push_screen_wait(PickPanel[str](title, filtering(rows), screen.lang))
    policy = screen.cs.policy
    if picked is None or policy is None:
        return None
    known = _teams(policy)
    title = texts.WHICH_TEAMS.fill(name=one_line(name), known=", ".join(known))
    before = ", ".join(teams) or DESK
    given = await _listed(screen, title, before, _teams_place(person))
    if not given:
        return None
    for team in given:
        if team not in known and team not in teams:
            words = texts.NO_SUCH_TEAM.fill(team=one_line(team), known=", ".join(known))
            raise UsageError(words)
    return picked, given


async def _langs(screen: SideScreen, person: StaffPerson) -> tuple[str, ...] | None:
    """Which languages they speak; the present ones stand first."""
    choices = sorted(SPOKEN, key=lambda langs: set(langs) != set(person.langs))
    comma = texts.COMMA.say(screen.lang)
    rows = [
        Pick(one, comma.join(kb_texts.LANGS[part].say(screen.lang) for part in one), key=str(n))
        for n, one in enumerate(choices)
    ]
    title = texts.WHICH_LANGS.fill(name=one_line(person.name))
    return await screen.app.push_screen_wait(
        PickPanel[tuple[str, ...]](title, filtering(rows), screen.lang)
    )


async def _skills(screen: SideScreen, person: StaffPerson) -> tuple[str, ...] | None:
    """What they can do that not everybody can; the content's own words are named."""
    policy = screen.cs.policy
    known = sorted({leaf.skill for leaf in policy.taxonomy.leaves} - {""}) if policy else []
    said = ", ".join(known) or texts.NO_SKILL.say(screen.lang)
    title = texts.WHICH_SKILLS.fill(name=one_line(person.name), known=said)
    return await _listed(screen, title, ", ".join(person.skills), _skills_place(person.id))


async def _listed(
    screen: SideScreen, title: Words, before: str, place: str
) -> tuple[str, ...] | None:
    """Asks for a list with commas: each part once; None when the person thinks better of it."""
    ask = AskPanel(title, screen.lang, place=place, text=before)
    typed = await screen.app.push_screen_wait(ask)
    if typed is None:
        return None
    parts = [part.strip() for part in typed.replace("，", ",").replace("、", ",").split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))


def _teams_place(person: str) -> str:
    return f"teams/{person}"


def _skills_place(person: str) -> str:
    return f"skills/{person}"


def _teams(policy: Policy) -> list[str]:
    return [DESK, *(team.id for team in policy.shop.teams)]


async def _save(
    screen: SideScreen,
    person: str,
    name: str,
    role: str,
    teams: tuple[str, ...],
    *,
    langs: tuple[str, ...] = ("zh", "en"),
    skills: tuple[str, ...] | None = None,
) -> StaffPerson:
    from cs_tui.sync.wire import PersonAsked

    asked = PersonAsked.model_validate(
        {
            "id": person,
            "name": one_line(name)[:LONGEST_NAME],
            "role": role,
            "teams": teams,
            "langs": langs,
            "skills": skills and tuple(one[:LONGEST_SKILL] for one in skills)[:MOST_SKILLS],
        }
    )
    saved = await screen.desk.hub.save_person(asked)
    for place in (_teams_place(person), _skills_place(person)):
        await screen.cs.forget(place)
    words: Words = texts.SAVED
    role_words = texts.ROLES.get(saved.role, Words(zh=saved.role, en=saved.role))
    screen.cs.tell(words.fill(name=one_line(saved.name), role=role_words))
    return saved
