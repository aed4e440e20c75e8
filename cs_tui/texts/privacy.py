"""What was taken out of a text before it was stored, and why."""

from __future__ import annotations

from cs_tui.texts import Words

CARD = Words(zh="银行卡号", en="card number")
ID_NUMBER = Words(zh="身份证号", en="ID number")
CVV = Words(zh="卡安全码", en="card security code")
CODE = Words(zh="验证码或密码", en="one-time code or PIN")
TAKEN_OUT = Words(
    zh="已遮去{what}：这类信息不保存。若是订单号，请在前面写“订单号”。",
    en="Taken out: {what}; this is never stored. For an order number write “order no.” before it.",
)
