"""Small products of arrays stay on one core: threads that wait for each other cost more than they save."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Final

from threadpoolctl import ThreadpoolController


class _Limit:
    """The limit, while anybody is inside."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0

    def enter(self) -> None:
        with self._lock:
            if not self._inside:
                self._limited = _controller().limit(limits=1, user_api="blas")
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limited.restore_original_limits()


_LIMIT: Final = _Limit()


@cache
def _controller() -> ThreadpoolController:
    """Looking for the libraries takes longer than a product."""
    return ThreadpoolController()


@contextmanager
def one_core() -> Iterator[None]:
    """One core for each product inside. The limit is the process's: the first to enter sets it, the last to leave restores what was."""
    _LIMIT.enter()
    try:
        yield
    finally:
        _LIMIT.leave()
