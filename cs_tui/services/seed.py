"""The shipped content and knowledge, written into the log of a desk that works alone."""

from __future__ import annotations

from cs_tui.content import load_articles, load_documents, load_notices
from cs_tui.core.article import Article
from cs_tui.core.bulletin import Bulletin
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.services.article_import import write_articles
from cs_tui.services.kit import Kit

SHIPPED = "shipped"


def seed(kit: Kit) -> None:
    """Writes the shipped documents and articles that are not there yet.

    What was revised or archived here since stays as it is.
    """
    for name, doc in load_documents().items():
        with kit.log.act(content_stream(name), kit.ctx(), Content) as act:
            if act.state.rev == 0:
                act.add(ContentRevised(base_rev=0, doc=dict(doc)))
    missing = [
        row for row in load_articles() if not kit.log.state(row.stream(SHIPPED), Article).rev
    ]
    for _ in write_articles(kit, missing, SHIPPED):
        pass
    for row in load_notices():
        with kit.log.act(row.stream, kit.ctx(), Bulletin) as new:
            if new.state.version == 0:
                new.add(row.published())
