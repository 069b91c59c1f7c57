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
Part = TypeVar("Part")
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
    """One item on its way; ``answer`` holds its result once there is one (which may be None)."""

    item: Item
    answer: tuple[Result | Crash | None] | None = None


@dataclass(slots=True)
class _Worker(Generic[Item, Result]):
    """One process, the pipe to it, and what it has in hand."""

    process: BaseProcess
    pipe: Connection
    slot: _Slot[Item, Result] | None = None


def in_order(
    call: Callable[[Part], Result], items: Iterable[Item], part: Callable[[Item], Part | None], workers: int
) -> Generator[tuple[Item, Result | Crash | None], None, None]:
    """Each item with the result of ``call`` on its ``part`` (None where the part is), in the order of the items.

    With two or more ``workers`` the calls are made in that many other processes: ``call`` then has to be a function of
    a module, parts and results picklable. No more than a few items a worker are taken from ``items`` ahead of what has
    been yielded. Closing the iterator ends the processes. Raises ModelError and OntologyError, which would come with
    every item; any other exception is the result of its item.
    """
    if workers <= 1:
        for item in items:
            given = part(item)
            yield item, None if given is None else _not_fatal(_attempt(call, given))
        return
    pool = _Pool(call, part, workers)
    try:
        for item, result in pool.run(iter(items)):
            yield item, _not_fatal(result)
    finally:
        pool.stop()


def _attempt(call: Callable[[Part], Result], part: Part) -> Result | Crash:
    # Whatever one item raises, the others go on: so every exception is caught, and kept as the item's result.
    try:
        return call(part)
    except Exception as error:
        fatal = error if isinstance(error, _FATAL) else None
        return Crash(died=False, detail=f"{type(error).__name__}: {error}", fatal=fatal)


def _not_fatal(result: Result) -> Result:
    if isinstance(result, Crash) and result.fatal is not None:
        fatal = result.fatal
        # Made anew: an error that came from another process has lost how its message was put together.
        raise type(fatal)(fatal.what, where=fatal.where, remedy=fatal.remedy)
    return result


class _Pool(Generic[Item, Part, Result]):
    """The workers, and the items on their way in the order in which they came."""

    def __init__(self, call: Callable[[Part], Result], part: Callable[[Item], Part | None], workers: int) -> None:
        self._call, self._part = call, part
        self._context = multiprocessing.get_context("spawn")
        self._most = workers
        self._workers: list[_Worker[Item, Result]] = []
        self._slots: deque[_Slot[Item, Result]] = deque()

    def run(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result | Crash | None]]:
        """Hand out, collect, yield what is first in line; until there is nothing left."""
        more = True
        while more or self._slots:
            more = more and self._hand_out(items)
            while self._slots and (answer := self._slots[0].answer) is not None:
                yield self._slots.popleft().item, answer[0]
            if self._slots:
                self._collect()

    def _hand_out(self, items: Iterator[Item]) -> bool:
        """Items to all workers without one; False once there are no more."""
        while len(self._slots) < self._most * _AHEAD and self._can_take():
            for item in items:
                slot = _Slot[Item, Result](item)
                self._slots.append(slot)
                part = self._part(item)
                if part is not None:
                    self._give(slot, part)
                else:
                    slot.answer = (None,)
                break
            else:
                return False
        return True

    def _can_take(self) -> bool:
        return len(self._workers) < self._most or any(worker.slot is None for worker in self._workers)

    def _start(self) -> _Worker[Item, Result]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._call, theirs), daemon=True)
        with _one_thread():
            process.start()
        theirs.close()
        worker = _Worker[Item, Result](process, ours)
        self._workers.append(worker)
        return worker

    def _give(self, slot: _Slot[Item, Result], part: Part) -> None:
        worker = next((worker for worker in self._workers if worker.slot is None), None) or self._start()
        worker.slot = slot
        try:
            worker.pipe.send(part)
        except OSError:  # it died before it had anything in hand
            self._bury(worker)

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.slot is not None}
        for pipe in wait(list(busy)) if busy else ():
            assert isinstance(pipe, Connection)
            worker = busy[pipe]
            assert worker.slot is not None
            try:
                worker.slot.answer = (pipe.recv(),)
            except (EOFError, OSError):
                self._bury(worker)
            worker.slot = None

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        worker.process.join(timeout=5)
        assert worker.slot is not None
        code = worker.process.exitcode
        worker.slot.answer = (Crash(died=True, detail=f"the process that read it died (exit {code})"),)
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


def _work(call: Callable[[Part], Result], pipe: Connection) -> None:
    # Ctrl-C goes to all processes of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            part = pipe.recv()
        except (EOFError, OSError):
            return
        result = _attempt(call, part)
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
