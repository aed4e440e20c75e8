"""`python -m cs_tui` is `cs-tui`."""

from __future__ import annotations

from cs_tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
