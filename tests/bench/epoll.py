"""The least a server can do to tell a crowd something: read a POST, write its body to every open stream. No HTTP
beyond the first word, no cookie, no database. Run as a script with the port."""

import selectors
import socket
import sys

HELLO = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nretry: 1000\n\n"
DONE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def main(port: int) -> None:
    selector, streams = selectors.DefaultSelector(), set()
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind(("127.0.0.1", port))
    door.listen(1024)
    door.setblocking(False)
    selector.register(door, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            if key.fileobj is door:
                guest, _ = door.accept()
                guest.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                selector.register(guest, selectors.EVENT_READ)
            elif not hear(key.fileobj, streams):
                selector.unregister(key.fileobj)
                streams.discard(key.fileobj)
                key.fileobj.close()


def hear(guest: socket.socket, streams: set) -> bool:
    try:
        said = guest.recv(65536)
    except OSError:
        return False
    if said.startswith(b"GET"):
        guest.send(HELLO)
        streams.add(guest)
    elif said:
        body = said.partition(b"\r\n\r\n")[2]
        for stream in streams:
            stream.send(body)
        guest.send(DONE)
    return bool(said)


if __name__ == "__main__":
    main(int(sys.argv[1]))
