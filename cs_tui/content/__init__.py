"""Content as files: the policy's documents, articles, and the demo's stories, read and checked."""

from cs_tui.content.article_row import ArticleRow, BadLine
from cs_tui.content.articles import read_articles
from cs_tui.content.folder import data_folder
from cs_tui.content.notices import NoticeRow, load_notices
from cs_tui.content.reader import load_articles, load_documents, load_policy, load_stories
from cs_tui.content.stories import Colleague, Floor, Line, Replies, Story, StoryCustomer

__all__ = [
    "ArticleRow",
    "BadLine",
    "Colleague",
    "Floor",
    "Line",
    "NoticeRow",
    "Replies",
    "Story",
    "StoryCustomer",
    "data_folder",
    "load_articles",
    "load_documents",
    "load_notices",
    "load_policy",
    "load_stories",
    "read_articles",
]
