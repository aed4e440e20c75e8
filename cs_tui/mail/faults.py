"""What can go wrong with the mail servers. Nothing is lost by it: the next round tries again."""

from __future__ import annotations

from cs_tui.errors import Offline


class MailTrouble(Offline):
    """A mail server cannot be reached, does not prove who it is, or does not let us in."""
