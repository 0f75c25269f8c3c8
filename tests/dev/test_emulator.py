"""The emulator is there as long as its block, on this machine only."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore.exceptions import WaiterError  # type: ignore[import-untyped]

from dev.aws_session import hermetic_session
from dev.checkout import ROOT
from dev.emulator import ACCOUNT, Emulator, EmulatorDidNotStartError, client_environment, emulator

SHOW_AND_SLEEP = """
import time
from dev.emulator import emulator
with emulator() as started:
    print(started.endpoint, flush=True)
    time.sleep(600)
"""


def accepts(host: str, port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


def port_of(endpoint: str) -> int:
    return int(endpoint.rpartition(":")[2])


def stops_accepting(port: int) -> bool:
    deadline = time.monotonic() + 20
    while accepts("127.0.0.1", port) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not accepts("127.0.0.1", port)


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with emulator() as started:
        yield started


@pytest.mark.emulator
def test_it_answers_as_its_account(running: Emulator) -> None:
    sts = hermetic_session(running.environment).client("sts", endpoint_url=running.endpoint)
    assert sts.get_caller_identity()["Account"] == ACCOUNT


@pytest.mark.emulator
def test_two_at_once_do_not_meet(running: Emulator) -> None:
    with emulator() as another:
        assert another.endpoint != running.endpoint


@pytest.mark.emulator
@pytest.mark.parametrize("taken", ["Servers", "servers"], ids=["the same name", "other letters"])
def test_a_stack_does_not_overwrite_a_role(running: Emulator, taken: str) -> None:
    session = hermetic_session(running.environment)
    iam, cloudformation = (
        session.client(service, endpoint_url=running.endpoint) for service in ("iam", "cloudformation")
    )
    made = iam.create_role(RoleName=taken, AssumeRolePolicyDocument="{}")["Role"]
    properties = {"RoleName": "Servers", "AssumeRolePolicyDocument": {}}
    template = json.dumps({"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": properties}}})
    cloudformation.create_stack(StackName=taken, TemplateBody=template, Capabilities=["CAPABILITY_NAMED_IAM"])
    with pytest.raises(WaiterError, match="ROLLBACK"):
        cloudformation.get_waiter("stack_create_complete").wait(StackName=taken, WaiterConfig={"Delay": 1})
    role = iam.get_role(RoleName=taken)["Role"]
    iam.delete_role(RoleName=taken)
    assert role["RoleId"] == made["RoleId"]


@pytest.mark.emulator
def test_it_ends_with_its_block() -> None:
    with emulator() as started:
        port = port_of(started.endpoint)
    assert stops_accepting(port)


@pytest.mark.emulator
def test_it_takes_its_files_with_it() -> None:
    with emulator() as started:
        folder = Path(started.environment["CDK_HOME"]).parent
    assert not folder.exists()


@pytest.mark.emulator
def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SHOW_AND_SLEEP]
    # Who is killed cannot remove its files.
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        port = port_of(parent.stdout.readline().strip())
        parent.send_signal(signal.SIGKILL)
    assert stops_accepting(port)


@pytest.mark.emulator
def test_one_that_does_not_answer_in_time_raises() -> None:
    with pytest.raises(EmulatorDidNotStartError, match="the emulator did not start: no answer after 0 s"), emulator(0):
        pass


def test_clients_get_nothing_of_the_users_aws_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "secret")
    monkeypatch.setenv("CDK_DEFAULT_ACCOUNT", "999999999999")
    environment = client_environment("http://localhost:1", tmp_path)
    assert {name for name in environment if name.startswith(("AWS_", "CDK_"))} == {
        "AWS_ENDPOINT_URL",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE",
        "CDK_HOME",
        "CDK_DISABLE_CLI_TELEMETRY",
        "CDK_DISABLE_VERSION_CHECK",
    }


def test_a_session_ignores_the_profile_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "a-profile-that-does-not-exist")
    session = hermetic_session(client_environment("http://localhost:1", tmp_path))
    assert session.get_credentials().access_key == "emulator"


def test_the_users_files_are_replaced_by_the_null_device(tmp_path: Path) -> None:
    assert client_environment("http://localhost:1", tmp_path)["AWS_CONFIG_FILE"] == os.devnull
