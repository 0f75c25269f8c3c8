"""What installers write is shown without the addresses of package registries."""

from __future__ import annotations

import pytest

from dev.addresses import without_addresses


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(
            "Looking in indexes: https://me:secret@pypi.example.test/simple",
            "Looking in indexes: <address>/simple",
            id="an index with a password",
        ),
        pytest.param(
            "Downloading https://files.example.test/packages/ab/cd/attrs-26.1.0-py3-none-any.whl#sha256=ef (67 kB)",
            "Downloading <address>/attrs-26.1.0-py3-none-any.whl (67 kB)",
            id="a package, whose file name stays",
        ),
        pytest.param(
            "HTTPSConnectionPool(host='pypi.example.test', port=443): Max retries exceeded",
            "HTTPSConnectionPool(host='<address>', port=443): Max retries exceeded",
            id="how pip names a host that does not answer",
        ),
        pytest.param(
            "npm error getaddrinfo ENOTFOUND npm.example.test",
            "npm error getaddrinfo ENOTFOUND <address>",
            id="how npm names a host that does not exist",
        ),
        pytest.param(
            "https://npm.example.test:8443/x failed; npm.example.test may be down",
            "<address>/x failed; <address> may be down",
            id="a host once more, without its scheme",
        ),
        pytest.param("ValueError: got 1, allowed 2", "ValueError: got 1, allowed 2", id="a text without any"),
    ],
)
def test_addresses_are_taken_out(written: str, shown: str) -> None:
    assert without_addresses(written) == shown
