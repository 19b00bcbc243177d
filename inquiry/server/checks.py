"""What is looked at before the doors open. An installation that could lose news or rows does not start."""

from pathlib import Path

from sqlalchemy import URL, make_url

MOUNTS = Path("/proc/mounts")
REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "glusterfs", "fuse.glusterfs", "ceph"}


class Refused(Exception):
    """The server does not start; the words say why, and what to do."""


def nudge_for(config: dict, mounts: Path = MOUNTS) -> str:
    """How the processes of this installation tell each other of news: local, poll or pg."""
    url, processes = make_url(config["SQLALCHEMY_DATABASE_URI"]), config["INQUIRY_PROCESSES"]
    is_sqlite = url.get_backend_name() == "sqlite"
    nudge = config["INQUIRY_NUDGE"] or _fitting(is_sqlite, processes)
    _refuse_nudge(nudge, is_sqlite, processes)
    if is_sqlite:
        _refuse_place(url, processes, mounts)
    return nudge


def _fitting(is_sqlite: bool, processes: int) -> str:
    if not is_sqlite:
        return "pg"
    return "poll" if processes > 1 else "local"


def _refuse_nudge(nudge: str, is_sqlite: bool, processes: int) -> None:
    if processes < 1:
        raise Refused("INQUIRY_PROCESSES is the number of server processes: 1 or more.")
    if nudge not in ("local", "poll", "pg"):
        raise Refused(f"INQUIRY_NUDGE is {nudge!r}; it can be local, poll or pg, or be left out.")
    if nudge == "local" and processes > 1:
        raise Refused(
            f"INQUIRY_NUDGE=local serves one process, and INQUIRY_PROCESSES is {processes}: people in the same meeting "
            "would not see each other’s cards at once. Leave out INQUIRY_NUDGE, or set INQUIRY_PROCESSES=1."
        )
    if nudge == ("pg" if is_sqlite else "poll"):
        raise Refused(f"INQUIRY_NUDGE={nudge} does not go with this database. Leave it out: the right one is chosen.")


def _refuse_place(url: URL, processes: int, mounts: Path) -> None:
    if url.database in (None, "", ":memory:"):
        if processes > 1:
            raise Refused("Several processes cannot share a database in memory. Set INQUIRY_DATABASE to a file.")
        return
    kind = file_system_of(Path(str(url.database)), mounts)
    if kind in REMOTE:
        raise Refused(
            f"The database {url.database} is on a network file system ({kind}), where SQLite loses rows. "
            "Set INQUIRY_HOME to a folder on a disk of this machine, or INQUIRY_DATABASE to a PostgreSQL address."
        )


def file_system_of(path: Path, mounts: Path = MOUNTS) -> str:
    """The kind of file system a path is on; empty where the system does not tell."""
    if not mounts.exists():
        return ""
    found = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    over = [(place, kind) for place, kind in found if path.resolve().is_relative_to(_unescaped(place))]
    return max(over, key=lambda pair: len(pair[0]), default=("", ""))[1]


def _unescaped(place: str) -> str:
    return place.encode().decode("unicode_escape")
