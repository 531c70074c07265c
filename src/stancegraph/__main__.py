"""`python -m stancegraph` is the command `stancegraph`."""

import sys

from stancegraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
