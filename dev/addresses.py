"""Takes addresses of package registries out of the output of installers.

Where a machine fetches its packages from is its owner's business, and such an address may carry a password. Output is
pasted into issues and kept in the logs of CI.
"""

from __future__ import annotations

import re

# The last part of an address is kept: it tells which package it was about.
ADDRESS = re.compile(r"(?P<scheme>\b\w+)://(?P<host>[^\s/'\"<>()]*)(?P<path>/[^\s'\"<>()]*)?")
# How pip (urllib3) and npm (libuv) name a host without a scheme.
HOST = re.compile(
    r"(?P<before>\bhost=['\"]?|\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET) )(?P<host>[\w.:-]+)"
)


def without_addresses(text: str) -> str:
    """The text with each address replaced by ``<address>``, and its hosts wherever else they appear."""
    hosts = {found["host"].rpartition("@")[2] for pattern in (ADDRESS, HOST) for found in pattern.finditer(text)}
    text = ADDRESS.sub(_shortened, text)
    text = HOST.sub(lambda found: found["before"] + "<address>", text)
    for host in sorted(filter(None, hosts | {host.partition(":")[0] for host in hosts}), key=len, reverse=True):
        text = re.sub(rf"(?<![\w.-]){re.escape(host)}(?![\w-])", "<address>", text)
    return text


def _shortened(found: re.Match[str]) -> str:
    last = (found["path"] or "").split("?")[0].split("#")[0].rpartition("/")[2]
    return f"<address>/{last}" if last else "<address>"
