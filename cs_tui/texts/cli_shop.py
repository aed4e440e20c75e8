"""What `cs-tui serve` asks about the shop when its database is new."""

from cs_tui.texts.words import Words

SHOP = Words(
    zh="店铺资料文件（shop.toml），只在数据库还是空的时候用",
    en="a shop profile (shop.toml), for a database that is still empty",
)
NOT_NEW = Words(
    zh="这个数据库已经有店铺资料，--shop 没有使用，什么都没有改动。修改请用 "
    "cs-tui content import shop.toml，或在管理页（F9）导入。",
    en="This database has a shop profile already; --shop was not used and nothing was changed. "
    "Change it with cs-tui content import shop.toml, or on the admin's screen (F9).",
)
NOT_A_PROFILE = Words(
    zh="{file} 不是店铺资料（shop.toml），数据库没有建立。",
    en="{file} is no shop profile (shop.toml); no database was made.",
)
WELCOME = Words(
    zh="数据库还是空的，先填店铺资料：客户会在话术里看到。回车保留方括号里的，之后可在管理页（F9）"
    "或用 cs-tui content 修改。",
    en="The database is new. First the shop's profile, which customers read in our phrases: Enter "
    "keeps what stands in brackets, and F9 or cs-tui content changes it later.",
)
GIVEN_UP = Words(
    zh="没有填完，数据库没有建立。可以重新运行，或用 --shop 文件 给出。",
    en="The profile was not finished and no database was made. Run it again, or name a file with "
    "--shop.",
)
ASKED = {
    "name.zh": Words(zh="店名（中文）", en="Name in Chinese"),
    "name.en": Words(zh="店名（英文）", en="Name in English"),
    "phone": Words(zh="客服电话", en="Phone"),
    "site": Words(zh="网址", en="Web site"),
    "emails.support": Words(zh="客服邮箱", en="E-mail"),
    "hours.zh": Words(zh="服务时间（中文）", en="Hours in Chinese"),
    "hours.en": Words(zh="服务时间（英文）", en="Hours in English"),
    "address.zh": Words(zh="地址（中文）", en="Address in Chinese"),
    "address.en": Words(zh="地址（英文）", en="Address in English"),
}
"""The fields asked for, in this order."""
