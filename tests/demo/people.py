"""Stories made for the tests."""

from __future__ import annotations

from typing import Any

from cs_tui.content import Story

BUSY: dict[str, Any] = {
    "id": "busy",
    "lang": "zh",
    "channel": "chat",
    "leaf": "URGE",
    "nature": "help",
    "customer": {"name": "张三", "phone": "13800000000", "order_no": "2026", "tier": "normal"},
    "opening": [{"text": "在吗"}, {"text": "没发货", "after_ms": 5_000}],
    "replies": {
        "after_any_reply": [
            {"text": "急用", "after_ms": 4_000},
            {"text": "还是急用", "after_ms": 4_000},
        ],
        "on_promise": [{"text": "等你电话", "after_ms": 3_000}],
        "thanks": [{"text": "谢谢", "after_ms": 2_000}],
        "impatient": [
            {"text": "人呢", "after_ms": 60_000},
            {"text": "投诉了", "after_ms": 90_000},
        ],
    },
}


def story(**changed: Any) -> Story:
    """A story with opening, answers, thanks and impatience; some of it changed."""
    return Story.model_validate(BUSY | changed)
