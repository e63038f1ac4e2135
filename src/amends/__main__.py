"""``python -m amends`` is ``amends``."""

import sys

from amends.cli import main

if __name__ == "__main__":
    sys.exit(main())
