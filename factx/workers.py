"""Extraction in several processes: batches go out as workers are free, and come back in the order of the articles.

A worker that dies takes its batch with it; the batch is read again article by article, each in a process of its own,
so that the one that kills is found and named, and costs nothing else. Each worker has pipes of its own: one that is
killed in the middle of a message ends them, and nobody waits for the rest. (With one queue for all, as the executors of
the standard library have it, everybody does.)
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from queue import SimpleQueue

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
_TRIES = 2
"""Times that an article is read by itself before it is said to have killed: the system may have done that."""


def try_each(articles: Iterable[Article | UnreadableError], workers: int) -> Iterator[Result]:
    """Each article with its facts, in order, by `workers` processes."""
    batches = _batches(articles)
    waiting: deque[_Task] = deque()
    crew: list[_Worker] = []
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (batch := next(batches, None)) is not None:
                if len(crew) < workers:
                    crew.append(_Worker())
                waiting.append(task := _Task(batch))
                min(crew, key=lambda worker: len(worker.tasks)).give(task)
            if not waiting:
                return
            first = waiting.popleft()
            while first.results is None:
                _take(crew)
            yield from first.results
    finally:  # at the end, interrupted, or nobody wants the rest: then nobody waits for it either
        for worker in crew:
            worker.stop()


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


class _Task:
    """A batch, and what became of it once that is known."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.results: Iterator[Result] | None = None


class _Worker:
    """A process that extracts, with the batches that it has in hand, the first of them under work."""

    def __init__(self) -> None:
        # A forked worker has the rules loaded; where there is no fork, it loads them itself.
        fork = "fork" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
        batches, self._batches = context.Pipe(duplex=False)
        self.found, found = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(batches, found, added_folder()), daemon=True)
        self._process.start()
        batches.close()  # the ends that are the worker's: they close when it dies
        found.close()
        self.tasks: deque[_Task] = deque()

    def give(self, task: _Task) -> None:
        """Put a batch into its hands; if it is dead, `take` will tell."""
        self.tasks.append(task)
        with suppress(BrokenPipeError):
            self._batches.send(list(map(_sent, task.batch)))

    def take(self) -> None:
        """Wait for what became of its first batch. Raises `EOFError` if it died."""
        try:
            packed: bytes | _Packed = self.found.recv()
        except OSError:  # in the middle of a message
            raise EOFError from None
        task = self.tasks.popleft()
        task.results = _unpacked(task.batch, packed)

    def stop(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.join()
        self._batches.close()
        self.found.close()


def _sent(article: Article | UnreadableError) -> Article | UnreadableError:
    """The article without what is only carried along: that stays here."""
    return replace(article, other={}) if isinstance(article, Article) and article.other else article


def _take(crew: list[_Worker]) -> None:
    """Wait until some have found something; others take the places, and the batches, of those that died."""
    ready = connection.wait([worker.found for worker in crew if worker.tasks])
    for at, worker in enumerate(crew):
        if worker.found not in ready:
            continue
        try:
            worker.take()
        except EOFError:
            worker.stop()
            crew[at] = _Worker()
            suspect, *others = worker.tasks
            suspect.results = map(_alone, suspect.batch)
            for task in others:
                crew[at].give(task)


def _alone(article: Article | UnreadableError) -> Result:
    """What becomes of an article in a process of its own, which it may kill."""
    if isinstance(article, UnreadableError):
        return article
    for _ in range(_TRIES):
        worker = _Worker()
        task = _Task([article])
        try:
            worker.give(task)
            worker.take()
        except EOFError:
            continue
        finally:
            worker.stop()
        if task.results is not None:
            return next(task.results)
    return UnreadableError(article.id, "the process that read it died: please report this")


# What comes back is packed, which is quicker than Python's own way, and without the articles, which are here.
_Packed = list[Found]
_PACKER = msgspec.msgpack.Encoder()
_UNPACKER = msgspec.msgpack.Decoder(_Packed)


def _packed(found: _Packed) -> bytes | _Packed:
    try:
        return _PACKER.encode(found)
    except UnicodeEncodeError:  # half a surrogate pair, from a file's name or an article
        return found


def _unpacked(batch: Batch, packed: bytes | _Packed) -> Iterator[Result]:
    found = _UNPACKER.decode(packed) if isinstance(packed, bytes) else packed
    return (result_of(article, facts) for article, facts in zip(batch, found, strict=True))


def _work(batches: Connection, found: Connection, words: str | None) -> None:
    """What a worker does: it learns the words that the main process has, and extracts until that ends it, or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides what an interruption means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    coming: SimpleQueue[Batch] = SimpleQueue()
    threading.Thread(target=_receive, args=(batches, coming), daemon=True).start()
    if words is not None:
        add_words(words)
    from factx.extraction import try_article  # noqa: PLC0415 - brings the rules, which are made of the words

    with suppress(BrokenPipeError):  # the main process is gone
        while True:
            found.send(_packed([found_in(try_article(article)) for article in coming.get()]))


def _receive(batches: Connection, coming: SimpleQueue[Batch]) -> None:
    """Take batches in hand as they come, for the main process waits until they are; end when it does."""
    parent = multiprocessing.parent_process()
    ends = [parent.sentinel] if parent is not None else []
    while True:
        if ready := connection.wait([batches, *ends]):
            if batches not in ready:
                os._exit(1)
            try:
                coming.put(batches.recv())
            except (EOFError, OSError):
                os._exit(1)
