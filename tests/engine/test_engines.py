import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.engine import Engine, Failure, Inline, Processes
from allegiance.errors import UnknownState

ENGINES: list[Engine] = [Inline(), Processes(1), Processes(3)]


def double(number: int) -> int:
    return 2 * number


def picky(number: int) -> int:
    if number % 3 == 0:
        raise UnknownState(name=number)
    return number


def deadly(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def unsendable(number: int) -> object:
    return (lambda: number) if number == 1 else number


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_order_is_kept_and_failures_stay_in_their_place(engine: Engine) -> None:
    results = list(engine.map(picky, range(40)))
    assert [r for r in results if not isinstance(r, Failure)] == [n for n in range(40) if n % 3]
    failures = [r for r in results if isinstance(r, Failure)]
    assert [f.position for f in failures] == list(range(0, 40, 3))
    assert failures[0].reason.startswith("UnknownState: 0 is not a state")


@settings(max_examples=3, deadline=None)
@given(st.lists(st.integers(-9, 9), max_size=30), st.integers(1, 4))
def test_engine_and_number_of_workers_do_not_change_the_result(numbers: list[int], workers: int) -> None:
    assert list(Processes(workers).map(picky, numbers)) == list(Inline().map(picky, numbers))


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_items_are_read_as_needed(engine: Engine) -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = engine.map(double, endless())
    assert list(itertools.islice(results, 10)) == [2 * n for n in range(1, 11)]
    results.close()  # type: ignore[attr-defined]
    assert taken <= 40


def test_a_killed_worker_costs_one_item() -> None:
    results = list(Processes(2).map(deadly, range(12)))
    assert [r for r in results if not isinstance(r, Failure)] == [n for n in range(12) if n != 5]
    assert [f.position for f in results if isinstance(f, Failure)] == [5]
    assert "worker process died" in str(results[5])


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    results = list(Processes(2).map(unsendable, range(4)))
    assert [r for r in results if not isinstance(r, Failure)] == [0, 2, 3]
    assert isinstance(results[1], Failure)


def test_an_item_that_cannot_be_sent_is_a_failure() -> None:
    results = list(Processes(2).map(str, [1, lambda: 2, 3]))
    assert [results[0], results[2]] == ["1", "3"]
    assert isinstance(results[1], Failure)


def test_every_item_may_kill() -> None:
    results = list(Processes(2).map(deadly, [5, 5, 1]))
    assert [isinstance(r, Failure) for r in results] == [True, True, False]


def test_an_engine_needs_workers() -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        Processes(0)


SLOW = """
import sys, time
from allegiance.engine import Processes
def nap(seconds):
    time.sleep(seconds)
    return seconds
if __name__ == "__main__":
    try:
        for result in Processes(2).map(nap, [0] * 3 + [60] * 9):
            print("done", flush=True)
    except KeyboardInterrupt:
        print("stopped", flush=True)
        sys.exit(130)
"""


@pytest.mark.skipif(os.name != "posix", reason="sends signals to a process group")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_and_killed_runs_leave_no_process_and_no_noise(tmp_path: Path, kind: signal.Signals) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    run = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout is not None
    assert [run.stdout.readline() for _ in range(3)] == ["done\n"] * 3
    if kind == signal.SIGINT:
        os.killpg(run.pid, kind)
    else:
        run.kill()
    out, err = run.communicate(timeout=20)
    if kind == signal.SIGINT:
        assert (run.returncode, out, err) == (130, "stopped\n", "")
    # communicate returned: no worker holds the pipes open any more.
    for _ in range(100):
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a worker outlived the run")
