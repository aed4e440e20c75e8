"""A small shop's knowledge, in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.kb.search import Entry, KnowledgeIndex

SHOP = [
    Entry("refund", "退款多久到账", aliases=["钱什么时候退回来", "退款进度查询"], lang="zh"),
    Entry("repay", "还款银行怎么更换", lang="zh"),
    Entry("invoice", "如何开具增值税发票", body="电子发票会发送到您的邮箱。", lang="zh"),
    Entry("address", "修改收货地址", lang="zh"),
    Entry("damaged", "商品破损怎么赔付", body="请在签收后四十八小时内拍照留存凭证。", lang="zh"),
    Entry("password", "How do I reset my password", aliases=["cannot sign in"], lang="en"),
    Entry("shipping", "Change the shipping address", lang="en"),
    Entry("charged", "Charged twice for one order", body="The bank reverses it.", lang="en"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.db"


@pytest.fixture
def shop(file: Path) -> Iterator[KnowledgeIndex]:
    with closing(sqlite.connect(file)) as conn:
        knowledge = KnowledgeIndex(conn)
        knowledge.put(SHOP)
        yield knowledge
