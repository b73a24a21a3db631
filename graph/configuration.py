"""The configuration of the embedded Neo4j, written anew at each start."""

import socket
from pathlib import Path

from graph.settings import Settings


def configure(folder: Path, settings: Settings) -> int:
    """Write Neo4j's configuration, with a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    prepare(folder)
    told = {
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": f"{settings.page_cache_mb}m",
        "dbms.usage_report.enabled": "false",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.size": "16M",
        "db.tx_log.rotation.retention_policy": "256M size",
        "db.checkpoint.interval.time": "60s",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        **settings.neo4j_settings,
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
    }
    lines = ["# Written by Simpul at each start.", *(f"{name}={value}" for name, value in told.items()), ""]
    (folder / "conf" / "neo4j.conf").write_text("\n".join(lines), encoding="utf-8")
    return port


def prepare(folder: Path) -> None:
    """An empty configuration, for who needs one before the first start."""
    (folder / "conf").mkdir(exist_ok=True)
    (folder / "conf" / "neo4j.conf").touch()
