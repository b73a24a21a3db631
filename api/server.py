"""Serving: the application on one address of this machine, by as many workers as are wanted."""

import contextlib
import os
import socket
import tempfile
from collections.abc import Callable

import uvicorn

from api.deps import LOCAL
from graph.errors import AskError, SettingError
from graph.language import N_
from graph.settings import Settings

GRACE_SECONDS = 10
"""How long requests that are being answered may take when the server is asked to stop."""

CONNECTIONS = 1000
"""Connections at once; more are told to come again."""


def refuse_strangers(host: str) -> None:
    """Nobody signs on yet, so that nobody but who is at this machine may ask.

    Raises:
        SettingError: the address can be reached from elsewhere.
    """
    if host not in LOCAL:
        raise SettingError(
            N_(
                "Simpul has no sign-on yet, so that it answers only this machine: {host} is refused. Leave --host out, or use 127.0.0.1."
            ),
            host=host,
        )


def serve(settings: Settings, workers: int, ready: Callable[[str], None]) -> None:
    """Serve until asked to stop (SIGTERM, Ctrl-C); ``ready`` is told the address first.

    Raises:
        SettingError: the address can be reached from elsewhere.
        AskError: something else has the port.
    """
    refuse_strangers(settings.host)
    address = "127.0.0.1" if settings.host == "localhost" else settings.host
    with contextlib.ExitStack() as opened:
        taken = opened.enter_context(_listening(address, settings.port))
        shown = f"[{address}]" if ":" in address else address
        os.environ["SIMPUL_HOME"] = str(settings.home)
        if workers > 1:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = opened.enter_context(tempfile.TemporaryDirectory(prefix="simpul-metrics-"))
        config = uvicorn.Config(
            "api.app:from_environment", factory=True, workers=workers, log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS, limit_concurrency=CONNECTIONS, timeout_keep_alive=15,
        )  # fmt: skip
        ready(f"http://{shown}:{taken.getsockname()[1]}/")
        if workers == 1:
            uvicorn.Server(config).run(sockets=[taken])
        else:
            from uvicorn.supervisors import Multiprocess

            Multiprocess(config, sockets=[taken]).run()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise AskError(
            N_("Port {port} is taken ({reason}). Name another by --port, or 0 for any that is free."),
            port=str(port),
            reason=error.strerror,
        ) from error
    made.set_inheritable(True)
    return made
