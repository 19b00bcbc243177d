"""One server: pages from Flask, news over streams, files sent by the shell around them."""
