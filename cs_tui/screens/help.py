"""F1: the keys that work here, from the bindings as they are now, remapped ones included.

The same names make the key table of the README.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from cs_tui.core.text import cells
from cs_tui.screens import keymap
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.help_names import ACTIONS, FOR_MARKING, face, left_out
from cs_tui.screens.side import Named, SideScreen, padded
from cs_tui.texts import Lang, Words
from cs_tui.texts import help as texts

KEYS_WIDTH: Final = 18
"""Cells of the column of keys."""
DESK_KEYS: Final = (
    ("digit", texts.DESK_DIGIT),
    ("0", texts.DESK_QUESTION),
    ("space", texts.DESK_JUDGE),
    ("enter", texts.DESK_MISSING),
    ("typing", texts.DESK_TYPING),
)
"""What the case takes without a binding."""
GROUPS: Final = (texts.HERE, texts.MOVING, texts.EDITING, texts.EVERYWHERE, texts.SCREENS)


class Step(Protocol):
    """A step of the day, as help needs it."""

    @property
    def id(self) -> str:
        """Its id, also of its mode."""

    @property
    def key(self) -> str:
        """Its second key."""

    @property
    def words(self) -> Words:
        """Its name."""


@dataclass(slots=True)
class Help:
    """What can be pressed, by group: a meaning and the keys that have it."""

    title: Words
    groups: dict[Words, dict[Words, list[str]]] = field(default_factory=dict)
    acts: Sequence[tuple[str, Words]] = ()
    """Digits behind the key of the numbered acts."""
    keys: dict[str, str] = field(default_factory=dict)
    """The key that now has an id."""
    unnamed: list[str] = field(default_factory=list)
    """Actions nobody has named: a test keeps this empty."""

    def add(self, group: Words, meaning: Words, key: str) -> None:
        """One more key for a meaning."""
        keys = self.groups.setdefault(group, {}).setdefault(meaning, [])
        if key not in keys:
            keys.append(key)


def help_of(screen: Screen[Any], steps: Sequence[Step], mode: str) -> Help:
    """The keys that work on a screen, with the focus where it is now."""
    found = Help(next((step.words for step in steps if step.id == mode), texts.HERE))
    for key, live in screen.active_bindings.items():
        found.keys.setdefault(live.binding.id or "", key)
        if not left_out(key, live.binding.action):
            _add(found, screen, key, live, steps)
    for key, meaning in _unbound(screen):
        found.add(texts.HERE, meaning, key)
    if isinstance(screen, SideScreen):
        found.acts = [(act.digit, act.words) for act in screen.acts]
    return found


def _add(
    found: Help, screen: Screen[Any], key: str, live: ActiveBinding, steps: Sequence[Step]
) -> None:
    action, _, argument = live.binding.action.rpartition(".")[2].partition("(")
    if action == "step":
        for step in steps:
            if step.id == argument.strip("')"):
                found.add(texts.SCREENS, texts.OPENS_SCREEN.fill(screen=step.words), key)
        return
    if argument.startswith("True"):
        found.add(texts.EDITING, texts.MARK, FOR_MARKING)
        return
    group, meaning = _named(screen, live.binding, action)
    if meaning is None:
        found.unnamed.append(live.binding.action)
        return
    if not live.enabled:
        meaning = Words(zh=meaning.zh + texts.NOT_NOW.zh, en=meaning.en + texts.NOT_NOW.en)
    found.add(group, meaning, key)


def _named(screen: Screen[Any], binding: Binding, action: str) -> tuple[Words, Words | None]:
    """The group a binding belongs to and what it means; None when nobody named it."""
    if isinstance(screen, SideScreen):
        named = screen.named(binding.id or "") or screen.named(action)
        if named is not None:
            return texts.HERE, named.meaning
    for key in keymap.KEYS:
        if key.id == binding.id:
            return texts.EVERYWHERE if key.id in keymap.GLOBAL else texts.HERE, key.meaning
    return ACTIONS.get(action, (texts.HERE, None))


def _unbound(screen: Screen[Any]) -> Iterator[tuple[str, Words]]:
    """Keys that a widget takes without a binding: digits and typing."""
    if isinstance(screen, CaseActs):
        yield from DESK_KEYS
    if isinstance(screen, SideScreen) and screen.DIGITS is not None:
        yield "digit", screen.DIGITS


def drawn(found: Help, lang: Lang, width: int) -> Content:
    """Help as text: groups with a blank line between them, long meanings hanging."""
    blocks: list[Content] = []
    order = [group for group in GROUPS if group in found.groups]
    for group in order:
        lines = [Content.styled(group.say(lang), "$muted")]
        for meaning, keys in found.groups[group].items():
            lines += _row(" ".join(face(key, lang) for key in keys), meaning.say(lang), width)
        blocks.append(Content("\n").join(lines))
        if group is texts.HERE and found.acts:
            blocks.append(_acts(found, lang, width))
    if texts.SCREENS in found.groups:
        note = texts.SCREEN_NOTE.say(lang, key=_face_of(found, "all", lang))
        blocks[-1] = Content.assemble(blocks[-1], "\n", (note, "$muted"))
    return Content("\n\n").join(blocks)


def _acts(found: Help, lang: Lang, width: int) -> Content:
    key = _face_of(found, "case.acts", lang)
    lines = [Content.styled(texts.ACTS.say(lang, key=key), "$muted")]
    for digit, words in found.acts:
        lines += _row(digit, words.say(lang), width)
    return Content("\n").join(lines)


def _face_of(found: Help, key_id: str, lang: Lang) -> str:
    return face(found.keys.get(key_id, keymap.key(key_id).key), lang)


def _row(keys: str, meaning: str, width: int) -> list[Content]:
    room = max(20, width - KEYS_WIDTH)
    wrapped = Content(meaning).wrap(room)
    first = Content.assemble((padded(keys, KEYS_WIDTH), "bold"), wrapped[0])
    if cells(keys) >= KEYS_WIDTH:
        return [Content.styled(keys, "bold"), *_hanging(wrapped)]
    return [first, *_hanging(wrapped[1:])]


def _hanging(lines: Iterable[Content]) -> list[Content]:
    return [Content.assemble(" " * KEYS_WIDTH, line) for line in lines]


class HelpPanel(ModalScreen[None]):
    """What can be pressed on the screen below; scrolls, and any of its own keys closes it."""

    DEFAULT_CSS = """
    HelpPanel { align: center middle; background: $background 60%; }
    HelpPanel > Vertical {
        width: 90; max-width: 95%; height: auto; max-height: 95%; background: $panel; padding: 1 2;
    }
    HelpPanel #title { height: auto; text-style: bold; padding-bottom: 1; }
    HelpPanel VerticalScroll {
        height: auto; max-height: 65vh; scrollbar-size: 1 1;
        scrollbar-color: $foreground 20%; scrollbar-background: $panel;
    }
    HelpPanel #foot { height: auto; color: $muted; padding-top: 1; }
    """
    BINDINGS = [Binding("escape,enter,f1", "leave", show=False)]

    def __init__(self, found: Help, lang: Lang) -> None:
        super().__init__()
        self._found, self._lang = found, lang

    def compose(self) -> ComposeResult:
        """Title, keys, and how to go on."""
        with Vertical():
            title = texts.TITLE.say(self._lang, screen=self._found.title)
            yield Static(title, id="title", markup=False)
            with VerticalScroll():
                yield Static("", id="keys", markup=False)
            yield Static(texts.FOOT.say(self._lang), id="foot", markup=False)

    def on_resize(self) -> None:
        """Meanings wrap to the room there is."""
        width = min(90, int(self.size.width * 0.95)) - 6
        self.query_one("#keys", Static).update(drawn(self._found, self._lang, width))

    def action_leave(self) -> None:
        """Closes help."""
        self.dismiss(None)


def key_table_markdown(steps: Sequence[Step], screens: Sequence[type[SideScreen]]) -> str:
    """The key table of the README, in both languages, from the map and the screens' own keys."""
    names = {step.id: step.words for step in steps}
    desk = [(key.key, key.meaning) for key in keymap.KEYS if key.id not in keymap.GLOBAL]
    shared = [(keymap.key(one).key, keymap.key(one).meaning) for one in keymap.GLOBAL]
    groups = [
        (texts.AT_DESK, [*desk, *DESK_KEYS]),
        (texts.EVERYWHERE, shared),
        (texts.BESIDE, list(_keys_of(SideScreen, SideScreen.COMMON))),
        *((names[screen.STEP], list(_own_keys(screen))) for screen in screens),
        (texts.SCREENS, [(s.key, texts.OPENS_SCREEN.fill(screen=s.words)) for s in steps]),
    ]
    head = f"| {texts.TABLE_KEY.en} {texts.TABLE_KEY.zh} | English | 中文 |"
    lines = [head, "|---|---|---|"]
    for words, rows in groups:
        if rows:
            lines.append(f"| **{words.en} {words.zh}** | | |")
            lines += [_line(key, meaning) for key, meaning in rows]
    return "\n".join(lines)


def _own_keys(screen: type[SideScreen]) -> Iterator[tuple[str, Words]]:
    yield from _keys_of(screen, screen.HERE)
    if screen.DIGITS is not None:
        yield "digit", screen.DIGITS


def _keys_of(screen: type[SideScreen], names: Mapping[str, Named]) -> Iterator[tuple[str, Words]]:
    """The keys of a screen that have these names, each once."""
    keys = {binding.id: binding.key for binding in screen.BINDINGS if isinstance(binding, Binding)}
    keys |= {key.id: key.key for key in keymap.KEYS}
    keys |= {"select": "enter", "submit": "enter", "side.back": "escape"}
    found = ((keys[one], named.meaning) for one, named in names.items() if one in keys)
    yield from dict.fromkeys(found)


def _line(key: str, meaning: Words) -> str:
    keys = dict.fromkeys((face(key, "en"), face(key, "zh")))
    return f"| {' '.join(f'`{one}`' for one in keys)} | {meaning.say('en')} | {meaning.say('zh')} |"
