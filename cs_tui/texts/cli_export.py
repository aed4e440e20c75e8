"""What `cs-tui case export` says."""

from cs_tui.texts.words import Words

EXPORT = Words(
    zh="导出给商品、服务、市场部门分析：一行一张工单，没有姓名、号码、订单号、原话和员工",
    en="for product, service and marketing: one line a case, with no name, number, order, word of "
    "anybody or agent in it",
)
FILE = Words(zh="写到哪个文件：.csv 或 .jsonl", en="the file to write: .csv or .jsonl")
FIRST = Words(
    zh="从哪天起（含）：日期、today 或 yesterday", en="the first day: a date, today or yesterday"
)
LAST = Words(zh="到哪天止（含），默认今天", en="the last day, today unless told")
DATABASE = Words(
    zh="读本机服务器的数据库（全店）；不写就读这个工位自己的记录",
    en="read the database of the hub on this machine (the whole shop); without it, the records of "
    "this desk",
)
WHICH_FORM = Words(
    zh="文件名要以 .csv 或 .jsonl 结尾：{file}",
    en="the name of the file must end in .csv or .jsonl: {file}",
)
BACKWARDS = Words(
    zh="结束日期 {last} 早于开始日期 {first}", en="the last day {last} is before the first, {first}"
)
NOT_ALLOWED = Words(
    zh="导出全组工单要由班长、质检、经理或管理员来做；没有写文件",
    en="leads, QA, managers and admins export the cases of a team; no file was written",
)
WRITTEN = Words(
    zh="{first} 至 {last} 的 {n} 张工单已写入 {file}；不足 5 张的分类并为 other",
    en="cases of {first} to {last}: {n}, written to {file}; what has fewer than 5 is told as other",
)
NOT_WRITTEN = Words(
    zh="写不了文件 {file}：{why}。原来的文件没有改动",
    en="cannot write {file}: {why}. What was there is as it was",
)
