"""Start the server: one process, or several when a setting says so."""

import os
import time
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from inquiry import config
from inquiry.server.checks import Refused, nudge_for

GLANCE, LOOK = 0.05, 0.5  # seconds between two looks for a signal, and for a process that died
FACTORY = "inquiry.server.product:open_house"
HOW: dict[str, Any] = {
    "factory": True,
    "http": "httptools",
    "loop": "uvloop",
    "lifespan": "on",
    "access_log": False,
    "log_level": "warning",
    "server_header": False,
    "proxy_headers": False,  # ProxyFix believes as many proxies as the setting says, and no more
    "timeout_keep_alive": 30,
    "timeout_graceful_shutdown": 3,
}


def serve(host: str = "127.0.0.1", port: int = 8000, factory: str = FACTORY, **settings) -> None:
    """Serve until told to stop. Settings (`processes=2`, `demo=True`, `home=…`) go to every process as INQUIRY_…"""
    os.environ.update({f"INQUIRY_{name.upper()}": str(value) for name, value in settings.items()})
    known = config.read()
    try:
        nudge_for(known)
    except Refused as why:
        raise SystemExit(f"Inquiry does not start. {why}") from None
    ours = {**HOW, "host": host, "port": port, "workers": known["INQUIRY_PROCESSES"]}
    if ours["workers"] > 1:
        crew = uvicorn.Config(factory, **ours)
        Crew(crew, [crew.bind_socket()]).run()
    else:
        uvicorn.run(factory, **ours)


class Crew(Multiprocess):
    """Several processes. uvicorn looks twice a second whether it was told to stop; streams would stay open as long."""

    def run(self) -> None:
        self.init_processes()
        looked_at = time.monotonic()
        while not self.should_exit.wait(GLANCE):
            self.handle_signals()
            if time.monotonic() - looked_at > LOOK:
                self.keep_subprocess_alive()
                looked_at = time.monotonic()
        self.terminate_all()
        self.join_all()
