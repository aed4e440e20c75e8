"""Words of the report of a day."""

from cs_tui.texts.words import Words

TITLE = Words(zh="日报 {day} {who}", en="Report of {day}, {who}")
UNNAMED = Words(zh="我", en="me")
CHANNEL = Words(zh="渠道", en="channel")
COUNTS = Words(zh="接待", en="Counts")
TIMES = Words(zh="时长", en="Times")
SHARES = Words(zh="达标与评价", en="In time, and ratings")
COMMENTS = Words(zh="本人批注", en="Comments")
FIGURE = Words(zh="指标", en="figure")
N = Words(zh="次数", en="n")
MEDIAN = Words(zh="中位", en="median")
MEAN = Words(zh="平均", en="mean")
P90 = Words(zh="九成内", en="9 of 10 within")
CATEGORY = Words(zh="分类", en="category")
HITS = Words(zh="件数", en="count")
OF = Words(zh="总数", en="of")
SHARE = Words(zh="占比", en="share")
RANGE = Words(zh="95% 区间", en="95% range")
SCORE = Words(zh="平均分", en="mean score")
TOLD = Words(zh="{name}：{values}", en="{name}: {values}")
IN_SECONDS = Words(zh="{name}（秒）", en="{name} (s)")
LEGEND = Words(
    zh="九成内按最近秩取实际出现过的值；不足 {few} 次不给平均和九成内；时长从不跨渠道合并。",
    en="9 of 10 within is the nearest rank, a value that occurred; neither it nor the mean is "
    "given below {few}; times are never put together across channels.",
)
SHARE_LEGEND = Words(
    zh="不足 {few} 件只给件数；不足 {enough} 件的占比附 95% 区间（Wilson），评分始终附区间。",
    en="Below {few} counts only; below {enough} a share has its 95% range (Wilson), ratings always "
    "have it.",
)
WAITING = Words(zh="还没有首次响应", en="Still without a first answer")
WAITING_ONE = Words(zh="{number} {channel}，{since} 起", en="{number} {channel}, since {since}")
NOBODY_WAITS = Words(zh="没有。", en="Nobody.")
PROMISES = Words(zh="承诺", en="Promises")
PROMISES_KEPT = Words(
    zh="按时兑现 {kept}，还欠 {owed}。", en="Kept in time {kept}; {owed} still owed."
)
LATE = Words(zh="{number} 晚了 {late}{what}", en="{number} {late} late{what}")
WHAT = Words(zh="：{what}", en=": {what}")
OWN = Words(zh="和自己最近 {n} 个班次比", en="Against the own last {n} shifts")
OWN_ROW = Words(
    zh="{channel} {metric}：中位 {today}，{verdict}", en="{metric}, {channel}: {today}, {verdict}"
)
LEAVES = Words(zh="时间花在哪里", en="Where the day went")
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
APART = Words(zh="不计入以上各项", en="Apart from these")
WROTE_COMMENTS = Words(
    zh="日报已存到 {path}：工单号、数据和你的 {n} 条批注",
    en="the report is saved to {path}: case numbers, figures and your comments ({n})",
)
WROTE = Words(
    zh="日报已存到 {path}，只有工单号，没有客户资料",
    en="the report is saved to {path}; case numbers only, nothing of customers",
)
NOT_WRITTEN = Words(
    zh="日报没有存成：{path}，{why}。数据都还在，请检查磁盘后再存一次",
    en="the report could not be saved to {path}: {why}. All figures are kept; check the disk and "
    "save it again",
)

AS = Words(zh="存成什么", en="Save it as")
FORM_NAMES = {
    "md": Words(zh="Markdown：贴进文档、工单系统", en="Markdown, for documents and trackers"),
    "csv": Words(zh="CSV：用 Excel、WPS 打开", en="CSV, for Excel and its like"),
    "txt": Words(zh="纯文本：贴进群、邮件", en="plain text, for chats and mail"),
}
ACT_COMMENT = Words(zh="给日报写批注（数字不能改）", en="comment the report (figures stay)")
ASK_COMMENT = Words(
    zh="批注什么？随日报一起交出，请别写客户资料",
    en="Your comment? It goes with the report; leave customers' data out",
)
COMMENTED = Words(zh="已写入日报的批注", en="the comment is in the report")
COMMENT_EMPTY = Words(zh="批注不能空", en="a comment needs words")
COMMENT_OFF_DUTY = Words(
    zh="批注写在自己那一天的班次里；那天没有上岗，今天请先上岗",
    en="a comment stands in your own shift of the day: there was none; today, go on duty first",
)
REPORT_COMMENTED = Words(zh="日报批注", en="a comment on the report")
CLI_FORMAT = Words(
    zh="格式：md、csv（Excel 可直接打开）、txt、json", en="md, csv (opens in Excel), txt, or json"
)
CLI_COMMENT = Words(
    zh="先给当天的日报加一条批注；数字不能改",
    en="add a comment to the day's report first; figures cannot be changed",
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
  cs-tui report --format csv --save
  cs-tui report --comment "下午系统慢了一小时"
除非加 --texts，日报只有工单号，没有客户资料。""",
    en="""examples:
  cs-tui report
  cs-tui report --day yesterday --lang zh
  cs-tui report --format csv --save
  cs-tui report --comment "the system was slow for an hour"
unless --texts is given there is nothing of customers in it but case numbers.""",
)
