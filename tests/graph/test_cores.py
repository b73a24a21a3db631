"""Small products stay on one core."""

from threading import Event, Thread

from threadpoolctl import threadpool_info

from graph.cores import one_core


def cores() -> list[int]:
    """How many threads each library of products takes."""
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


def test_all_is_as_before_when_stays_have_overlapped() -> None:
    """Of two threads of which one enters while the other is inside, and leaves later, neither leaves a limit behind."""
    before, entered, left = cores(), Event(), Event()

    def stay() -> None:
        with one_core():
            entered.set()
            left.wait(10)

    other = Thread(target=stay)
    with one_core():
        assert set(cores()) == {1}
        other.start()
        assert entered.wait(10)
    left.set()
    other.join()
    assert cores() == before
