"""What a Region's code looks like."""

from __future__ import annotations

import re

REGION = re.compile(r"[a-z]{2,}(?:-[a-z]+)+-[0-9]+")
