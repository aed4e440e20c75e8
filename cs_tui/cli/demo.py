"""`cs-tui demo`: a living floor to try the desk on; nothing is left behind."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from cs_tui.cli.output import language, put_json, say
from cs_tui.texts import demo as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    lang = language()
    parser.epilog = f"{texts.EXAMPLES.en}\n{texts.EXAMPLES.zh}"
    parser.add_argument("--name", help=texts.NAME.say(lang))
    parser.add_argument(
        "--role", choices=("agent", "lead", "admin"), default="agent", help=texts.ROLE.say(lang)
    )
    parser.add_argument("--seed", type=int, metavar="N", help=texts.SEED.say(lang))
    parser.add_argument("--headless", type=int, metavar="SECONDS", help=texts.HEADLESS.say(lang))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Runs a demo until its desk is closed. Raises `DemoFailed`."""
    from cs_tui.demo.run import Newcomer, OpenDesk, run_demo

    open_desk: OpenDesk = _open_desk
    if args.headless is not None:
        from cs_tui.demo.headless import watching

        open_desk = watching(args.headless, put_json)
    lang = language()
    newcomer = Newcomer(args.name or texts.YOU.say(lang), lang, args.role)
    return run_demo(open_desk, newcomer, seed=args.seed)


def _open_desk(_home: Path, code: str, url: str) -> int:
    say(texts.RUNS.fill(url=url, code=code))
    while True:
        time.sleep(3600)
