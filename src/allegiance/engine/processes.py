"""Work in several processes of this machine."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic

from allegiance.engine.protocol import Failure, Item, Result, attempt

_AHEAD = 4
"""Items handed out beyond those being worked on, per worker: enough to keep them busy, little to hold in memory."""

_function: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class Processes:
    """A pool of ``workers`` fresh processes, gone when the results are read to the end or no longer wanted."""

    workers: int

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"an engine needs at least one worker, not {self.workers}")

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """See Engine. An item that kills its worker becomes a Failure too."""
        pool: _Pool[Item, Result] = _Pool(function, self.workers)
        try:
            yield from pool.run(items)
            pool.close()
        finally:
            pool.kill()


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    position: int
    item: Item
    future: "Future[Result | Failure]"


class _Pool(Generic[Item, Result]):
    def __init__(self, function: Callable[[Item], Result], workers: int) -> None:
        self._function = function
        self._workers = workers
        self._tasks: deque[_Task[Item, Result]] = deque()
        self._executor = self._start()

    def run(self, items: Iterable[Item]) -> Iterator[Result | Failure]:
        for position, item in enumerate(items):
            self._tasks.append(_Task(position, item, self._submit(item, position)))
            if len(self._tasks) > self._workers * (1 + _AHEAD):
                yield self._next()
        while self._tasks:
            yield self._next()

    def close(self) -> None:
        self._executor.shutdown()

    def kill(self) -> None:
        processes = list((self._executor._processes or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()

    def _next(self) -> Result | Failure:
        task = self._tasks.popleft()
        try:
            return task.future.result()
        except BrokenProcessPool:
            return self._alone(task)
        except Exception as error:  # the item or its result cannot be sent between processes
            return Failure(task.position, f"{type(error).__name__}: {error}")

    def _alone(self, task: _Task[Item, Result]) -> Result | Failure:
        # Whoever was in work when a worker died may be to blame: each is tried once more with nothing beside it.
        self._restart()
        try:
            return self._submit(task.item, task.position).result()
        except BrokenProcessPool:
            self._restart()
            return Failure(task.position, "its worker process died (out of memory, or killed)")
        finally:
            for waiting in self._tasks:
                if waiting.future.done() and waiting.future.exception() is None:
                    continue
                waiting.future = self._submit(waiting.item, waiting.position)

    def _restart(self) -> None:
        self._executor.shutdown(cancel_futures=True)
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # A tracker started later would undo the hold on interrupts.
        if os.name == "posix":
            from multiprocessing import resource_tracker

            resource_tracker.ensure_running()
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, spawn, initializer=_begin, initargs=(self._function,))

    def _submit(self, item: Item, position: int) -> "Future[Result | Failure]":
        with _interrupts_held():
            try:
                return self._executor.submit(_work, item, position)
            except BrokenProcessPool as error:
                broken: Future[Result | Failure] = Future()
                broken.set_exception(error)
                return broken


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Workers started inside never see Ctrl-C: the parent does, and ends them."""
    if os.name != "posix":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(function: Callable[[Any], Any]) -> None:
    global _function
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    # A worker waiting for work does not notice that its parent was killed.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any, position: int) -> Any:
    assert _function is not None
    return attempt(_function, item, position)
