"""What customers say every day finds its category, its article and its play.

Sixty sentences as people type them, thirty in each language, none of them an example of the
taxonomy or a wording of an article.
"""

from __future__ import annotations

import pytest

from cs_tui.content import load_policy
from cs_tui.core.case import Case
from cs_tui.services.assist import Assist, Assistant
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.seed import seed
from cs_tui.services.suggest import Suggestions
from tests.services.bench import Bench

ENGLISH = """
ADDR | I put building 12 instead of 21, can you fix that before it goes out
URGE | hi, ordered on Sunday and nothing has left your warehouse yet
DELAY | the tracking page has said the same thing since Monday
SIGNED | app says it was handed over at 2pm but nobody rang and there's no box here
DAMAGE | one of the four mugs came in pieces
MISSING | the box had only one of the two pillows I paid for
WRONG | I asked for the navy one and this is clearly black
QUALITY | my kettle no longer heats up after ten days
RET7 | not what I expected, I'd rather give it back
REFTRK | how come my money isn't back yet, you approved it last Tuesday
PAYFAIL | you took the payment two times on the same card
PROMOFAIL | the voucher I collected is greyed out when I pay
MODIFY | could you make it three sets rather than two
CANCEL | I no longer need it, please call the order off
SHIPOPT | do you ship to Canada and how much is it
PAYOPT | can I split the payment over six months
PROD | is the blender strong enough to crush ice
RECO | which of your kettles would you suggest for a small office
STOCK | any idea when the green lamp is coming back
PROMO | is there a student discount
POLICY | if it breaks after a year, will you still fix it
INVOICE | could you send me the bill with our company name on it
PRICEPROT | I bought this on Friday and today it's 50 less, can I have that back
LOGIN | the six digit code never comes to my phone
SEC | somebody phoned and wanted my card number to give me a refund
MEMBER | my points from last month have vanished
SUBSCR | take me off your mailing list
FB.SERVICE | the lady I spoke to yesterday was really unfriendly
FB.PROCESS | that's the fourth person I've been handed to today
INSTALL | how do I hook the vacuum up to my phone
"""

CHINESE = """
ADDR | 12 栋写成 21 栋了，麻烦改一下
URGE | 周日付的钱，到现在仓库还没出
DELAY | 物流信息从周一到现在一个字没变
SIGNED | 我根本没拿到东西，上面却写着已签收
DAMAGE | 四个马克杯碎了一个
MISSING | 付了两个枕头的钱，盒子里就一个
WRONG | 要的藏青色，来的是黑的
QUALITY | 水壶用了十天不加热了
REFTRK | 上周二就同意退了，钱怎么还没回来
PROMOFAIL | 领的券付款的时候是灰的，点不了
CANCEL | 用不上了，这单帮我撤了吧
RECO | 小办公室用哪个水壶好，给点建议
PRICEPROT | 周五刚买今天就便宜了五十，差的钱给补不
LOGIN | 手机收不到登录的六位数字
SEC | 有个电话说给我退款，要我报银行卡号
LOST | 快递公司说件丢了，这损失谁赔
DELIV | 麻烦让快递员送到家里，驿站太远了
PREORD | 交了定金忘了付尾款怎么办
EXCH | 换一个大点的尺码行吗
FREIGHT | 寄回来的邮费是你们给还是我自己掏
NOTDESC | 摸着不像真皮，页面上明明写的真皮
FAKE | 扫了防伪码说不存在，是不是假的
REPAIR | 坏了寄去修都两个星期了没消息
PARTS | 单独买个锅盖行不行
CLOSE | 这个账号我不想用了，帮我销掉
PRIVACY | 我的身份证信息你们存了多久，给我删了
FB.PRAISE | 小陈服务特别好，要表扬她
FB.EXTERNAL | 再不解决我就去消协了
OTH.HUMAN | 给我接个真人
BULK | 员工福利要两百份，报个价
"""

FEWEST = 54
"""So many of the sixty at least."""

Beside = list[tuple[str, str, Assist]]


def sentences(text: str) -> list[tuple[str, str]]:
    """The category and the sentence of each line."""
    lines = (line.partition(" | ") for line in text.strip().splitlines())
    return [(leaf, said) for leaf, _, said in lines]


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Beside:
    """What the desk shows beside a case that begins with each sentence."""
    bench, folder = Bench(), tmp_path_factory.mktemp("everyday")
    seed(bench.kit)
    reader = bench.kit.reader
    desk = Assistant(
        bench.kit,
        Knowledge(bench.kit, folder / "search.db", reader),
        Suggestions(reader, bench.kit.policies, folder),
        reader,
    )
    found = []
    for lang, text in (("en", ENGLISH), ("zh", CHINESE)):
        for leaf, said in sentences(text):
            case: Case = bench.cases.open(
                channel="chat", text=said, answered=True, lang="en" if lang == "en" else "zh"
            )
            found.append((leaf, said, desk.beside(bench.cases.view(case.id), "")))
    return found


def test_there_are_thirty_sentences_in_each_language_and_none_is_taught() -> None:
    taught = "\n".join(
        text
        for one in load_policy().taxonomy.leaves
        for text in (*one.examples_zh, *one.examples_en)
    )
    for text in (ENGLISH, CHINESE):
        said = [sentence for _, sentence in sentences(text)]
        assert len(set(said)) == 30
        assert [sentence for sentence in said if sentence in taught] == []


def test_a_wrong_house_number_is_a_change_of_address(beside: Beside) -> None:
    shown = {said: one for _, said, one in beside}[
        "I put building 12 instead of 21, can you fix that before it goes out"
    ]
    assert shown.leaves[0].leaf.id == "ADDR"
    assert shown.plays[0].id == "address-change"


def test_the_category_is_among_the_three_that_are_suggested(beside: Beside) -> None:
    missed = [
        said for leaf, said, shown in beside if leaf not in {one.leaf.id for one in shown.leaves}
    ]
    assert len(beside) - len(missed) >= FEWEST, missed


def test_an_article_of_the_category_is_among_the_three_that_are_found(beside: Beside) -> None:
    missed = [
        said for leaf, said, shown in beside if leaf not in {one.cat for one in shown.articles}
    ]
    assert len(beside) - len(missed) >= FEWEST, missed


def test_the_play_for_it_is_among_the_three_that_are_offered(beside: Beside) -> None:
    plays = load_policy().plays.plays
    first = {play.leaves[0] for play in plays}
    asked = [(leaf, said, shown) for leaf, said, shown in beside if leaf in first]
    missed = [
        said
        for leaf, said, shown in asked
        if not any(leaf == play.leaves[0] for play in shown.plays)
    ]
    assert len(asked) > 25
    assert missed == []
