"""Acts of access: who enrolled a device, who revealed what and why. On `access/<agent>/<day>`."""

from __future__ import annotations

from typing import ClassVar

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.state import Quoting, change
from cs_tui.texts import Words
from cs_tui.texts import access as texts


class Access(Quoting):
    """The fold of one person's day of access: a count; the events are what matters."""

    acts: int = 0


class _Accessed(Body):
    def apply(self, access: Access, event: Event) -> Access:
        return change(access, acts=access.acts + 1)


class DeviceEnrolled(_Accessed):
    """A one-time code was redeemed on a device."""

    kind: ClassVar[str] = "device_enrolled"
    called: ClassVar[Words] = texts.DEVICE_ENROLLED
    device: str
    prefix: str


class Revealed(_Accessed):
    """Masked data of a case was shown in full for a while."""

    kind: ClassVar[str] = "revealed"
    called: ClassVar[Words] = texts.REVEALED
    case: str
    field: str
    seconds: int
    reason: PersonalText = ""


EVENTS: tuple[type[Body], ...] = (DeviceEnrolled, Revealed)


def stream_of(agent_id: str, day: str) -> str:
    """The stream of one person's day of access."""
    return f"access/{agent_id}/{day}"
