"""Work spread over processes: results in the order of the input, a bounded number of items in memory.

Each worker is a fresh process with one item in hand at a time, so that a process that dies takes one known item with it
and the others go on. Matrix libraries are kept to one thread a process: threads of several processes fight over the
same cores.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from legation.errors import LegationError, ModelError, OntologyError

Item = TypeVar("Item")
Result = TypeVar("Result")
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_FATAL = (ModelError, OntologyError)
# Results that wait for an earlier item, for each worker.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Crash:
    """Stands in for a result: the call raised (``detail`` is the exception), or its process died.

    ``fatal`` is an error that every other item would meet as well.
    """

    died: bool
    detail: str
    fatal: LegationError | None = None


@dataclass(slots=True)
class _Slot(Generic[Item, Result]):
    """One item on its way: its result once there is one."""

    item: Item
    result: Result | Crash | None = None


@dataclass(slots=True)
class _Worker(Generic[Item, Result]):
    """One process, the pipe to it, and what it has in hand."""

    process: BaseProcess
    pipe: Connection
    slot: _Slot[Item, Result] | None = None


def attempt(call: Callable[[Item], Result], item: Item) -> Result | Crash:
    """The result of the call, or the exception that it raised as a Crash: one item never stops the others."""
    try:
        return call(item)
    except Exception as error:
        fatal = error if isinstance(error, _FATAL) else None
        return Crash(died=False, detail=f"{type(error).__name__}: {error}", fatal=fatal)


def in_order(
    call: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Generator[tuple[Item, Result | Crash], None, None]:
    """Each item with its result, in the order of the items: worked on here, or in two or more other processes.

    ``call`` has to be a function of a module, and items and results have to be picklable. No more than a few items a
    worker are taken from ``items`` ahead of what has been yielded. Closing the iterator ends the processes. Raises
    ModelError and OntologyError, which would come with every item; any other exception is the result of its item.
    """
    if workers <= 1:
        for item in items:
            yield item, _not_fatal(attempt(call, item))
        return
    pool = _Pool(call, workers)
    try:
        for item, result in pool.run(iter(items)):
            yield item, _not_fatal(result)
    finally:
        pool.stop()


def _not_fatal(result: Result | Crash) -> Result | Crash:
    if isinstance(result, Crash) and result.fatal is not None:
        raise result.fatal
    return result


class _Pool(Generic[Item, Result]):
    """The workers, and the items on their way in the order in which they came."""

    def __init__(self, call: Callable[[Item], Result], workers: int) -> None:
        self._call = call
        self._context = multiprocessing.get_context("spawn")
        self._most = workers
        self._workers: list[_Worker[Item, Result]] = []
        self._slots: deque[_Slot[Item, Result]] = deque()

    def run(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result | Crash]]:
        """Hand out, collect, yield what is first in line; until there is nothing left."""
        more = True
        while more or self._slots:
            more = more and self._hand_out(items)
            while self._slots and (result := self._slots[0].result) is not None:
                yield self._slots.popleft().item, result
            if self._slots:
                self._collect()

    def _hand_out(self, items: Iterator[Item]) -> bool:
        while len(self._slots) < self._most * _AHEAD:
            worker = next((w for w in self._workers if w.slot is None), None)
            if worker is None and len(self._workers) == self._most:
                return True
            for item in items:
                worker = worker or self._start()
                slot = _Slot[Item, Result](item)
                self._slots.append(slot)
                self._give(worker, slot)
                break  # the next item may need the next worker
            else:
                return False
        return True

    def _start(self) -> _Worker[Item, Result]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._call, theirs), daemon=True)
        with _one_thread():
            process.start()
        theirs.close()
        worker = _Worker[Item, Result](process, ours)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker[Item, Result], slot: _Slot[Item, Result]) -> None:
        worker.slot = slot
        try:
            worker.pipe.send(slot.item)
        except OSError:  # it died before it had anything in hand
            self._bury(worker)

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.slot is not None}
        for pipe in wait(list(busy)) if busy else ():
            assert isinstance(pipe, Connection)
            worker = busy[pipe]
            assert worker.slot is not None
            try:
                worker.slot.result = pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
            worker.slot = None

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        worker.process.join(timeout=5)
        assert worker.slot is not None
        worker.slot.result = Crash(died=True, detail=f"the process that read it died (exit {worker.process.exitcode})")
        worker.slot = None
        worker.pipe.close()
        self._workers.remove(worker)

    def stop(self) -> None:
        """End all processes; those at work are not waited for."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(timeout=5)
        self._workers.clear()


def _work(call: Callable[[Item], Result], pipe: Connection) -> None:
    # Ctrl-C goes to all processes of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        result = attempt(call, item)
        try:
            pipe.send(result)
        except OSError:
            return


@contextmanager
def _one_thread() -> Iterator[None]:
    """A process started inside has one thread for its matrix library (set before it can import one), and no Ctrl-C."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    in_main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if in_main else None
    try:
        yield
    finally:
        if in_main:
            signal.signal(signal.SIGINT, handler)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
