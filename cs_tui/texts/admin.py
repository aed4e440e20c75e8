"""What the admin's screen says."""

from cs_tui.texts.words import Words

NOT_YOURS = Words(
    zh="知识和公告由班长或管理员撰写；没有改动。发现有错，请在工单里反馈。",
    en="Leads and admins write knowledge and notices; nothing was changed. Report what is wrong "
    "from the case.",
)
ALONE = Words(
    zh="单机工作时只有自己一个人，没有人员可管。多人使用请运行 cs-tui serve，再用登记码加入。",
    en="A desk that works alone has nobody else. For a team run cs-tui serve and join it with a "
    "code.",
)

# The list.
DOCUMENTS = Words(zh="店铺内容", en="The shop's content")
PEOPLE = Words(zh="人员", en="People")
ASKING = Words(zh="正在向服务器查询……", en="asking the hub…")
NAMES = {
    "taxonomy": Words(zh="分类", en="Categories"),
    "sla": Words(zh="服务时限", en="Service levels"),
    "calendar": Words(zh="日历", en="Calendar"),
    "scripts": Words(zh="话术", en="Phrases"),
    "plays": Words(zh="快捷处理", en="Plays"),
    "shop": Words(zh="店铺资料", en="Shop profile"),
    "checklists": Words(zh="检查清单", en="Checklists"),
    "reasons": Words(zh="原因与方案", en="Reasons and plans"),
}
ABOUT = {
    "taxonomy": Words(
        zh="来访的性质、阶段、58 个分类和结果。", en="Natures, stages, categories and outcomes."
    ),
    "sla": Words(
        zh="各渠道多久答复，投诉各步的时限，优先级倍数。",
        en="What we owe on each channel, limits of complaints, priorities.",
    ),
    "calendar": Words(
        zh="营业时间、节假日、调休上班日。", en="Opening hours, holidays, weekend days worked."
    ),
    "scripts": Words(
        zh="对客户说的话，按场景、渠道、语气。", en="What is said, by situation, channel and tone."
    ),
    "plays": Words(
        zh="一步办完的常见问题：话术、记录、承诺、知识。",
        en="Known issues in one go: words, record, promise, article.",
    ),
    "shop": Words(
        zh="店名、电话、地址、团队、补偿权限、各项限额。",
        en="Name, phone, address, teams, who may grant how much, limits.",
    ),
    "checklists": Words(
        zh="上岗前、办结前、下班前要人来确认的事。",
        en="What a person ticks before a shift, an ending and leaving.",
    ),
    "reasons": Words(
        zh="小休、升级、退回、投诉原因与补救、回访计划。",
        en="Breaks, escalations, complaints, remedies, follow-ups.",
    ),
}
REV = Words(zh="第 {rev} 版", en="rev {rev}")
NOT_THERE = Words(zh="还没有", en="not there")
CHANGED = Words(zh="{time}，{who}", en="{time}, {who}")
RIVALS = Words(
    zh="另有 {n} 个修订与它冲突，没有生效，请核对后重新导入。",
    en="{n} revisions conflicted with it and had no effect; check and import again.",
)
ROLES = {
    "agent": Words(zh="客服", en="agent"),
    "lead": Words(zh="班长", en="lead"),
    "qa": Words(zh="质检", en="QA"),
    "trainer": Words(zh="培训师", en="trainer"),
    "admin": Words(zh="管理员", en="admin"),
    "manager": Words(zh="经理", en="manager"),
    "tech": Words(zh="技术支持", en="tech support"),
}
LEFT = Words(zh="已离职", en="left")
DEVICES = Words(zh="{n} 台设备", en="devices: {n}")
NO_DEVICE = Words(zh="还没有登记设备", en="no device yet")
DEVICE = Words(zh="{prefix}  {label}，最近使用 {time}", en="{prefix}  {label}, last used {time}")
SHUT_OUT = Words(zh="{prefix}  {label}，已停用", en="{prefix}  {label}, shut out")
TEAMS = Words(zh="团队：{teams}", en="Teams: {teams}")
LANGS = Words(zh="语言：{langs}", en="Languages: {langs}")
SKILLS = Words(zh="专长：{skills}", en="Skills: {skills}")
NO_SKILL = Words(zh="无", en="none")
COMMA = Words(zh="、", en=", ")
HINT = Words(
    zh="上下键选   Enter 查看   Ctrl+O 导入、写知识、管人员   Esc 返回",
    en="arrows choose   Enter reads   Ctrl+O imports, writes, people   Esc back",
)
OPEN_LONG = Words(zh="查看选中的一份或一人", en="read the highlighted document or person")
DIGIT_LONG = Words(zh="打开标有这个数字的内容", en="open the document at this digit")

# Numbered acts.
ACT_IMPORT = Words(zh="导入文件（先检查）", en="import a file (checked first)")
ACT_EXPORT = Words(
    zh="导出选中的内容或全部知识", en="export what is highlighted: a document, knowledge"
)
NOT_A_FORM = Words(
    zh="知识导出为 .xlsx、.csv、.jsonl 或文件夹（Markdown），不写成 .txt",
    en="knowledge goes to .xlsx, .csv, .jsonl or a folder (Markdown), not to .txt",
)
ACT_WRITE = Words(zh="写一条知识", en="write an article")
ACT_CORRECT = Words(zh="修改或归档知识", en="correct or archive an article")
ACT_ADD = Words(zh="添加人员", en="add a person")
ACT_CHANGE = Words(zh="修改角色、团队、语言和专长", en="change role, teams, languages and skills")
ACT_CODE = Words(zh="发新的登记码", en="a new enrolment code")
ACT_REVOKE = Words(zh="停用设备，或办理离职", en="shut a device out, or end somebody's work here")

CHOOSE_DOCUMENT = Words(
    zh="先用方向键选一份店铺内容，或选“全部知识”",
    en="choose a document, or “all articles”, with the arrows first",
)
CHOOSE_PERSON = Words(zh="先用方向键选一个人", en="choose a person with the arrows first")
WHICH_FILE = Words(
    zh="导入哪个文件？写完整路径：内容如 ~/内容/shop.toml，知识如 ~/常见问题.xlsx、~/手册.txt "
    "或文件夹",
    en="Which file? Content such as ~/content/shop.toml, articles such as ~/faq.xlsx, manual.txt "
    "or a folder",
)
WHICH_FOLDER = Words(zh="导出到哪个文件夹？", en="To which folder?")
EXPORTED = Words(zh="已导出：{file}", en="exported: {file}")
NOT_EXPORTED = Words(
    zh="写不了 {file}（{why}）。请检查文件夹和权限。",
    en="{file} cannot be written ({why}). Check the folder and its permissions.",
)
CHECKED = Words(zh="检查结果：{file}", en="Checked: {file}")
NOTHING_NEW = Words(zh="和现在的内容一样，没有要发布的。", en="It says what stands already.")
WILL_BE = Words(zh="{name}：将成为第 {rev} 版", en="{name}: will be revision {rev}")
ADDED = Words(zh="新增 {n}：{ids}", en="added {n}: {ids}")
ALTERED = Words(zh="修改 {n}：{ids}", en="changed {n}: {ids}")
REMOVED = Words(zh="去掉 {n}：{ids}", en="removed {n}: {ids}")
FAULTS = Words(
    zh="有 {n} 处要改，没有导入，原有内容没有改动：",
    en="{n} things to correct; nothing was imported or changed:",
)
FAULT = Words(zh="第 {line} 行  {field}", en="line {line}  {field}")
MORE = Words(zh="还有 {n} 处", en="and {n} more")
PUBLISH_KEYS = Words(zh="Enter 发布   Esc 不发布", en="Enter publishes   Esc does not")
CLOSE_KEYS = Words(zh="Esc 返回", en="Esc back")
PUBLISHED = Words(zh="已发布：{name} 第 {rev} 版", en="published: {name}, revision {rev}")

# People.
WHICH_NAME = Words(zh="姓名", en="Name")
WHICH_ROLE = Words(zh="{name} 的角色", en="Role of {name}")
WHICH_TEAMS = Words(
    zh="{name} 在哪些组？用编号，逗号分开：{known}",
    en="Teams of {name}, ids with commas between: {known}",
)
WHICH_LANGS = Words(zh="{name} 说哪些语言", en="Languages of {name}")
WHICH_SKILLS = Words(
    zh="{name} 的专长，逗号分开，可留空。分类里用到的：{known}",
    en="Skills of {name}, with commas between, or none. Categories need: {known}",
)
NO_SUCH_TEAM = Words(
    zh="没有“{team}”这个组；可用的有 {known}。没有改动。",
    en="There is no team “{team}”; there are {known}. Nothing was changed.",
)
CODE_FOR = Words(zh="{name} 的登记码（只显示这一次）", en="Code for {name} (shown this once)")
CODE_HOW = Words(
    zh="{hours} 小时内有效，用一次就作废，之前没用的码已失效。已复制；对方运行 cs-tui，"
    "选“加入服务器”，粘贴即可。",
    en="Good for {hours} hours and for one device; unused older codes have ended. It is copied: "
    "they run cs-tui, choose to join a hub, and paste it.",
)
SAVED = Words(zh="已保存：{name}，{role}", en="saved: {name}, {role}")
WHICH_DEVICE = Words(zh="停用 {name} 的哪台设备？", en="Which device of {name}?")
ALL_OF_IT = Words(
    zh="离职：停用全部设备，记录保留", en="no longer works here: every device, records stay"
)
DEVICE_SHUT = Words(zh="已停用 {label}，立即生效", en="{label} is shut out from now on")
HAS_LEFT = Words(zh="{name} 已离职，设备全部停用", en="{name} has left; every device is shut out")

# Writing notices.
NOTICES = Words(zh="公告", en="Notices")
NO_NOTICE = Words(zh="还没有公告", en="no notices yet")
NOTICE_ROW = Words(zh="第 {version} 版", en="v{version}")
MUST_READ = Words(zh="必读", en="must be read")
WITHDRAWN = Words(zh="已撤回", en="withdrawn")
HOLDS = Words(zh="{from_day} 至 {to_day}", en="{from_day} to {to_day}")
ANY_DAY = Words(zh="不限", en="open")
ACT_ANNOUNCE = Words(zh="写一则公告", en="write a notice")
ACT_REVISE = Words(zh="修改或撤回选中的公告", en="revise or withdraw the highlighted notice")
CHOOSE_NOTICE = Words(zh="先用方向键选一则公告", en="choose a notice with the arrows first")
NEW_NOTICE = Words(zh="新公告", en="New notice")
NOTICE = Words(
    zh="公告，现为第 {version} 版；发布新版后，所有人要重新阅读",
    en="Notice, version {version}; a new version has to be read anew by everybody",
)
TITLE_ZH = Words(zh="标题（中文）", en="Title (zh)")
TITLE_EN = Words(zh="标题（英文）", en="Title (en)")
BODY_ZH = Words(zh="正文（中文）", en="Text (zh)")
BODY_EN = Words(zh="正文（英文）", en="Text (en)")
FROM_DAY = Words(zh="从哪天起", en="From")
TO_DAY = Words(zh="到哪天止", en="To")
DAY_HINT = Words(zh="如 2026-12-01，不写为不限", en="such as 2026-12-01; empty leaves it open")
STUDY = Words(zh="要学的知识", en="To study")
STUDY_HINT = Words(
    zh="知识编号，空格隔开；不写为没有", en="names of articles, a space between; empty: none"
)
CHECK_ZH = Words(zh="小测（中文）", en="Check (zh)")
CHECK_EN = Words(zh="小测（英文）", en="Check (en)")
CHECK_HINT = Words(
    zh="最多 3 题，题间空一行：问题；- 选项；* 正确选项；> 为什么。不写为没有",
    en="up to 3, a blank line between: question; - option; * the right one; > why. Empty: none",
)
NO_SUCH_STUDY = Words(
    zh="没有编号为“{name}”的知识：到 F5 看编号，改好再发布；草稿留着",
    en="no article is called “{name}”: see its name on F5 and correct it; the draft stays",
)
KIND_IS = Words(zh="类型：{kind}", en="kind: {kind}")
WHICH_KIND = Words(zh="是哪一类公告", en="What kind of notice")
ACT_KIND = Words(zh="换一个类型", en="another kind")
MANDATORY_IS = Words(zh="上岗前必读：{answer}", en="to be read before going on duty: {answer}")
YES = Words(zh="是", en="yes")
NO = Words(zh="否", en="no")
NOTICE_KEYS = Words(
    zh="Ctrl+S 发布   Ctrl+T 是否必读   Ctrl+O 类型、撤回   Esc 返回，草稿留着",
    en="Ctrl+S publishes   Ctrl+T must be read   Ctrl+O kind, withdraw   Esc keeps",
)
ACT_WITHDRAW = Words(zh="撤回：从今天起不再有效", en="withdraw: it holds no longer")
NOTICE_DONE = Words(
    zh="已发布公告：{title}（第 {version} 版）", en="notice out: {title}, version {version}"
)
NOTICES_DONE = Words(zh="已发布 {n} 则公告", en="{n} notices are out")
NOTICE_GONE = Words(zh="已撤回公告：{title}", en="notice withdrawn: {title}")
BOTH_LANGS = Words(
    zh="公告的标题和正文要有中文和英文；草稿还在，补上再发布",
    en="a notice needs title and text in both languages; the draft is kept, add what is missing",
)
BAD_DAY = Words(
    zh="日期“{day}”写法不对，应如 2026-12-01，且起日不晚于止日；草稿还在",
    en="“{day}” is no day such as 2026-12-01, or it ends before it begins; the draft is kept",
)
NOTICE_REVISED = Words(
    zh="您写的时候有人发布了第 {version} 版；草稿还在，Esc 返回后对照新版",
    en="somebody published version {version} meanwhile; your draft is kept, go back and compare",
)

# Writing knowledge.
NO_SUCH_ARTICLE = Words(zh="没有这条知识：{article}", en="there is no such article: {article}")
TITLE_NEEDED = Words(
    zh="还没有标题；草稿还在，写上标题再发布",
    en="the title is missing; the draft is kept, write one and publish",
)
ARTICLE_REVISED = Words(
    zh="您写的时候有人发布了第 {rev} 版。草稿还在：Esc 返回后可对照新版，或按 Ctrl+O 丢弃草稿重来",
    en="somebody published revision {rev} while you wrote. Your draft is kept: go back with Esc "
    "and compare, or throw it away with Ctrl+O and begin anew",
)
NO_TWINS = Words(
    zh="要连成一条的两篇，一篇中文、一篇英文，都要已经在知识库里",
    en="two that become one are in the knowledge base already, one Chinese and one English",
)
ARCHIVED_ALREADY = Words(zh="这条已经归档", en="this article is archived already")
WHICH_LANG = Words(zh="写哪种语言的？", en="In which language?")
WHICH_ARTICLE = Words(zh="修改哪一条？", en="Which article?")
WHICH_CATEGORY = Words(zh="归到哪个分类？", en="Which category?")
NEW_ARTICLE = Words(zh="新知识（{lang}）", en="New article ({lang})")
ARTICLE = Words(
    zh="知识（{lang}），第 {rev} 版，{state}", en="Article ({lang}), rev {rev}, {state}"
)
TITLE = Words(zh="标题", en="Title")
ASKED = Words(zh="客户说法", en="Asked as")
CATEGORY_IS = Words(zh="分类：{name}", en="Category: {name}")
BODY = Words(zh="正文", en="Text")
NO_CATEGORY = Words(zh="未分类", en="none")
ASKED_HINT = Words(zh="客户会怎么问，一行一个", en="how customers ask, one on a line")
BODY_HINT = Words(
    zh="先写结论，再写步骤，最后写怎么对客户说", en="the answer first, then steps, then the words"
)
ARTICLE_KEYS = Words(
    zh="Ctrl+S 发布   Ctrl+T 分类   Ctrl+O 预览、归档等   Esc 返回，草稿留着",
    en="Ctrl+S publishes   Ctrl+T category   Ctrl+O preview and more   Esc keeps it",
)
ARTICLE_DONE = Words(zh="已发布：{title}", en="published: {title}")
ARTICLE_PLANNED = Words(
    zh="已定时：{title}，{time} 起生效", en="planned: {title}, holds from {time}"
)
ARTICLE_ARCHIVED = Words(zh="已归档：{title}", en="archived: {title}")
DRAFT_GONE = Words(zh="草稿已丢弃", en="the draft is gone")
ACT_ARCHIVE = Words(zh="归档：不再用它答复客户", en="archive: not to be answered from any more")
ACT_FORGET = Words(zh="丢弃草稿", en="throw the draft away")
