"""Answers in the wire's models, and how a body that is parsed by hand is described to others."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from cs_tui.server.problems import MEDIA_TYPE
from cs_tui.sync.wire import Problem


def reply(message: BaseModel) -> Response:
    """A message of the wire as an answer."""
    return Response(message.model_dump_json(), media_type="application/json")


def takes(model: type[BaseModel], *headers: str) -> dict[str, Any]:
    """The part of the OpenAPI page that describes a JSON body and required headers."""
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": model.model_json_schema()}},
        },
        "parameters": [
            {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
            for name in headers
        ],
    }


def gives(model: type[object]) -> dict[int | str, dict[str, Any]]:
    """The answers of a route: its message, or a problem."""
    return {
        200: {"model": model},
        "4XX": {"model": Problem, "content": {MEDIA_TYPE: {}}},
    }
