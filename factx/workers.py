"""Extraction in several processes: batches go out as workers are free, and come back in the order of the articles.

A worker that dies takes its batch with it; the batch is read again article by article, each in a process of its own,
so that the one that kills is found and named, and costs nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection

import msgspec
from msgspec.structs import replace

from factx.article import Article
from factx.errors import UnreadableError
from factx.result import Found, Result, found_in, result_of
from factx.vi.words import add_words, added_folder

Batch = list[Article | UnreadableError]

_BATCH = 50_000
"""Characters of text that make a batch: large beside what it costs to send them, small in memory."""
_AHEAD = 2
"""Batches in hand for each worker, so that none waits."""


def try_each(articles: Iterable[Article | UnreadableError], workers: int) -> Iterator[Result]:
    """Each article with its facts, in order, by `workers` processes."""
    batches = _batches(articles)
    first = next(batches, None)
    if first is None:
        return
    pool = _pool(workers)
    waiting = deque((batch, _submit(pool, batch)) for batch in chain([first], islice(batches, workers * _AHEAD - 1)))
    try:
        while waiting:
            batch, future = waiting.popleft()
            try:
                yield from _unpacked(batch, future.result())
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                yield from chain.from_iterable(map(_extract_guarded, batch))
                pool = _pool(workers)
                waiting = deque((batch, _submit(pool, batch)) for batch, _ in waiting)
            if (following := next(batches, None)) is not None:
                waiting.append((following, _submit(pool, following)))
    except BaseException:  # interrupted, or nobody wants the rest: then nobody waits for it either
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _batches(articles: Iterable[Article | UnreadableError]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for article in articles:
        batch.append(article)
        size += 1 if isinstance(article, UnreadableError) else len(article.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _submit(pool: ProcessPoolExecutor, batch: Batch) -> Future[bytes | _Packed]:
    """The batch's result to be; of a pool that is broken by now, that it is."""
    try:
        return pool.submit(_extract_packed, list(map(_sent, batch)))
    except BrokenProcessPool as broken:
        future: Future[bytes | _Packed] = Future()
        future.set_exception(broken)
        return future


def _sent(article: Article | UnreadableError) -> Article | UnreadableError:
    """The article without what is only carried along: that stays here."""
    return replace(article, other={}) if isinstance(article, Article) and article.other else article


def _pool(workers: int) -> ProcessPoolExecutor:
    # A forked worker has the rules loaded; where there is no fork, it loads them itself. A pool is shut down and its
    # threads are gone before the next one forks.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    return ProcessPoolExecutor(workers, multiprocessing.get_context(method), _begin, (added_folder(),))


def _begin(words: str | None) -> None:
    """Leaves it to the main process what an interruption means, ends when that does, and learns the words it has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if words is not None:
        add_words(words)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
    os._exit(1)


# What comes back is packed, which is quicker than Python's own way, and without the articles, which are here.
_Packed = list[Found]
_PACKER = msgspec.msgpack.Encoder()
_UNPACKER = msgspec.msgpack.Decoder(_Packed)


def _extract_packed(batch: Batch) -> bytes | _Packed:
    from factx.extraction import try_article  # noqa: PLC0415 - brings the rules, which are made of the words

    found = [found_in(try_article(article)) for article in batch]
    try:
        return _PACKER.encode(found)
    except UnicodeEncodeError:  # half a surrogate pair, from a file's name or an article
        return found


def _unpacked(batch: Batch, packed: bytes | _Packed) -> Iterator[Result]:
    found = _UNPACKER.decode(packed) if isinstance(packed, bytes) else packed
    return (result_of(article, facts) for article, facts in zip(batch, found, strict=True))


def _extract_guarded(article: Article | UnreadableError) -> list[Result]:
    """The article in a process of its own, which it may kill."""
    if isinstance(article, UnreadableError):
        return [article]
    with _pool(1) as pool:
        try:
            return list(_unpacked([article], pool.submit(_extract_packed, [article]).result()))
        except BrokenProcessPool:
            return [UnreadableError(article.id, "the process that read it died: please report this")]
