"""What a user says of the files beside their names."""

from __future__ import annotations

from datetime import date

import msgspec

MAX_CHARS = 10_000_000
"""Far more than any article has: about ten long novels."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the files are to be read. Columns are the keys of JSON Lines too.

    A column that is None goes by its usual name, and may be missing, except `text`. `encoding` is that of all files;
    where it is None, it is found out. `published` is the day of all articles, whatever they say themselves. An article
    of more than `max_chars` code points is not read. `carry` names columns that are carried along as they stand, and
    `carry_others` asks for all at which nobody looks else.
    """

    text_column: str | None = None
    id_column: str | None = None
    title_column: str | None = None
    date_column: str | None = None
    encoding: str | None = None
    published: date | None = None
    max_chars: int = MAX_CHARS
    carry: tuple[str, ...] = ()
    carry_others: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """Under which name each part of an article stands.

        >>> Options(text_column="body").columns
        {'text': 'body', 'id': 'id', 'title': 'title', 'published': 'published'}
        """
        return {
            "text": self.text_column or "text",
            "id": self.id_column or "id",
            "title": self.title_column or "title",
            "published": self.date_column or "published",
        }

    @property
    def named(self) -> dict[str, str]:
        """The columns that the user named, each with the option that names it."""
        options = dict.fromkeys(self.carry, "--fields") | {
            self.text_column: "--text-column",
            self.id_column: "--id-column",
            self.title_column: "--title-column",
            self.date_column: "--date-column",
        }
        return {column: option for column, option in options.items() if column is not None}

    def is_carried(self, column: str) -> bool:
        """Whether the article takes this column along, whatever it holds.

        >>> options = Options(carry=("url",), carry_others=True)
        >>> [options.is_carried(column) for column in ("url", "section", "text")]
        [True, True, False]
        """
        return column in self.carry or (self.carry_others and column not in self.columns.values())

    @property
    def too_long(self) -> str:
        """Why an article that is too long is not read."""
        return f"longer than {self.max_chars:,} characters: if it is an article all the same, raise --max-chars"
