"""What protects factx, and how to take it out: each with the tests that must fail where it is gone.

An edit is a file, what stands in it exactly once, and what stands there when the protection is out.
"""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """What is replaced in a file, and by what."""

    file: str
    old: str
    new: str


class Protection(NamedTuple):
    """What is taken out, by which edits, and which tests must fail then."""

    name: str
    what: str
    edits: list[Edit]
    tests: list[str]
    ends: bool = True
    """Whether the tests end without it; where they do not, that is the failure."""


def out(file: str, old: str, new: str = "") -> list[Edit]:
    """The one edit of a protection that stands in one place."""
    return [Edit(f"factx/{file}", old, new)]


ANY = "tests/reliability/test_any_text.py::"
TIME = "tests/reliability/test_straight_time.py::"
DAMAGE = "tests/readers/test_damage.py::"
PACKED = "tests/readers/test_compression.py::"
FILES = "tests/test_files.py::"
ENDS = "tests/test_ends.py::"
WORKERS = "tests/test_workers.py::"
NO_WAY = "tests/reliability/test_no_way_in.py::"
ADDED = "tests/vi/words/test_added.py::"
SETTINGS = "tests/test_settings.py::"
SQLITE = "tests/writers/test_sqlite.py::"
HONEST = "tests/reliability/test_dependencies.py::"

RECORD = f"{ENDS}TestRecord::"
PIPES = f"{FILES}TestPipes::"

GROUPS: dict[str, list[Protection]] = {
    "The proof itself": [
        Protection(
            "command",
            "the command: what runs is the copy, however a test calls it",
            out("cli/__init__.py", "    gc.set_threshold(_GARBAGE)\n", "    raise SystemExit(99)\n"),
            [
                "tests/test_cli.py::TestEndToEnd::test_a_table_is_the_default",
                "tests/test_completion.py",
                f"{FILES}TestDisks::test_a_full_disk_leaves_what_was_there[x.txt]",
                f"{ENDS}test_what_a_killed_run_leaves_is_cleared_by_the_next",
                f"{NO_WAY}TestNetwork::test_the_same_comes_out_where_there_is_no_network",
            ],
        ),
    ],
    "Any text": [
        Protection(
            "exception",
            "the care for a billion that comes twice",
            out("vi/numerals.py", " or ceiling >= _BILLION or total >= _BILLION:", ":"),
            [f"{ANY}test_what_factx_once_stumbled_over[a number that never ends]"],
        ),
        Protection(
            "chain",
            "that a smaller part is asked for its multiplier before its own parts are read",
            out("vi/numerals.py", "not 1 < _read_factor(lower, match.end())[0] < factor:", "False:"),
            [f"{ANY}test_ten_thousand_of_a_kind[multipliers]"],
        ),
        Protection(
            "marks",
            "that marks go with their letter",
            out("text.py", r"(?P<composed> \P{M} \p{M}+ )", r"(?P<composed> \P{M} \p{M} )"),
            [f"{ANY}test_what_factx_once_stumbled_over[one mark too many]"],
        ),
        Protection(
            "widths",
            "the width, in the source, of a letter of several characters",
            out("text.py", "end - start if len(new) == 1 else 1", "1"),
            [f"{ANY}test_composed_and_decomposed_letters_give_the_same_facts"],
        ),
        Protection(
            "positions",
            "the map from the clean text back to the source",
            out(
                "text.py",
                "return self._source_of(start)[0], last[0] + last[1]",
                "return start, end",
            ),
            [
                f"{ANY}test_composed_and_decomposed_letters_give_the_same_facts",
            ],
        ),
        Protection(
            "lower",
            "that a letter keeps its length in lower case",
            out("text.py", "if len(lower) != len(text):", "if False:"),
            ["tests/test_positions.py::test_a_capital_that_is_longer_in_lower_case_moves_nothing"],
        ),
        Protection(
            "returns",
            "that a carriage return is dropped",
            out("text.py", r"(?P<dropped>  [\r\u00ad", r"(?P<dropped>  [\u00ad"),
            [f"{ANY}test_line_ends_behind_every_phrasing_give_the_same_facts"],
        ),
        Protection(
            "exact",
            "exact decimals, whatever the context of the caller",
            out("extraction.py", "Context(prec=100)", "Context(prec=5)"),
            [f"{ANY}test_every_phrasing_as_it_is"],
        ),
        Protection(
            "half-pairs",
            "half a surrogate pair in JSON",
            out("writers/jsonl.py", '.encode(errors="backslashreplace")', ".encode()"),
            [f"{NO_WAY}TestTerminal::test_in_the_text[half a pair]"],
        ),
        Protection(
            "exponents",
            "numbers without an exponent in JSON",
            out("writers/jsonl.py", 'return f"{value:f}".encode()', "return str(value).encode()"),
            ["tests/writers/test_json_writers.py"],
        ),
        Protection(
            "order",
            "that a figure is put where it stands among the others",
            out(
                "vi/scan.py",
                "insort(self.figures, nearest, key=lambda known: known.start)",
                "self.figures.append(nearest)",
            ),
            ["tests/vi/test_sentences.py::test_sentence_states"],
        ),
        Protection(
            "schema",
            "that the schema forbids what no fact has",
            out("schema.py", '    schema["additionalProperties"] = False\n'),
            ["tests/test_schema.py::test_what_no_fact_is_gets_refused"],
        ),
    ],
    "Straight time": [
        Protection(
            "ways",
            "that nothing tried is tried again in a noun phrase",
            out("vi/context/clause.py", "){{0,14}}+", ")+"),
            [f"{TIME}test_no_pattern_reads_a_text_in_more_ways_than_one"],
        ),
        Protection(
            "windows",
            "the windows of a sentence",
            out("vi/context/__init__.py", "_WINDOW = 2000", "_WINDOW = 2_000_000"),
            [f"{TIME}test_steps_grow_with_the_text[counts joined]"],
        ),
        Protection(
            "lists",
            "the bound of a row of weekdays",
            out("vi/dates/days.py", r"?thứ[ ]\w{1,4} ){0,5}", r"?thứ[ ]\w{1,4} )*"),
            [f"{TIME}test_steps_grow_with_the_text[weekdays]"],
        ),
        Protection(
            "last-words",
            "that of a name of one word no more is kept than that",
            out(
                "vi/name.py",
                'max(name.start, lower.rfind(" ", name.start, name.end) + 1)',
                'lower.rfind(" ", name.start, name.end) + 1',
            ),
            [f"{TIME}test_memory_grows_with_the_text[names with numbers]", "tests/vi/test_name.py"],
        ),
        Protection(
            "max-chars",
            "`--max-chars`",
            out("readers/__init__.py", "if len(article.text) > options.max_chars:", "if False:"),
            ["tests/test_cli.py::test_an_article_that_is_too_long_costs_only_itself"],
        ),
        Protection(
            "comments",
            "that a comment ends where it first can",
            out(
                "readers/formats.py",
                r"(?> (?: <\? .*? > | <!-- .*? --> ) \s*+ )*+",
                r"(?: (?: <\? .*? > | <!-- .*? --> ) \s* )*",
            ),
            [f"{DAMAGE}TestMarkup::test_what_a_file_is_is_told_at_once"],
            ends=False,
        ),
        Protection(
            "declaration",
            "that what a page declares is sought in its first bytes",
            out("readers/html.py", "_CHARSET.search(page, 0, _WHERE_IT_IS_DECLARED)", "_CHARSET.search(page)"),
            [f"{DAMAGE}TestMarkup::test_what_a_page_declares_is_found_at_once"],
        ),
        Protection(
            "xml-declaration",
            "that an XML declaration stands at the beginning",
            out("readers/html.py", "_XML_DECLARATION.match(markup)", "_XML_DECLARATION.search(markup)"),
            [f"{DAMAGE}TestMarkup::test_what_a_page_declares_is_found_at_once"],
        ),
    ],
    "Any file": [
        Protection(
            "dense",
            "the limit on what compressed data may unpack to",
            out("readers/source.py", "if too_dense(self._packed.given, self._unpacked):", "if False:"),
            [f"{DAMAGE}TestBombs::test_what_unpacks_to_far_more_than_articles_do_is_given_up"],
        ),
        Protection(
            "twice",
            "the look for compression within compression",
            out(
                "readers/source.py", "if within := _packing(unpacked):", "if (within := _packing(unpacked)) and False:"
            ),
            [f"{DAMAGE}TestBombs::test_what_is_packed_twice_is_not_unpacked_twice"],
        ),
        Protection(
            "xz-memory",
            "the limit on the memory that xz may ask for",
            out("readers/source.py", "lzma.LZMADecompressor(memlimit=_LARGEST_WINDOW)", "lzma.LZMADecompressor()"),
            [f"{PACKED}test_xz_that_asks_for_much_memory_is_refused"],
        ),
        Protection(
            "column",
            "the limit on a column of Parquet",
            out("readers/parquet.py", "if _has_bomb(file.metadata, columns):", "if False:"),
            [f"{DAMAGE}TestBombs::test_one_value_of_a_parquet_file"],
        ),
        Protection(
            "all",
            "the limit on what is read of a file that is one article",
            out("readers/encoding.py", "data = stream.read(limit + 1)", "data = stream.read()"),
            [f"{PACKED}TestEach::test_a_bomb_is_refused_in_little_memory"],
        ),
        Protection(
            "line",
            "the limit on the length of a line",
            out("readers/encoding.py", "while line := readline(limit):", "while line := readline(1 << 40):"),
            [f"{PACKED}TestEach::test_a_bomb_is_refused_in_little_memory"],
        ),
        Protection(
            "head",
            "the limit on a head of WARC",
            out("readers/archive.py", "if self.head >= _LONGEST_HEAD:", "if False:"),
            [f"{DAMAGE}TestBombs::test_a_head_without_end"],
        ),
        Protection(
            "cut-off",
            "that WARC tells what is cut off",
            out("readers/archive.py", "if record is not None and not (", "if False and not ("),
            [f"{DAMAGE}test_an_archive_that_is_cut_off_anywhere_is_told_once"],
        ),
        Protection(
            "answers",
            "what keeps warcio from ending at a strange answer",
            out("readers/archive.py", "self.loader = _Answers()", "self.loader = ArcWarcRecordLoader()"),
            [f"{DAMAGE}TestWarc::test_an_answer_that_is_none_costs_only_itself"],
        ),
        Protection(
            "complaints",
            "what keeps warcio from writing to standard error",
            out(
                "readers/warc.py",
                "with redirect_stderr(io.StringIO()) as complaints:",
                "if complaints := io.StringIO():",
            ),
            [f"{DAMAGE}TestWarc::test_a_page_that_was_damaged_before_it_was_kept"],
        ),
        Protection(
            "first-row",
            "the care for a first row of CSV that is none",
            out("readers/csv.py", "    except csv.Error:  # too long", "    except ZeroDivisionError:  # too long"),
            [f"{DAMAGE}TestCsv::test_a_first_row_that_is_none"],
        ),
        Protection(
            "net",
            "the net below all readers",
            out("readers/__init__.py", "except Exception as error:", "except ZeroDivisionError as error:"),
            [f"{DAMAGE}test_a_fault_of_ours_or_of_a_library_costs_one_file"],
        ),
        Protection(
            "rule",
            "the net below the rules",
            out("extraction.py", "except Exception as error:", "except MemoryError as error:"),
            ["tests/test_cli.py::TestOptions::test_a_rule_that_fails_costs_one_article"],
        ),
        Protection(
            "feed-pairs",
            "the care for half a surrogate pair in a feed",
            out("readers/feed.py", "if 0xD800 <= code < 0xE000 else", "if False else"),
            [f"{DAMAGE}TestMarkup::test_half_a_surrogate_pair_costs_nothing"],
        ),
        Protection(
            "circles",
            "the watch for folders within themselves",
            out("readers/files.py", "if any(folder.identity == here for folder in way):", "if False:"),
            [f"{DAMAGE}TestFolders::test_links_in_circles_end"],
            ends=False,
        ),
        Protection(
            "names",
            "that no more names of a folder are kept",
            out("readers/files.py", "names = nsmallest(_AT_ONCE, (", "names = sorted(("),
            [f"{DAMAGE}TestFolders::test_of_many_files_not_even_all_names_are_kept"],
        ),
        Protection(
            "gone-folder",
            "that it is told where a folder goes while it is listed",
            out("readers/files.py", "            yield UnreadableError(way[-1].path, reason(error))\n"),
            [f"{DAMAGE}TestFolders::test_a_folder_that_goes_while_it_is_listed_is_told"],
        ),
        Protection(
            "long-path",
            "that a path that is too long is told",
            out("readers/files.py", " or error.errno not in (errno.ENOENT, errno.ELOOP):", ":"),
            [f"{DAMAGE}TestFolders::test_a_path_that_is_too_long_is_told"],
        ),
        Protection(
            "pipe-in-folder",
            "that only files are read from a folder",
            out("readers/files.py", "elif not stat.S_ISREG(status.st_mode):", "elif False:"),
            [f"{PIPES}test_a_named_pipe_in_a_folder_does_not_stop_a_run"],
            ends=False,
        ),
        Protection(
            "own-output",
            "that the output is no article of its folder",
            out("readers/files.py", "elif here == written:", "elif False:"),
            [f"{FILES}TestOutputOntoInput::test_what_a_run_wrote_into_its_folder_is_no_article_of_the_next"],
        ),
        Protection(
            "onto-input",
            "that the output is refused as input",
            out("writers/destination.py", "if identity(read) == identity(target):", "if False:"),
            [f"{FILES}TestOutputOntoInput::test_a_file_that_is_named_as_both_is_kept"],
        ),
        Protection(
            "read-only",
            "the respect for a file that may not be written to",
            out("writers/destination.py", "if path.exists() and not os.access(path, os.W_OK):", "if False:"),
            [f"{FILES}TestPermissions::test_a_file_that_may_not_be_written_to_is_kept"],
        ),
        Protection(
            "no-folder",
            "the word on a folder that is missing or may not be written to",
            out(
                "writers/destination.py",
                "        raise refused(output, error.strerror) from error\n",
                "        raise\n",
            ),
            [
                f"{FILES}TestDisks::test_a_folder_that_is_missing_or_goes",
                f"{FILES}TestPermissions::test_a_folder_that_may_not_be_written_to",
            ],
        ),
        Protection(
            "beside",
            "that the output is written beside and moved",
            out("writers/destination.py", "    if not is_replaced(output):\n", "    if True:\n"),
            [f"{FILES}TestDisks::test_a_full_disk_leaves_what_was_there"],
        ),
        Protection(
            "unlink",
            "that what is left of the output is removed",
            out("writers/destination.py", "        beside.unlink(missing_ok=True)\n"),
            [f"{FILES}TestDisks::test_a_full_disk_leaves_what_was_there"],
        ),
        Protection(
            "pipe-out",
            "that a pipe is not replaced",
            out("writers/destination.py", "return path.is_file() or not path.exists()", "return True"),
            [f"{PIPES}test_a_named_pipe_is_written_to_and_stays_one"],
            ends=False,
        ),
        Protection(
            "reader-goes",
            "that whoever reads the output may go",
            out("writers/destination.py", "except BrokenPipeError:  # as", "except ZeroDivisionError:  # as"),
            [f"{PIPES}test_whoever_reads_a_named_pipe_may_go"],
        ),
        Protection(
            "message",
            "the longest length of a message",
            out("cli/__init__.py", "if len(message) > _LONGEST:", "if False:"),
            [f"{FILES}TestNames::test_a_message_has_an_end"],
        ),
        Protection(
            "no-room-for-copy",
            "the word on a copy that has no room",
            out("readers/parquet.py", "raise OSError(error.errno, where) from None", "raise"),
            [f"{FILES}TestDisks::test_no_room_for_the_copy_of_a_table_from_a_pipe"],
        ),
        Protection(
            "full-stdout",
            "the word on standard output that has no room, of any command",
            out("cli/__init__.py", '        _say(f"standard output: {unwritable(error)}")\n'),
            [f"{FILES}TestDisks::test_a_full_disk_behind_what_other_commands_say"],
        ),
    ],
    "Any end": [
        Protection(
            "signals",
            "that a signal puts away what is half done",
            out(
                "cli/__init__.py",
                "            signal.signal(each, _end)\n",
                "            signal.signal(each, signal.SIG_DFL)\n",
            ),
            [f"{ENDS}test_a_signal_at_any_moment_leaves_the_old_output_and_nothing_else"],
        ),
        Protection(
            "interrupted-output",
            "that a signal at any moment leaves no half output",
            out("writers/destination.py", "    except BaseException:\n", "    except Exception:\n"),
            [f"{ENDS}test_a_signal_at_any_moment_leaves_the_old_output_and_nothing_else"],
        ),
        Protection(
            "sweep",
            "that the next run clears what a killed one left",
            out("writers/destination.py", "    _sweep(path.parent)\n"),
            [f"{ENDS}test_what_a_killed_run_leaves_is_cleared_by_the_next"],
        ),
        Protection(
            "orphans",
            "that workers end when their parent dies",
            out("workers.py", "ends = [parent.sentinel] if parent is not None else []", "ends = []"),
            [f"{ENDS}test_workers_end_with_a_process_that_is_killed"],
        ),
        Protection(
            "second-run",
            "the lock on the record of an output",
            out("resume.py", "        _lock(file, output)\n"),
            [f"{ENDS}test_a_second_run_waits_for_nobody_and_says_so"],
        ),
        Protection(
            "inherited-lock",
            "that workers do not inherit the lock",
            out("resume.py", "fcntl.lockf(file,", "fcntl.flock(file,"),
            [f"{ENDS}test_a_lock_goes_with_its_process_whatever_that_left_behind"],
        ),
        Protection(
            "one-transaction",
            "that articles go into a database by one transaction",
            out(
                "writers/sqlite.py",
                '        database.execute("BEGIN IMMEDIATE")\n        _create(database)\n',
                "        _create(database)\n",
            )
            + out(
                "writers/sqlite.py",
                '        database.execute("COMMIT")\n    new.unlink()\n',
                "    new.unlink()\n",
            ),
            [
                f"{ENDS}test_a_run_that_is_killed_while_it_adds_to_a_database_leaves_the_old_state",
                f"{SQLITE}TestNextRun",
            ],
        ),
        Protection(
            "checksum",
            "the checksum in the record of `--resume`",
            out("resume.py", " or zlib.crc32(entry) != checksum:", ":"),
            [f"{RECORD}test_it_is_torn_anywhere_and_still_right"],
        ),
        Protection(
            "digest",
            "the digest of an article in it",
            out("resume.py", "if digest != _digest(article):", "if not digest:"),
            [f"{RECORD}test_articles_that_changed_are_read_anew_and_all_behind_them"],
        ),
        Protection(
            "rules",
            "the digest of the rules in it",
            out("resume.py", "if self._file.read(len(rules)) != rules:", "if not self._file.read(len(rules)):"),
            [f"{RECORD}test_other_rules_do_everything_anew"],
        ),
        Protection(
            "torn",
            "that a torn record is cut off where it is whole",
            out("resume.py", "        self._file.truncate(whole)\n"),
            [
                f"{RECORD}test_what_is_done_behind_a_torn_entry_is_not_done_again",
            ],
        ),
        Protection(
            "own-pipes",
            "that the main process keeps no end of a worker's pipe, which would not end with it",
            out("workers.py", "        found.close()\n", "        self._theirs = found\n"),
            [f"{WORKERS}test_a_worker_that_is_killed_in_the_middle_of_a_message_costs_nothing[2]"],
            ends=False,
        ),
        Protection(
            "executor",
            "a pipe for each worker (in its place, the executor of the standard library with one queue)",
            out(
                "workers.py",
                "    batches = _batches(articles)\n",
                "    from concurrent.futures import ProcessPoolExecutor\n"
                "    from factx.extraction import try_article\n"
                "    with ProcessPoolExecutor(workers) as pool:\n"
                "        yield from pool.map(try_article, articles)\n"
                "        return\n"
                "    batches = _batches(articles)\n",
            ),
            [f"{WORKERS}test_a_worker_that_is_killed_in_the_middle_of_a_message_costs_nothing[2]"],
            ends=False,
        ),
        Protection(
            "take-over",
            "that another takes over what a dead worker had in hand",
            out("workers.py", "                crew[at].give(task)\n", "                pass\n"),
            [f"{WORKERS}test_a_worker_that_dies_is_told_with_its_article_and_costs_nothing_else"],
            ends=False,
        ),
        Protection(
            "stopped",
            "that workers are stopped at the end",
            out("workers.py", "            worker.stop()\n\n\ndef _batches", "            pass\n\n\ndef _batches"),
            [f"{WORKERS}test_workers_that_the_system_kills_at_random_cost_nothing"],
        ),
    ],
    "No way in": [
        Protection(
            "cells",
            "what a terminal obeys, in the table",
            out("writers/cells.py", "return one_line(mention.text) if mention", "return mention.text if mention")
            + out("writers/cells.py", '"text": lambda fact: one_line(fact.text)', '"text": lambda fact: fact.text'),
            [f"{NO_WAY}TestTerminal::test_in_the_text"],
        ),
        Protection(
            "messages",
            "what a terminal obeys, in messages",
            out("cli/__init__.py", "{visible(message)}", "{message}"),
            [
                f"{NO_WAY}TestTerminal::test_in_names_and_errors[a window's title]",
                f"{FILES}TestNames::test_such_a_name_is_told_in_one_line",
            ],
        ),
        Protection(
            "network",
            "that nothing is fetched (a connection is put into `read`)",
            out(
                "readers/__init__.py",
                "    for path in paths:\n",
                "    import socket\n\n    socket.socket()\n    for path in paths:\n",
            ),
            [f"{NO_WAY}TestNetwork::test_no_command_opens_a_socket_or_starts_a_program[extract as a table]"],
        ),
        Protection(
            "code",
            "that data alone is kept (`pickle` is put into `kept.py`)",
            out("kept.py", "import os\nimport sys\n", "import os\nimport pickle\nimport sys\n"),
            [f"{NO_WAY}TestCode::test_nothing_in_the_package_could_run_it"],
        ),
        Protection(
            "screen-columns",
            "what a terminal obeys, in the names of columns",
            out("writers/table.py", "table.add_column(Text(one_line(name)), width", "table.add_column(name, width"),
            [f"{NO_WAY}TestTerminal::test_in_the_names_of_columns"],
        ),
        Protection(
            "screen-words",
            "what a terminal obeys, in words of one's own",
            out("writers/concepts.py", "Text(one_line(cell)) for cell in cells", "cell for cell in cells"),
            [f"{NO_WAY}TestTerminal::test_in_words_of_ones_own"],
        ),
        Protection(
            "carriage-returns-in-cells",
            "the quotes around a carriage return",
            out("writers/csv.py", r'lineterminator="\r\n"', r'lineterminator="\n"'),
            ["tests/writers/test_columns.py::TestCsv::test_words_stay_in_their_cell"],
        ),
        Protection(
            "formulas",
            "the apostrophe before a formula",
            out("writers/csv.py", "if words.startswith(_GUARDED) else words", "if False else words"),
            [
                "tests/writers/test_columns.py::TestCsv::test_no_cell_of_words_begins_as_a_formula_does",
                "tests/writers/test_columns.py::TestCsv::test_any_words_come_back_and_never_begin_as_a_formula",
            ],
        ),
        Protection(
            "page-block",
            "that a text cannot end its block of the page",
            out("writers/html/__init__.py", r'written.replace("<", "\\u003c")', "written"),
            ["tests/writers/test_html.py::test_a_text_stays_text"],
        ),
        Protection(
            "page-policy",
            "the page's policy",
            out("writers/html/__init__.py", "\"default-src 'none'\"", '"default-src *"'),
            [
                "tests/writers/test_html.py"
                "::test_the_policy_names_every_style_and_script_by_its_digest_and_allows_nothing_else"
            ],
        ),
        Protection(
            "sql",
            "that values are bound, and not put into the words of SQL",
            out(
                "writers/sqlite.py",
                'database.execute("DELETE FROM facts WHERE article = ?", [id])',
                "database.execute(f\"DELETE FROM facts WHERE article = '{id}'\")",
            ),
            [f"{SQLITE}test_no_words_are_sql"],
        ),
        Protection(
            "sql-pairs",
            "the care for half a surrogate pair in a database",
            out("writers/sqlite.py", "return str(well_formed(value))", "return value"),
            [SQLITE.removesuffix("::")],
        ),
        Protection(
            "markdown",
            "that nothing in an article is markup of a report",
            out("writers/md.py", r'_MARKUP.sub(r"\\\g<0>", one_line(words))', "one_line(words)"),
            ["tests/writers/test_columns.py::TestMarkdown::test_nothing_in_an_article_is_markup"],
        ),
        Protection(
            "entities",
            "that a feed is given to its reader as bytes, and not as what may be a name or an address",
            out("readers/feed.py", "feedparser.parse(io.BytesIO(markup.encode()),", "feedparser.parse(markup,"),
            [f"{DAMAGE}TestMarkup::test_nothing_is_fetched_opened_or_multiplied"],
        ),
        Protection(
            "words-link",
            "that tables of words lead out of their folder by no link",
            out("vi/words/added.py", "if not file.resolve().is_relative_to(file.parent.resolve()):", "if False:"),
            [f"{ADDED}TestWhatIsWrong::test_what_leads_out_of_the_folder_or_is_no_file"],
        ),
        Protection(
            "words-size",
            "the limit on a table of words",
            out("vi/words/added.py", "if len(data) > _LARGEST:", "if False:"),
            [f"{ADDED}TestWhatIsWrong::test_a_file_that_is_too_large"],
        ),
        Protection(
            "words-cells",
            "that the cells of a table of words are what its columns hold",
            out("vi/words/added.py", "if pattern and cell and not re.fullmatch(", "if False and not re.fullmatch("),
            [f"{ADDED}TestWhatIsWrong::test_a_table"],
        ),
        Protection(
            "settings-write",
            "that no settings say where to write",
            out("cli/settings.py", 'OF_ONE_RUN = {"output", ', "OF_ONE_RUN = {"),
            [f"{SETTINGS}TestWhatIsWrong::test_it_is_one_line_with_file_and_key"],
        ),
        Protection(
            "settings-value",
            "that a setting is a value that its option takes",
            out("cli/settings.py", "        probe.process_value(ctx, said)\n", "        pass\n"),
            [f"{SETTINGS}TestWhatIsWrong::test_it_is_one_line_with_file_and_key"],
        ),
    ],
    "Honest dependencies": [
        Protection(
            "licence",
            "the licence of a package from the list",
            [Edit("docs/dependencies.md", "| msgspec | ", "| msgspeck | ")],
            [f"{HONEST}test_every_package_that_comes_along_is_listed_with_its_licence"],
        ),
        Protection(
            "binding-licence",
            "that no licence binds (one of them is made the GPL)",
            [Edit("docs/dependencies.md", "| msgspec | ", "| msgspec | GPL-3.0 and ")],
            [f"{HONEST}test_no_licence_binds_those_who_use_factx"],
        ),
        Protection(
            "hash",
            "the hashes of a package in the lock file",
            [Edit("requirements-dev.lock", "\nmsgspec==", "\nunhashed==1.0\nmsgspec==")],
            [f"{HONEST}test_every_line_of_the_lock_file_has_hashes_and_no_place_of_its_own"],
        ),
        Protection(
            "stale-lock",
            "a package from the lock file",
            [Edit("requirements-dev.lock", "\nmsgspec==", "\nmsgspeck==")],
            [f"{HONEST}test_the_lock_file_names_what_is_needed"],
        ),
        Protection(
            "wheel",
            "what makes a wheel the same everywhere",
            [
                Edit(
                    "pyproject.toml",
                    "[tool.hatch.build.targets.wheel]\n",
                    "[tool.hatch.build]\nreproducible = false\n\n[tool.hatch.build.targets.wheel]\n",
                )
            ],
            [f"{HONEST}test_the_wheel_is_the_same_whenever_and_wherever_it_is_built"],
        ),
    ],
}
