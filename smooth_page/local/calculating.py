"""`python -m smooth_page.local.calculating`: a process of calculations.py, which computes what its input requests.

Each request and each answer is a pickle, preceded by its length. An answer is a pair: the reason of a refusal or None,
and the value.
"""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from smooth_page.local.agent import UnableError
from smooth_page.local.calculations import HEAD, SECONDS
from smooth_page.local.extract.filling import fill_each
from smooth_page.local.extract.schema import check
from smooth_page.local.tasks.grammar import read_task

FUNCTIONS: dict[str, Callable[..., Any]] = {"check": check, "fill_each": fill_each, "read_task": read_task}
MOST_BYTES = 2 * 1024**3
TOO_MUCH = (RecursionError, MemoryError, OverflowError)


def main() -> None:
    """Answers requests until the input ends."""
    _bound()
    gc.disable()  # the many objects of a page all live until its answer
    gc.freeze()  # a collection after each answer then skips the modules, which took longer than a small page
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(HEAD):
        name, args = pickle.loads(source.read(int.from_bytes(head, "big")))
        _answer(target, _computed(name, args))
        del args
        gc.collect()


def _computed(name: str, args: tuple[Any, ...]) -> tuple[str | None, Any]:
    if hasattr(signal, "alarm"):  # the engine may have ended meanwhile
        signal.alarm(int(2 * SECONDS))
    try:
        return None, FUNCTIONS[name](*args)
    except UnableError as error:
        return str(error), None
    except TOO_MUCH as error:
        return f"The request asks for too much ({type(error).__name__})", None
    except Exception as error:
        return f"The request can't be understood ({type(error).__name__})", None
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _answer(target: BinaryIO, answer: tuple[str | None, Any]) -> None:
    try:
        content = pickle.dumps(answer)
    except TOO_MUCH:
        content = pickle.dumps(("The result is nested too deeply", None))
    target.write(len(content).to_bytes(HEAD, "big") + content)
    target.flush()


def _bound() -> None:
    """Limits the memory: an excessive request ends this process, not the machine."""
    try:
        import resource
    except ImportError:  # not on every system
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
