"""The whole walk on an emulated AWS: ``python -m dev.demo``, or ``make demo ARGS="-c awslogs=false"``.

Starts the emulator, bootstraps it, deploys the sample app with the real CDK command line, reads both roles back over
the AWS API, shows them with the reason for each permission, destroys the stack, and stops the emulator. It cleans up
as well when a step fails, on Ctrl-C and on SIGTERM, and ends with another exit code than zero if anything went wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from dev.cdk_cli import CdkCli, Deployed
from dev.checkout import ROOT
from dev.clean_up import deferring_signals, delete_stack, exit_on_signals
from dev.deployed_roles import DeployedRole, RoleMissingError, left_of, read_role
from dev.emulator import Emulator, EmulatorDidNotStartError, emulator
from dev.expectations import EXECUTION_SERVICE, INSTANCE_SERVICE, differences
from dev.paint import paper_for
from dev.progress import Steps, duration
from dev.quiet_command import CommandFailedError
from dev.show_deployment import problems_shown, show_deployment

STACK = "EcsAnywhereIam"
STEPS = 7


class DemoFailedError(Exception):
    """What the demo found is not what it should be; the message says what."""


def main(arguments: Sequence[str]) -> int:
    """Walk, and return the exit code."""
    options = parsed(arguments)
    exit_on_signals()
    steps = Steps(STEPS)
    paper = paper_for(sys.stdout)
    try:
        walk(steps, context_of(options.context), options.folder)
    except (CommandFailedError, EmulatorDidNotStartError, RoleMissingError, DemoFailedError) as failure:
        sys.stdout.flush()
        output = failure.output if isinstance(failure, CommandFailedError) else ""
        sys.stderr.write(f"\n{output}\n{paper.bad('demo failed')}: {failure}\n")
        return 1
    except BrokenPipeError:  # as with `make demo | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("demo: interrupted; the stack and the emulator are gone\n")
        return 130
    took = duration(steps.elapsed())
    print(f"\n{paper.good('Done')} in {took}; nothing is left of it. To deploy to your own account: make deploy")
    return 0


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="make demo", description="deploy the sample app to an emulated AWS")
    parser.add_argument("-c", "--context", action="append", default=[], metavar="KEY=VALUE", help="as for cdk deploy")
    parser.add_argument("--folder", type=Path, default=ROOT, help="of another app.py and cdk.json than the sample's")
    options = parser.parse_args(arguments)
    for pair in options.context:
        if "=" not in pair:
            parser.error(f"a context value is malformed: got {pair!r}, allowed KEY=VALUE; for example awslogs=false")
    return options


def context_of(pairs: Sequence[str]) -> dict[str, str]:
    """``["a=b", …]`` as a mapping; the value may hold further equals signs."""
    return dict(pair.split("=", 1) for pair in pairs)


def walk(steps: Steps, context: Mapping[str, str], folder: Path) -> None:
    """All steps, with the clean-up of those that were made when one fails or is interrupted."""
    with ExitStack() as kept:
        assembly = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="ecs-anywhere-iam-"))) / "cdk.out"
        with steps.step("starting an AWS emulator on this machine"):
            running = kept.enter_context(emulator())
        cli = CdkCli(running.environment, assembly, context, folder=folder)
        try:
            roles = deploy_and_show(steps, cli, running)
            with steps.step("destroying the stack") as step:
                replace(cli, on_line=step.busy_with).destroy()
            with steps.step("checking that nothing is left of the roles"):
                check_nothing_is_left(running, roles)
        except BaseException:
            with deferring_signals():
                sys.stderr.write("cleaning up: destroying the stack and stopping the emulator …\n")
                delete_stack(running, STACK)
                kept.close()
            raise
        with steps.step("stopping the emulator"):
            kept.close()


def deploy_and_show(steps: Steps, cli: CdkCli, running: Emulator) -> list[DeployedRole]:
    """From an empty account to both roles on the screen; raises DemoFailedError when they are not as synthesized."""
    with steps.step("bootstrapping it for CDK") as step:
        replace(cli, on_line=step.busy_with).bootstrap(running.account, running.region)
    with steps.step("deploying the sample stack with the CDK command line") as step:
        deployed = replace(cli, on_line=step.busy_with).deploy()
    with steps.step("reading the roles back over the AWS API"):
        outputs = outputs_of(deployed)
        roles = {INSTANCE_SERVICE: read_role(running.environment, outputs["InstanceRoleName"])}
        if "ExecutionRoleArn" in outputs:
            name = outputs["ExecutionRoleArn"].rpartition("/")[2]
            roles[EXECUTION_SERVICE] = read_role(running.environment, name)
    print("\n" + show_deployment(cli.assembly, STACK, roles, outputs, paper_for(sys.stdout)) + "\n", flush=True)
    problems = [*differences(cli.assembly, STACK, roles), *problems_shown(cli.assembly, STACK, roles)]
    if problems:
        raise DemoFailedError("the roles are not as they should be:\n  " + "\n  ".join(problems))
    return list(roles.values())


def check_nothing_is_left(running: Emulator, roles: Sequence[DeployedRole]) -> None:
    """Raises DemoFailedError when a role, or a policy of its own, outlived the stack."""
    left = [arn for role in roles for arn in left_of(running.environment, role)]
    if left:
        raise DemoFailedError(f"still there after cdk destroy: {', '.join(left)}")


def outputs_of(deployed: Deployed) -> Mapping[str, str]:
    """The outputs of the sample stack; raises DemoFailedError when one is missing that it always has."""
    outputs = deployed.outputs.get(STACK, {})
    missing = {"InstanceRoleName", "InstanceRoleArn", "CreateActivationCommand"} - outputs.keys()
    if missing:
        raise DemoFailedError(f"the stack {STACK} lacks the outputs {', '.join(sorted(missing))}; got {dict(outputs)}")
    return outputs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
