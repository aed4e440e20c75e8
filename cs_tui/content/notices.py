"""The notices of `notices.toml`: read, checked, and made into what is published."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from cs_tui.content.files import read_toml
from cs_tui.content.folder import data_folder
from cs_tui.core import bulletin
from cs_tui.core.bulletin import BulletinPublished, NoticeKind
from cs_tui.core.policy.base import Frozen, Id, Pair
from cs_tui.core.policy.faults import Fault, repeated, shape_faults
from cs_tui.core.quiz import QuizFault, questions, read
from cs_tui.core.said import Said
from cs_tui.errors import BadFile
from cs_tui.texts import content as texts

Day = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


def _well_written(text: str) -> str:
    try:
        read(text)
    except QuizFault as fault:
        raise _error(fault) from fault
    return text


def _error(fault: QuizFault) -> PydanticCustomError:
    return PydanticCustomError(f"quiz_{fault.kind}", "{line}", {"line": fault.line})


QuizText = Annotated[str, AfterValidator(_well_written)]


class QuizPair(Frozen):
    """The check of a notice as it is written in each language; blank where there is none."""

    zh: QuizText = ""
    en: QuizText = ""

    @model_validator(mode="after")
    def _alike(self) -> Self:
        try:
            questions(self.zh, self.en)
        except QuizFault as fault:
            raise _error(fault) from fault
        return self


class NoticeRow(Frozen):
    """One notice as it stands in the file."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    kind: NoticeKind = "process"
    title: Pair
    body: Pair
    from_day: Day = Field("", alias="from")
    to_day: Day = Field("", alias="to")
    mandatory: bool = False
    study: tuple[str, ...] = ()
    check: QuizPair = QuizPair()

    @property
    def stream(self) -> str:
        """The stream it is published on."""
        return bulletin.stream_of(self.id)

    def published(self) -> BulletinPublished:
        """What is published."""
        return BulletinPublished(
            version=self.version,
            title=Said(zh=self.title.zh.strip(), en=self.title.en.strip()),
            body=Said(zh=self.body.zh.strip(), en=self.body.en.strip()),
            form=self.kind,
            from_day=self.from_day,
            to_day=self.to_day,
            mandatory=self.mandatory,
            study=self.study,
            check=questions(self.check.zh, self.check.en),
        )


class NoticeFile(Frozen):
    """Everything `notices.toml` holds."""

    notices: tuple[NoticeRow, ...] = ()


def load_notices(folder: Traversable | None = None) -> tuple[NoticeRow, ...]:
    """Every notice of `notices.toml`. Raises `BadFile` naming the field."""
    file = (folder or data_folder()) / "notices.toml"
    document = read_toml(file)
    try:
        rows = NoticeFile.model_validate(document).notices
    except ValidationError as error:
        raise _bad(file, shape_faults(error, document)[0]) from error
    for fault in repeated("notices", (row.id for row in rows)):
        raise _bad(file, fault)
    return rows


def _bad(file: Traversable, fault: Fault) -> BadFile:
    return BadFile(texts.FILE_FIELD.fill(file=file, field=fault.field, reason=fault.reason))
