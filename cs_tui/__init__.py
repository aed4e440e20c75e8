"""cs_tui: the terminal desk for people who do customer service all day."""

__version__ = "0.1.0"
