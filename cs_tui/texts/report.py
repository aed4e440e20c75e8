"""Words of the report of a day."""

from cs_tui.texts.words import Words

TITLE = Words(zh="日报 {day} {who}", en="Report of {day}, {who}")
UNNAMED = Words(zh="我", en="me")
CHANNEL = Words(zh="渠道", en="channel")
FIRST_N = Words(zh="首响件数", en="first response n")
FIRST_MEDIAN = Words(zh="首响中位", en="first response median")
FIRST_P90 = Words(zh="首响九成内", en="first response 9 of 10 within")
HANDLING_N = Words(zh="处理件数", en="handling n")
HANDLING_MEDIAN = Words(zh="处理中位", en="handling median")
HANDLING_P90 = Words(zh="处理九成内", en="handling 9 of 10 within")
LEGEND = Words(
    zh="九成内按最近秩取实际出现过的值；不足 {few} 件不给；时长从不跨渠道合并。",
    en="9 of 10 within is the nearest rank, a value that occurred; not given below {few}; times "
    "are never put together across channels.",
)
WAITING = Words(zh="还没有首次响应", en="Still without a first answer")
WAITING_ONE = Words(zh="{number} {channel}，{since} 起", en="{number} {channel}, since {since}")
NOBODY_WAITS = Words(zh="没有。", en="Nobody.")
PROMISES = Words(zh="承诺", en="Promises")
PROMISES_KEPT = Words(
    zh="按时兑现 {hits}/{n}，还欠 {owed}。", en="Kept in time {hits}/{n}; {owed} still owed."
)
LATE = Words(zh="{number} 晚了 {late}{what}", en="{number} {late} late{what}")
WHAT = Words(zh="：{what}", en=": {what}")
OWN = Words(zh="和自己最近 {n} 个班次比", en="Against the own last {n} shifts")
OWN_ROW = Words(
    zh="{channel} {metric}：中位 {today}，{verdict}", en="{metric}, {channel}: {today}, {verdict}"
)
LEAVES = Words(zh="时间花在哪里", en="Where the day went")
LEAF = Words(zh="{name} {n}", en="{name} {n}")
SHIFT = Words(zh="班次和小休", en="Shift and breaks")
ON_SINCE = Words(zh="{since} 上岗，还没有收班", en="on duty since {since}, not ended")
ON_UNTIL = Words(zh="{since} 上岗，{until} 收班", en="on duty {since} to {until}")
BREAK = Words(zh="小休", en="break")
BREAK_OVER = Words(
    zh="{name} {since} 到 {until}（{lasted}）", en="{name} {since} to {until} ({lasted})"
)
BREAK_ON = Words(zh="{name} {since} 起，还没有回来", en="{name} since {since}, not back yet")
GIVEN = Words(
    zh="第 {version} 版，{time} 交给{whom}，交出 {n} 项。",
    en="Version {version}, given to {whom} at {time}: {n} passed on.",
)
SIGNED_BY = Words(zh="{who} {time} 已签。", en="Signed by {who} at {time}.")
UNSIGNED = Words(zh="班长还没有签。", en="Not signed yet.")
ITEM = Words(zh="{number} {severity}{due}", en="{number} {severity}{due}")
DUE = Words(zh="，{time} 前", en=", by {time}")
LEFT_OUT = Words(zh="{number} 不交接{why}", en="{number} left out{why}")
COMMENT = Words(zh="{who}批注：{text}", en="{who} comments: {text}")
REFLECTED = Words(
    zh="已写，班长可见；要带上原文请选“带文字”。",
    en="Written and shared with the lead; its words are in the report with free text.",
)
SAID = Words(zh="{what}：{text}", en="{what}: {text}")
ACT_TEXTS = Words(
    zh="存日报，带承诺、交接、回顾的文字（可能含客户资料）",
    en="save the report with free text (may name customers)",
)
WROTE_TEXTS = Words(
    zh="日报已存到 {path}，带文字，可能含客户资料，转发前请看一遍",
    en="the report is saved to {path} with free text; read it before you pass it on",
)
APART = Words(zh="另计：{parts}。", en="Apart from these: {parts}.")
WROTE = Words(
    zh="日报已存到 {path}，只有工单号，没有客户资料",
    en="the report is saved to {path}; case numbers only, nothing of customers",
)
NOT_WRITTEN = Words(
    zh="日报没有存成：{path}，{why}。数据都还在，请检查磁盘后再存一次",
    en="the report could not be saved to {path}: {why}. All figures are kept; check the disk and "
    "save it again",
)

CLI_LANG = Words(zh="日报的语言", en="language of the report")
CLI_SAVE = Words(
    zh="存成文件（0600，在本人的目录下），不打印", en="save it to a file (0600, in the own folder)"
)
CLI_TEXTS = Words(
    zh="带上承诺、交接、回顾的文字（可能含客户资料）",
    en="with free text: promises, handover, reflection (may name customers)",
)
EXAMPLES = Words(
    zh="""示例：
  cs-tui report
  cs-tui report --day yesterday --lang en
  cs-tui report --save
除非加 --texts，日报只有工单号，没有客户资料。""",
    en="""examples:
  cs-tui report
  cs-tui report --day yesterday --lang zh
  cs-tui report --save
unless --texts is given there is nothing of customers in it but case numbers.""",
)
