"""What is measured: fact rows, the definition of every figure, and the figures of a day."""

from cs_tui.core.day_figures import (
    ChannelFigures,
    Counts,
    DayFigures,
    Unanswered,
    day_figures,
    figures_of,
)
from cs_tui.core.fact_rows import CaseFacts, ContactFacts, QuizFacts
from cs_tui.core.figures import METRICS, Figure, Metric

__all__ = [
    "METRICS",
    "CaseFacts",
    "ChannelFigures",
    "ContactFacts",
    "Counts",
    "DayFigures",
    "Figure",
    "Metric",
    "QuizFacts",
    "Unanswered",
    "day_figures",
    "figures_of",
]
