"""The fixed vocabulary of what figures measure: phrasings and the concept that each means."""

from __future__ import annotations

from factx.vi.words import Lexicon, forms, rows

CONCEPTS: Lexicon[str] = Lexicon((form, row["concept"]) for row in rows("concepts") for form in forms(row["forms"]))
