"""What the shell of the program says: a terminal that does not fit, a crash, a list cut short."""

from __future__ import annotations

from cs_tui.texts import Words

NOT_A_TERMINAL = Words(
    zh="工作台要在终端里打开，而{stream}不是终端。在管道或脚本里请用普通命令，例如"
    " `cs-tui kb search 退款`；全部命令见 `cs-tui --help`。",
    en="The desk needs a terminal, and {stream} is not one. In a pipe or a script use a plain"
    " command, such as `cs-tui kb search refund`; `cs-tui --help` lists them all.",
)
STDIN = Words(zh="标准输入", en="standard input")
STDOUT = Words(zh="标准输出", en="standard output")
STDERR = Words(zh="标准错误", en="standard error")

DUMB_TERMINAL = Words(
    zh="当前终端（TERM={term}）不能移动光标，打不开工作台。请换一个终端，或用普通命令，例如"
    " `cs-tui kb search 退款`；全部命令见 `cs-tui --help`。",
    en="This terminal (TERM={term}) cannot move its cursor, so the desk cannot open. Use another"
    " terminal, or a plain command such as `cs-tui kb search refund`; see `cs-tui --help`.",
)
NOT_UTF8 = Words(
    zh="{stream}的编码是 {encoding}，中文和边框会显示成乱码。请把终端改为 UTF-8 并设置"
    " `LANG=zh_CN.UTF-8`（或 `C.UTF-8`）后重新打开；普通命令不受影响，见 `cs-tui --help`。",
    en="The encoding of {stream} is {encoding}: Chinese and borders would come out as garbage. Set"
    " the terminal to UTF-8 and `LANG=en_US.UTF-8` (or `C.UTF-8`), then start again; the plain"
    " commands work as they are, see `cs-tui --help`.",
)

CRASHED = Words(
    zh="工作台因程序错误退出，已保存的记录都在。请把这份报告（不含客户资料）交给技术支持：{report}",
    en="The desk stopped because of a fault in the program; everything saved is still there."
    " Give this report (it holds no customer data) to technical support: {report}",
)
CRASHED_UNREPORTED = Words(
    zh="工作台因程序错误退出，已保存的记录都在，但错误报告没有写成（{why}）。"
    "请把编号 {error_id} 告诉技术支持。",
    en="The desk stopped because of a fault in the program; everything saved is still there, but"
    " the report could not be written ({why}). Tell technical support the number {error_id}.",
)

SEAT_TAKEN = Words(
    zh="这份资料的工作台已在另一个窗口打开。到那边继续，或用 cs-tui desk --take-over 接管",
    en="the desk of this profile is open in another window. Go on there, or take over with "
    "cs-tui desk --take-over",
)
SEAT_KEPT = Words(
    zh="旧的工作台（进程 {pid}）没有退出；请先结束它再打开，资料没有改动",
    en="the old desk (process {pid}) did not end; end it first. Nothing was changed",
)
TAKE_OVER = Words(
    zh="这份资料的工作台已在另一个窗口打开。接管到这里？那边会先保存再退出 [Y/n] ",
    en="The desk of this profile is open in another window. Take over here? It saves and ends "
    "there first [Y/n] ",
)
DISK_REFUSES = Words(
    zh="本机磁盘写不进去（{why}），这一步没有保存，屏幕上的字还在；请清理磁盘空间后再试",
    en="the disk of this machine takes no writing ({why}): this was not saved, what is typed is "
    "still on the screen; make room on the disk, then try again",
)
