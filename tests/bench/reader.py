"""Four people who turn pages without a pause, in a process of their own: `reader.py PORT COOKIE URL…`"""

import http.client
import sys
import threading


def turn(port: int, cookie: str, urls: list[str]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while True:
        for url in urls:
            line.request("GET", url, headers={"Cookie": cookie})
            line.getresponse().read()


if __name__ == "__main__":
    words = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    readers = [threading.Thread(target=turn, args=words) for _ in range(4)]
    for reader in readers:
        reader.start()
