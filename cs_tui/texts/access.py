"""Words of acts of access: what their records are called."""

from cs_tui.texts.words import Words

DEVICE_ENROLLED = Words(zh="设备登记", en="a device")
REVEALED = Words(zh="查看号码", en="showing a number")
