"""What the hub logs: one JSON object a line, and of a fault where it was, never what was in it."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Final, TextIO

NAME: Final = "cs_tui.hub"


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level and words; of an error its kind and place.

        Its own message is left out: errors quote the values they stumble over.
        """
        said = record.getMessage()
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower()}
        if record.name == f"{NAME}.requests":
            line |= json.loads(said)
        else:
            line["said"] = said
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["where"] = [f"{one.filename}:{one.lineno} {one.name}" for one in frames]
        return json.dumps(line, ensure_ascii=False)


def begin(stream: TextIO | None = None, *, requests: bool = False) -> None:
    """From now on the hub's log goes to `stream`, by default standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Lines())
    logger = logging.getLogger(NAME)
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logging.getLogger(f"{NAME}.requests").setLevel(logging.INFO if requests else logging.WARNING)
