"""What the screens beside the desk say alike."""

from cs_tui.texts.words import Words

ACTS = Words(zh="这个页面的操作，编号不变", en="Acts on this screen; their numbers never change")
ACTS_LONG = Words(zh="这个页面的操作，编号不变", en="numbered acts on this screen")
BACK = Words(zh="回到工作台", en="back to the desk")
UNDONE = Words(zh="已撤销 {number}：{what}", en="undone on {number}: {what}")
