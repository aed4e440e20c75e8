"""The command line. `cs-tui` alone opens the desk; every job has a plain command as well.

This module and the parsers import nothing heavy, so that `--help` costs nothing; a command imports
what it needs when it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cs_tui.cli.commands import find, overview
from cs_tui.cli.output import complain
from cs_tui.errors import CsError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code, of which `errors` has the table."""
    os.umask(0o077)
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in ("-h", "--help", "help"):
        sys.stdout.write(overview())
        return 0
    if words and words[0] in ("-V", "--version"):
        from cs_tui import __version__

        sys.stdout.write(f"cs-tui {__version__}\n")
        return 0
    try:
        return find(words)
    except CsError as error:
        complain(error.words)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output left; writing the rest would only fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def run() -> None:
    """The entry point of the `cs-tui` program."""
    sys.exit(main())
