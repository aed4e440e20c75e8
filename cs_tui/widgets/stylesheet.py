"""A stylesheet that is parsed again only when its sources or the colours have changed.

Textual parses all of it whenever a theme is set and a mode is entered: four times, with the same
outcome, before the first frame.
"""

from __future__ import annotations

from textual.css.stylesheet import CssSource, Stylesheet
from textual.css.types import CSSLocation


class SteadyStylesheet(Stylesheet):
    """The stylesheet of the app."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parsed: tuple[dict[str, str], dict[CSSLocation, CssSource]] | None = None

    def set_variables(self, variables: dict[str, str]) -> None:
        """Sets the colours, which forgets every parsed rule, unless they are those it has."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parses every source with the present colours. Raises what Textual's own raises."""
        wanted = (self._variables, dict(self.source))
        if self._parsed != wanted:
            super().reparse()
            self._parsed = wanted
