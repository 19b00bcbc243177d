"""How quick it is: every target measured beside its floor, in the same run. `python -m tests.bench --help`."""
