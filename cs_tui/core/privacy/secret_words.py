"""The words around a number that tell a card, an order and a code apart (DOMAIN D5).

They are read in text already made plain: half-width, nothing invisible in it.
"""

from __future__ import annotations

import re

NAMES_CARD = re.compile(
    r"卡号|银行卡|信用卡|储蓄卡|借记卡|付款卡|银联|(?<![a-z])(?:(?:debit|credit|bank)?[ -]?card"
    r"|visa|mastercard|master card|amex|unionpay|jcb)|(?<![a-z])pan(?![a-z])",
    re.IGNORECASE,
)
NAMES_ORDER = re.compile(
    r"(?:(?:订单|单号|运单|快递|物流|面单|(?<![a-z])(?:order|tracking|waybill|shipment|parcel))"
    r"(?:[\s:#=\"'(\[-]|编号|单号|号码|号|是|为|is(?![a-z])|number|id(?![a-z])|no(?![a-z])\.?)*"
    r"|(?<![a-z])(?:SF|YT|JD[A-Z]{0,3}|JT|ZTO|STO|YD|EMS|DPK))\Z",
    re.IGNORECASE,
)
_FILLER = r"(?:[\s:=#,.'\"-]|数字|后?三位|号|码|就?是|为|is|was|number|no)*?"
_DIGITS = r"(?<![0-9])(?P<digits>[0-9](?:[ -]?[0-9]){%s})(?![0-9])"
CVV = re.compile(
    r"(?:(?<![a-z])(?:cvv2?|cvc2?|cvn2?|csc|security code)|安全码|背面后?三位|卡背后?三位)"
    + _FILLER
    + _DIGITS % "2,3",
    re.IGNORECASE,
)
CODE = re.compile(
    r"(?:验证码|动态码|动态密码|支付密码|取款密码|交易密码|(?<![a-z])(?:otp|pin(?![a-z])"
    r"|(?:verification|one-time|passw?) ?code|one-time password|passcode))"
    + _FILLER
    + _DIGITS % "3,7",
    re.IGNORECASE,
)
