"""Small products of arrays stay on one core: threads that wait for each other cost more than they save."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController

_INSIDE = Lock()


@cache
def _controller() -> ThreadpoolController:
    """Looking for the libraries takes longer than a product."""
    return ThreadpoolController()


@contextmanager
def one_core() -> Iterator[None]:
    """One core for each product inside. The limit is the process's: who enters while another is inside shares the other's, and leaves its end to the other.

    Else whoever leaves last would restore what it found, which was the other's limit, for good.
    """
    if not _INSIDE.acquire(blocking=False):
        yield
        return
    try:
        with _controller().limit(limits=1, user_api="blas"):
            yield
    finally:
        _INSIDE.release()
