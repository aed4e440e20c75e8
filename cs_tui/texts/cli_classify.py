"""What `cs-tui classify` says."""

from cs_tui.texts.words import Words

LEARN = Words(zh="从老工单学习（JSON 行）", en="learn from old tickets (JSON lines)")
FORGET = Words(
    zh="忘掉教过的老工单（全组），服务器和各工作台上的原文一并删除；默认：自带标签的那些",
    en="forget old tickets for everybody and erase their text at the hub and at every desk; "
    "those with labels of their own unless told",
)
CATEGORIES = Words(
    zh="忘掉教给工作台的老工单（标签是本店分类的）；确认过的工单仍算数",
    en="forget those that taught the desk: with categories of this shop; confirmed cases still "
    "count",
)
FILE = Words(
    zh="每行一条 JSON：text、label；- 表示标准输入",
    en="one JSON object a line: text, label; - reads standard input",
)
SKIP_BAD = Words(
    zh="跳过不合格的行，学习其余的（默认：有一行不合格就都不学）",
    en="pass over bad lines and learn the others (unless told, one bad line stops all)",
)
DRY_RUN = Words(zh="只检查，不学习", en="only check, learn nothing")
STDIN = Words(
    zh="标准输入每行一段话，逐行给出分类建议", en="suggest for each line of standard input"
)
MOST = Words(zh="最多几个建议（默认 3）", en="at most so many suggestions (3 unless told)")
SHOP = Words(
    zh="按本店分类建议，即使学过自带标签的老工单",
    en="suggest this shop's categories even where old tickets brought labels of their own",
)
EXAMPLES = Words(
    zh="""示例：
  cs-tui classify learn 老工单.jsonl --dry-run
  cs-tui classify learn 老工单.jsonl
  cs-tui classify --stdin --json < 留言.txt
标签是本店的分类（编号或名称）时，教会工作台的分类建议；否则单独存放，只用来回答
classify --stdin，不影响工作台。由班长或管理员来教，经服务器
分给全组；卡号证件号先抹去。标准输入的每一行得到一行 JSON：
  {"text": …, "suggestions": [{"label", "confidence"}, …]}
退出码：有不合格的行为 3""",
    en="""examples:
  cs-tui classify learn tickets.jsonl --dry-run
  cs-tui classify learn tickets.jsonl
  cs-tui classify --stdin --json < messages.txt
labels that are categories of this shop (ids or names) teach the suggestions at the desk; others
are kept apart, answer `classify --stdin` alone and change nothing at the desk. Leads and admins
teach; the hub carries it to everybody, secret numbers struck out before. Each line of standard
input is answered by one line of JSON:
  {"text": ..., "suggestions": [{"label", "confidence"}, ...]}
exit code: 3 when a line was bad""",
)
WHAT_TO_DO = Words(
    zh="请用 --stdin 逐行读入，或用 classify learn 文件 学习",
    en="read lines with --stdin, or learn with classify learn FILE",
)
MOST_FROM_1 = Words(zh="-k 至少为 1", en="-k must be 1 or more")
BAD_LINE = Words(
    zh="{file} 第 {line} 行，{field}：{reason}", en="{file} line {line}, {field}: {reason}"
)
STANDARD_INPUT = Words(zh="标准输入", en="standard input")
NOTHING_LEARNED = Words(
    zh="有 {bad} 行不合格，一条都没有学习。改好再来，或加 --skip-bad 只学其余的",
    en="{bad} bad lines, so nothing was learned. Correct them, or add --skip-bad for the others",
)
NOTHING_THERE = Words(zh="没有可学的行", en="there is no line to learn")
LEARNING = Words(zh="正在学习 {n} 条……", en="learning {n} lines…")
LEARNED_CATEGORIES = Words(
    zh="学了 {learned} 条（重复 {same}，不合格 {bad}），{labels} 种标签，都是本店分类："
    "工作台的建议会用上",
    en="learned {learned} (known {same}, bad {bad}), {labels} labels, all of them categories of "
    "this shop: the desk suggests by them",
)
LEARNED_OWN = Words(
    zh="学了 {learned} 条（重复 {same}，不合格 {bad}），{labels} 种标签，其中 {ours} 种是本店分类："
    "单独存放，只回答 classify --stdin，工作台的建议不变",
    en="learned {learned} (known {same}, bad {bad}), {labels} labels, {ours} of them categories of "
    "this shop: kept apart, they answer classify --stdin alone, the desk does not change",
)
WOULD = Words(zh="只检查，没有学习", en="dry run: nothing was learned")
FORGOTTEN = Words(zh="忘掉了 {n} 条", en="forgot {n}")
NO_SUGGESTION = Words(zh="没有把握，不作建议", en="not sure enough to suggest")
