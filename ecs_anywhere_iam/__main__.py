"""The command line: ``python -m ecs_anywhere_iam``."""

from __future__ import annotations

import sys

from ecs_anywhere_iam.command.main import main

sys.exit(main(sys.argv[1:]))
