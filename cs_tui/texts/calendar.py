"""What can be wrong with the working calendar, and what to say about days not yet announced."""

from __future__ import annotations

from cs_tui.texts import Words

NO_SUCH_ZONE = Words(
    zh="工作日历里的时区“{zone}”不存在。请写成“Asia/Shanghai”这样的名称。",
    en="The calendar names a time zone nobody knows: “{zone}”. Write one like Asia/Shanghai.",
)
NEVER_OPEN = Words(
    zh="工作日历一周没有一天营业，算不出到期时间。请至少给一天写上营业时间。",
    en="The calendar is never open, so nothing can fall due. Give at least one weekday its hours.",
)
NO_TIME = Words(
    zh="“{given}”不是时间；请写成 18:30 或 11-25 18:30",
    en="“{given}” is no time; write 18:30 or 11-25 18:30",
)
TIME_PASSED = Words(
    zh="{given} 已经过了；请写一个之后的时间", en="{given} has passed; write a later time"
)
