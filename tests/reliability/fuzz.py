"""Any text, found by a fuzzer that sees which lines of the rules a text reaches (Atheris, on libFuzzer).

    python tests/reliability/fuzz.py -runs=20000

tries so many texts; the options are those of libFuzzer. It stops at the first one for which a promise is broken, and
shows it. `make fuzz` runs it for ten minutes, the suite for a few thousand texts.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["factx"]):
    from promises import kept, stated
    from texts import PHRASINGS, SENTENCES, mixed


def try_bytes(data: bytes) -> None:
    """Three in four inputs tell how to change our own phrasings, the others are the text itself."""
    provider = atheris.FuzzedDataProvider(data)
    if provider.ConsumeIntInRange(0, 3):
        source = mixed(lambda below: provider.ConsumeIntInRange(0, below - 1))
    else:
        source = provider.ConsumeUnicode(provider.remaining_bytes())
    try:
        composed, decomposed = (kept(unicodedata.normalize(form, source)) for form in ("NFC", "NFD"))
        assert stated(kept(source)) == stated(composed) == stated(decomposed)
    except BaseException:
        print(f"the text: {source!a}", file=sys.stderr)
        raise


def main() -> None:
    """Fuzz; inputs that reached something new are kept in `.fuzz`, where the next run begins."""
    folder = Path(".fuzz")
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(PHRASINGS[::20] + SENTENCES):
        (folder / f"phrasing{number}").write_bytes(b"\0\0\0\0" + text.encode())
    atheris.Setup([*sys.argv, str(folder)], try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
