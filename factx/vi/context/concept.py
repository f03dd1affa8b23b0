"""The fixed vocabulary of what figures measure: phrasings and the concept that each means."""

from __future__ import annotations

from factx.vi.words import Lexicon

CONCEPTS: Lexicon[str] = Lexicon.of("concepts", value="concept")
