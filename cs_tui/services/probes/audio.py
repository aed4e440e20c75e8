"""Ears and mouth: whether this machine has sound devices. That they work only a person can hear."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cs_tui.services.probes.check import Check
from cs_tui.texts import preshift as texts

CARDS: Final = Path("/proc/asound/cards")
LISTING_S: Final = 2.0
_LISTS: Final = {
    "darwin": ("system_profiler", "SPAudioDataType"),
    "win32": ("powershell", "-NoProfile", "-Command", "(Get-CimInstance Win32_SoundDevice).Name"),
}


def devices(env: Mapping[str, str] = os.environ, cards: Path = CARDS) -> Check:
    """Sound devices by name. Over SSH the headset is on another machine, so nothing is known."""
    if env.get("SSH_CONNECTION") or env.get("SSH_TTY"):
        return Check("audio", texts.AUDIO, texts.FAR_AWAY, "unknown", texts.LISTEN)
    names = _cards(cards) if sys.platform.startswith("linux") else _listed()
    if names is None:
        return Check("audio", texts.AUDIO, texts.CANNOT_TELL, "unknown", texts.LISTEN)
    if not names:
        return Check("audio", texts.AUDIO, texts.NO_DEVICE, "warn", texts.PLUG_IN)
    return Check("audio", texts.AUDIO, texts.DEVICES.fill(n=len(names), first=names[0]))


def _cards(file: Path) -> list[str] | None:
    """The cards the kernel knows; None where it knows of no sound at all, as in containers."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return [line.partition(": ")[2].strip() for line in text.splitlines() if "]: " in line]


def _listed() -> list[str] | None:
    command = _LISTS.get(sys.platform)
    if command is None:
        return None
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LISTING_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return [line.strip(" :") for line in ran.stdout.splitlines() if line.strip()][:20]
