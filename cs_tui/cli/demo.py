"""`cs-tui demo`: a living floor to try the desk on; nothing is left behind."""

from __future__ import annotations

import argparse
from pathlib import Path

from cs_tui.cli.output import language, put_json
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
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--headless", type=int, metavar="SECONDS", help=texts.HEADLESS.say(lang))
    instead.add_argument("--json", action="store_true", help=texts.JSON.say(lang))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Runs a demo until its desk is closed. Raises `DemoFailed`."""
    from cs_tui.demo.run import Newcomer, OpenDesk, run_demo

    open_desk: OpenDesk = _open_desk
    if args.json:
        from cs_tui.demo.headless import open_to_scripts

        open_desk = open_to_scripts(put_json)
    elif args.headless is not None:
        from cs_tui.demo.headless import watching

        open_desk = watching(args.headless, put_json)
    else:
        from cs_tui._terminal import require_terminal

        require_terminal()
    lang = language()
    newcomer = Newcomer(args.name or texts.YOU.say(lang), lang, args.role)
    return run_demo(open_desk, newcomer, seed=args.seed)


def _open_desk(home: Path, code: str, _url: str) -> int:
    import asyncio

    from cs_tui.bootstrap import join
    from cs_tui.settings import Places
    from cs_tui.start import open_app

    lang = language()
    places = Places(home, home, home)
    asyncio.run(join(places, code, device="demo", lang=lang))
    return open_app(places, lang, on_duty=True)
