"""One report, three forms: the same figures in each, and a table no spreadsheet misreads."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import get_args

import pytest

from cs_tui.core.metrics.day import day_figures
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.metrics.figures import METRICS
from cs_tui.services import telling
from cs_tui.services.comparing import lasting
from cs_tui.services.report_day import DayReport
from cs_tui.services.report_model import Document, Form, Lasts, Section, Table
from cs_tui.services.report_writers import CLEAN, written
from cs_tui.services.wrapup import DayView
from cs_tui.texts import Lang
from tests.core.metrics.test_day import CASE, CHAT, DAY

LANGS: tuple[Lang, ...] = get_args(Lang)


def worked() -> tuple[list[ContactFacts], list[CaseFacts]]:
    """Twelve chats and three mails, with steps, ratings and a promise kept late."""
    contacts = [
        replace(
            CHAT,
            contact=f"c{n}",
            case=f"k{n}",
            channel="chat" if n < 12 else "email",
            frt_ms=20_000 + n * 1_700,
            turn_ms=(20_000 + n * 1_700, 200_000 if n == 3 else 41_000),
            handle_ms=380_000 + n * 61_000,
            first_met=n != 5,
            steps_ms=(10_000 + n, 20_000, 0, 30_000, 4_000),
            asked_again=n == 7,
        )
        for n in range(15)
    ]
    cases = [
        replace(
            CASE,
            case=f"k{n}",
            leaf=f"=LEAF{n % 2}",
            promises_made=1,
            promises_kept=n != 2,
            promises_late=n == 2,
            survey_channel="chat" if n < 12 else "email",
            survey_day=DAY,
            survey_agent="lin",
            survey_score=None if n == 11 else 5 - n % 3,
        )
        for n in range(15)
    ]
    return contacts, cases


def document(form: Form, lang: Lang, who: str = "林晓") -> Document:
    contacts, cases = worked()
    return DayReport(
        view=DayView(day_figures(contacts, cases, "lin", DAY)),
        who=who,
        lang=lang,
        zone="Asia/Shanghai",
        leaf_name=lambda leaf: leaf,
        clean=CLEAN[form],
    ).document()


def seconds(of: Lasts) -> str:
    return "" if of.ms is None else str(of.ms // 1000)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_markdown_is_in_the_table_and_in_the_text(lang: Lang) -> None:
    whole = document("md", lang)
    in_markdown = {line for line in written(whole, "md", lang).splitlines() if line[:1] == "|"}
    in_text = written(document("txt", lang), "txt", lang).splitlines()
    in_table = rows(written(document("csv", lang), "csv", lang))
    told = 0
    for section in whole.sections:
        if section.table is None:
            continue
        for row in section.table.rows:
            shown = [lasting(one.ms, lang) if isinstance(one, Lasts) else str(one) for one in row]
            told += len(shown)
            assert f"| {' | '.join(shown)} |" in in_markdown
            about = " ".join(shown[: section.table.named]).removeprefix("\\")
            parts = [one for one in shown[section.table.named :] if one != "-"]
            assert any(
                line.startswith(about) and all(part in line for part in parts) for line in in_text
            )
            counted = [seconds(one) if isinstance(one, Lasts) else str(one) for one in row]
            assert [section.title, *(one.replace("\\=", "'=") for one in counted)] in in_table
    assert told > 100


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_day_is_in_the_report(lang: Lang) -> None:
    contacts, cases = worked()
    day = day_figures(contacts, cases, "lin", DAY)
    text = written(document("md", lang), "md", lang)
    for row in day.channels:
        for one in telling.of_channel(row):
            if METRICS[one.metric].unit == "share":
                assert telling.percent_of(one) in text
            assert one.median is None or lasting(one.median, lang) in text
    assert {one.metric for row in day.channels for one in telling.of_channel(row)} >= {
        *("step_contact", "step_follow_up", "csat", "negative_of_all", "turns_in_time"),
        *("first_response", "handling", "survey_response", "first_in_time"),
    }
    shares = [line for line in text.splitlines() if "1 | 15" in line or "14 | 15" in line]
    assert len(shares) == 2, "asked again, and the promises kept"


def test_a_spreadsheet_reads_chinese_and_takes_nothing_for_a_date_a_time_or_a_formula() -> None:
    text = written(document("csv", "zh", who="=HYPERLINK(1)"), "csv", "zh")
    assert text.startswith("\ufeff")
    cells = [cell for row in rows(text) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t")]
    assert not [cell for cell in cells if cell.replace("/", "").isdigit() and "/" in cell]
    assert not [cell for cell in cells if cell.replace(":", "").isdigit() and ":" in cell]
    assert "'=LEAF0" in cells, "a guard that can be seen"


def test_a_planted_formula_would_be_seen() -> None:
    table = Table(("a", "b"), (("=1+1", 3),))
    assert "'=1+1" in written(Document("t", (Section("s", table=table),)), "csv", "zh")


def test_the_plain_text_needs_no_columns() -> None:
    text = written(document("txt", "zh"), "txt", "zh")
    assert "|" not in text
    assert "#" not in text
    assert "在线：接入 12，已处理 12，已解决 12，无需处理 0" in text
