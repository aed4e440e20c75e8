"""What `cs-tui kb`, `stats`, `sync` and `enrol` say."""

from cs_tui.texts.words import Words

IMPORT = Words(zh="导入知识（JSON 行）", en="bring in articles (JSON lines)")
SEARCH = Words(zh="查找知识", en="look knowledge up")
FILE = Words(
    zh="每行一条 JSON：id、title、body、aliases、lang、cat；- 表示标准输入",
    en="one JSON object a line: id, title, body, aliases, lang, cat; - reads standard input",
)
SOURCE = Words(
    zh="来源名：同一来源的同一 id 是同一条知识",
    en="where they come from: the same id from the same source is the same article",
)
DRY_RUN = Words(zh="只检查，不写入", en="only check, write nothing")
QUERY = Words(zh="要找的话：中文、拼音、首字母、英文", en="what to look for, in any wording")
STDIN = Words(zh="标准输入每行一个查询", en="one query for each line of standard input")
HITS = Words(zh="最多几条（默认 10）", en="at most so many hits (10 unless told)")
ONLY_LANG = Words(zh="只要这种语言的", en="only articles in this language")
KB_EXAMPLES = Words(
    zh="""示例：
  cs-tui kb import faq.jsonl --dry-run
  cs-tui kb import faq.jsonl --source 店铺FAQ
  cs-tui kb search 退款多久到账
  cs-tui kb search tkdz -k 3
  cs-tui kb search --stdin --json < 问题.txt
标准输入的每一行得到一行 JSON：{"query": …, "hits": [{"id", "title", "score", …}]}
退出码：有不合格的行为 3（其余的行照常导入）""",
    en="""examples:
  cs-tui kb import faq.jsonl --dry-run
  zcat faq.jsonl.gz | cs-tui kb import - --source shop-faq --json
  cs-tui kb search "how long does a refund take" --lang en
  cs-tui kb search --stdin --json < queries.txt
each line of standard input is answered by one line of JSON:
  {"query": ..., "hits": [{"id", "title", "score", ...}]}
exit code: 3 when a line was bad (the others are imported all the same)""",
)
QUERY_OR_STDIN = Words(
    zh="请给出要找的话，或用 --stdin 逐行读入（二选一）",
    en="name what to look for, or read lines with --stdin: one of the two",
)
HITS_FROM_1 = Words(zh="-k 至少为 1", en="-k must be 1 or more")
NOTHING_FOUND = Words(zh="没有找到", en="nothing found")
WHOLE_LINE = Words(zh="整行", en="the line")
BAD_LINE = Words(zh="第 {line} 行，{field}：{reason}", en="line {line}, {field}: {reason}")
PROGRESS = Words(zh="已处理 {n} 条……", en="{n} so far…")
IMPORTED = Words(
    zh="新增 {added}，更新 {changed}，未变 {same}，不合格 {bad}",
    en="added {added}, changed {changed}, same {same}, bad {bad}",
)
WOULD = Words(
    zh="只检查：将新增 {added}，更新 {changed}，未变 {same}，不合格 {bad}",
    en="dry run: would add {added}, change {changed}, leave {same}; bad {bad}",
)
