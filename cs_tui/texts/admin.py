"""What the admin's screen says."""

from cs_tui.texts.words import Words

ALONE = Words(
    zh="单机工作时只有自己一个人，没有人员可管。多人使用请运行 cs-tui serve，再用登记码加入。",
    en="A desk that works alone has nobody else. For a team run cs-tui serve and join it with a "
    "code.",
)
