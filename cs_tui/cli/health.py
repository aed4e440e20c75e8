"""What `cs-tui doctor` puts together: the program, its files, the terminal, the hub."""

from __future__ import annotations

import argparse
import asyncio
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Final

import cs_tui
from cs_tui import settings
from cs_tui.cli import hub_place
from cs_tui.cli.hub_health import served
from cs_tui.cli.output import language, put, put_json
from cs_tui.errors import CsError
from cs_tui.ids import monotonic_ms, wall_clock
from cs_tui.services.doctor import Examined, examine
from cs_tui.services.probes.check import HUB_CODE, Check
from cs_tui.services.probes.terminal import terminal
from cs_tui.store.profile import Profile
from cs_tui.texts import Words
from cs_tui.texts import doctor as texts

TESTED_TEXTUAL: Final = "8.2.8"
OLDEST_PYTHON: Final = (3, 11)
DEADLINE_S: Final = 3.0
"""All of what is asked of the hub."""
CLOCK_OFF_MS: Final = 120_000


def run(args: argparse.Namespace) -> int:
    """Every check, then 0, or the exit code of the first that failed."""
    checks = [*_program()]
    found = examine(settings.places(), wall_clock(), quick=args.quick)
    checks += found.checks
    checks += terminal()
    checks.append(_hub(found, offline=args.offline))
    checks += served(hub_place.given(args), wall_clock())
    if args.json:
        put_json({"verdict": worst(checks), "checks": [_data(check) for check in checks]})
    else:
        for check in checks:
            _tell(check)
    return next((check.code for check in checks if check.verdict == "fail"), 0)


def worst(checks: Sequence[Check]) -> str:
    """The worst verdict of all; what is not known is no fault."""
    found = {check.verdict for check in checks}
    return next((verdict for verdict in ("fail", "warn") if verdict in found), "ok")


def _program() -> Iterator[Check]:
    place = Path(cs_tui.__file__).parent
    yield Check("program", texts.PROGRAM, f"cs_tui {cs_tui.__version__}, {place}")
    old = sys.version_info[:2] < OLDEST_PYTHON
    version = f"{platform.python_version()}, {sys.executable}"
    yield Check("python", texts.PYTHON, version, "fail" if old else "ok", texts.OLD_PYTHON, 1)
    hint = texts.OTHER_TEXTUAL.fill(wanted=TESTED_TEXTUAL)
    try:
        found = metadata.version("textual")
    except metadata.PackageNotFoundError:
        yield Check("textual", texts.TEXTUAL, texts.NOT_INSTALLED, "warn", hint)
        return
    yield Check("textual", texts.TEXTUAL, found, "ok" if found == TESTED_TEXTUAL else "warn", hint)


def _hub(found: Examined, *, offline: bool) -> Check:
    who = found.profile
    if who is None or who.alone:
        return Check("hub", texts.HUB, texts.NO_HUB, code=HUB_CODE)
    if offline:
        return Check("hub", texts.HUB, who.hub_url, "unknown", code=HUB_CODE)
    started = monotonic_ms()
    try:
        off_ms = asyncio.run(_asked(who))
    except TimeoutError:
        hint = texts.HUB_LATE.fill(url=who.hub_url, s=int(DEADLINE_S))
        return Check("hub", texts.HUB, who.hub_url, "fail", hint, HUB_CODE)
    except CsError as error:
        return Check("hub", texts.HUB, who.hub_url, "fail", error.words, HUB_CODE)
    value = texts.ANSWERS.fill(url=who.hub_url, ms=monotonic_ms() - started)
    if abs(off_ms) > CLOCK_OFF_MS:
        hint = texts.CLOCK_OFF.fill(s=abs(off_ms) // 1000)
        return Check("hub", texts.HUB, value, "warn", hint, HUB_CODE)
    return Check("hub", texts.HUB, value, code=HUB_CODE)


async def _asked(who: Profile) -> int:
    """How far this machine's clock is off. Raises `TimeoutError` and the gateway's errors."""
    from cs_tui.sync.gateway import Gateway

    async with asyncio.timeout(DEADLINE_S):
        gateway = Gateway(who.hub_url, who.token, fingerprint=who.fingerprint)
        try:
            before = wall_clock()
            hello = await gateway.hello()
            off_ms = hello.time - (before + wall_clock()) // 2
            # Who the hub is anybody may ask; this only a device that it still knows.
            await gateway.queue()
        finally:
            await gateway.close()
    return off_ms


def _data(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "name": _said(check.name),
        "value": _said(check.value),
        "verdict": check.verdict,
        "hint": _hint(check),
    }


def _tell(check: Check) -> None:
    verdict = texts.VERDICTS[check.verdict]
    put(texts.LINE.fill(verdict=verdict, name=check.name, value=check.value))
    hint = _hint(check)
    if hint is not None:
        put(f"    {hint}")


def _hint(check: Check) -> str | None:
    if check.hint is None or check.verdict not in ("warn", "fail"):
        return None
    return check.hint.say(language())


def _said(text: Words | str) -> str:
    return text if isinstance(text, str) else text.say(language())
