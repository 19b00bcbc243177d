"""A server as a process of its own: `python -m tests.live.serve PORT FACTORY`."""

import sys

from inquiry.server.run import serve

if __name__ == "__main__":  # each worker imports this file again
    serve(port=int(sys.argv[1]), factory=sys.argv[2])
