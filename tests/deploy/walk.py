"""Deploys step after step to one emulated account, and looks at everything after each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dev.cdk_cli import CdkCli
from dev.checkout import ROOT
from dev.deployed_roles import DeployedRole, RoleMissingError, read_role
from dev.emulator import Emulator, emulator
from dev.expectations import EXECUTION_SERVICE, INSTANCE_SERVICE, differences
from dev.quiet_command import CommandFailedError
from tests.deploy.census import Census, take_census
from tests.deploy.stack import Stack
from tests.deploy.step import Seen, Step

SAMPLE = "app.py"
FLEET = "tests/deploy/fleet_app.py"
TWO_REGIONS = "tests/deploy/two_regions_app.py"


def _ignore(_line: str) -> None:
    """For those who do not follow the output."""


@dataclass(frozen=True)
class Walk:
    """An emulated account that is prepared for CDK, and the app that is deployed to it; ``seen`` is by step."""

    running: Emulator
    folder: Path
    before: Census
    app: str
    stack: Stack
    seen: dict[str, Seen] = field(default_factory=dict)

    def cli(self, context: Mapping[str, str], on_line: Callable[[str], None] = _ignore) -> CdkCli:
        """The command line for the app with this context."""
        # The strict job and `make demo` validate the template; each step of a walk again would say nothing new.
        environment = {**self.running.environment, "CDK_VALIDATION": "false", "PYTHONPATH": str(ROOT)}
        return CdkCli(environment, self.folder / "cdk.out", context, (sys.executable, self.app), on_line=on_line)

    def next_change_set(self) -> str:
        """How the change set of the next step is called."""
        return f"step-{len(self.seen)}"

    def take_all(self, steps: Iterable[Step]) -> Mapping[str, Seen]:
        """What is seen after each step, by its name."""
        return {step.name: self.take(step) for step in steps}

    def take(self, step: Step) -> Seen:
        """Deploy, and look."""
        change_set = self.next_change_set()
        self.deploy(step.context, "--change-set-name", change_set, *step.words)
        self.seen[step.name] = self.look(step.context, change_set)
        return self.seen[step.name]

    def deploy(self, context: Mapping[str, str], *words: str) -> None:
        """Deploy, or fail."""
        with telling_why():
            self.cli(context).deploy(*words)

    def destroy(self, context: Mapping[str, str]) -> None:
        """Destroy, or fail."""
        with telling_why():
            self.cli(context).destroy()

    def refused(self, context: Mapping[str, str], *words: str) -> str:
        """Deploy what cannot be deployed; what the command line wrote about it."""
        try:
            self.cli(context).deploy(*words)
        except CommandFailedError as failure:
            return failure.output
        raise AssertionError("a deployment that should have failed went through")

    def difference(self, context: Mapping[str, str]) -> str:
        """What ``cdk diff --fail`` complains of; nothing where it is content."""
        try:
            self.cli(context).diff()
        except CommandFailedError as failure:
            return failure.output
        return ""

    def look(self, context: Mapping[str, str], change_set: str) -> Seen:
        """Compare with the app of this context, and read back both roles and whatever else the account holds."""
        difference = self.difference(context)  # first, since it writes the assembly that is compared with
        outputs = self.stack.outputs()
        instance = self.role(outputs["InstanceRoleName"])
        roles = {INSTANCE_SERVICE: instance}
        if "ExecutionRoleArn" in outputs:
            roles[EXECUTION_SERVICE] = self.role(outputs["ExecutionRoleArn"].rpartition("/")[2])
        return Seen(
            instance=instance,
            execution=roles.get(EXECUTION_SERVICE),
            identity=self.stack.identity(instance.name),
            changes=self.stack.changes(change_set),
            status=self.stack.status(),
            difference=difference,
            added=self.added(),
            unlike_synthesized=differences(self.folder / "cdk.out", self.stack.name, roles),
        )

    def role(self, name: str) -> DeployedRole:
        """A role as it is now."""
        return read_role(self.running.environment, name)

    def role_if_any(self, name: str) -> DeployedRole | None:
        """A role as it is now; ``None`` where there is none of this name."""
        try:
            return self.role(name)
        except RoleMissingError:
            return None

    def added(self) -> set[str]:
        """What the account's IAM holds beside what bootstrapping made, by ARN."""
        return (take_census(self.running.environment) - self.before).arns()


@contextmanager
def telling_why() -> Iterator[None]:
    """Put what the command line wrote into the error when it fails."""
    try:
        yield
    except CommandFailedError as failure:
        raise AssertionError(f"{failure}\n{failure.output}") from None


@contextmanager
def walking(folder: Path, app: str, stack: str, regions: Sequence[str] = ()) -> Iterator[Walk]:
    """An account to walk in, prepared for CDK in the emulator's Region and in ``regions``."""
    with emulator() as running:
        preparing = CdkCli(running.environment, folder / "cdk.out")
        for region in (running.region, *regions):
            with telling_why():
                preparing.bootstrap(running.account, region)
        yield Walk(running, folder, take_census(running.environment), app, Stack(running.environment, stack))
