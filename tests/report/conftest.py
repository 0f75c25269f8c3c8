"""A browser for the tests of the page, on machines that have one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .chromium import NAMES, Chromium, find_chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    executable = find_chromium()
    if executable is None:
        pytest.skip(f"no browser on the PATH: looked for {', '.join(NAMES)}")
    opened = Chromium(executable, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()
