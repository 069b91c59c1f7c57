"""``python -m legation``: the same as the command ``legation``."""

from __future__ import annotations

import sys

from legation.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
