"""An AWS to try things on: ``ministack``, on this machine's loopback only, alive as long as the ``with`` block."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dev.tether import tethered

ACCOUNT = "123456789012"
REGION = "us-east-1"
START_SECONDS = 60.0
SERVER = Path(__file__).with_name("emulator_server.py")
LOG_TAIL_LINES = 20


class EmulatorDidNotStartError(Exception):
    """The emulator ended, or did not answer in time; the message holds the end of its log."""


@dataclass(frozen=True)
class Emulator:
    """A running emulator: where it answers, and the environment in which AWS tools talk to nothing else."""

    endpoint: str
    environment: Mapping[str, str]
    pid: int
    account: str = ACCOUNT
    region: str = REGION


@contextmanager
def emulator(start_seconds: float = START_SECONDS) -> Iterator[Emulator]:
    """Start an empty account on a free port, and end it afterwards, whatever happens.

    Raises EmulatorDidNotStartError when it does not answer within ``start_seconds``.
    """
    # On some machines a moment passes between the end of a program and that of its last file.
    with tempfile.TemporaryDirectory(prefix="ecs-anywhere-iam-", ignore_cleanup_errors=True) as scratch:
        folder, port = Path(scratch), free_port()
        log_file = folder / "emulator.log"
        with (
            log_file.open("wb") as log,
            _ministack(port, folder, log) as process,
        ):
            wait_until_healthy(f"http://127.0.0.1:{port}/_ministack/health", process, log_file, start_seconds)
            endpoint = f"http://localhost:{port}"
            yield Emulator(endpoint, client_environment(endpoint, folder), process.pid)


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _ministack(port: int, folder: Path, log: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    # A small environment of our own: ministack reads some fifty variables, and so do the SDKs inside it.
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
        "PERSIST_STATE": "0",
        "STATE_DIR": str(folder / "state"),
        "S3_DATA_DIR": str(folder / "s3"),
        # It would listen on more ports, and remove containers that it takes for its own from the machine's Docker.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "DOCKER_HOST": f"unix://{folder}/no-docker.sock",
    }
    command = [sys.executable, "-I", str(SERVER)]
    with tethered(command, environment=environment, folder=folder, output=log) as process:
        yield process


def wait_until_healthy(url: str, process: subprocess.Popen[bytes], log_file: Path, seconds: float) -> None:
    """Return once ``url`` answers; raises EmulatorDidNotStartError."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        if _answers(url):
            return
        time.sleep(0.05)
    how = f"no answer after {seconds:g} s" if process.poll() is None else f"it ended with exit code {process.poll()}"
    tail = "\n".join(log_file.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL_LINES:])
    raise EmulatorDidNotStartError(f"the emulator did not start: {how}; its log ends with:\n{tail}")


def _answers(url: str) -> bool:
    # A proxy of the user's environment must not be asked for the loopback.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=2):
            return True
    except OSError:  # which the errors of urllib are as well
        return False


def client_environment(endpoint: str, folder: Path) -> dict[str, str]:
    """The caller's environment, without its AWS settings and with those of the emulator.

    What the tools write beside their results goes to ``folder``: a jsii that is interrupted leaves 200 MB behind.
    """
    temporary = folder / "tmp"
    temporary.mkdir(exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CDK_"))}
    return {
        **inherited,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "emulator",
        "AWS_SECRET_ACCESS_KEY": "emulator",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        # The CDK command line remembers which account a key belongs to.
        "CDK_HOME": str(folder / "cdk-home"),
        "TMPDIR": str(temporary),
        "CDK_DISABLE_CLI_TELEMETRY": "true",
        "CDK_DISABLE_VERSION_CHECK": "true",
        "NO_PROXY": "localhost,127.0.0.1",
        "no_proxy": "localhost,127.0.0.1",
    }
