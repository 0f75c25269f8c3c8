"""Says where a deployment would go before anything changes: ``python -m dev.account [cdk's options]``.

Ends with 0 when the deployment may go on. On a terminal it asks; elsewhere the caller agrees with ``--yes``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import boto3  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]

# In the order in which the CDK command line looks; boto3 itself reads only the third.
REGION_VARIABLES = ("AWS_REGION", "AMAZON_REGION", "AWS_DEFAULT_REGION", "AMAZON_DEFAULT_REGION")
# Where the CDK command line goes when no Region is set at all.
LAST_RESORT_REGION = "us-east-1"


@dataclass(frozen=True)
class Target:
    """Where a deployment goes, and who asks for it."""

    account: str
    principal: str
    region: str


def main(arguments: Sequence[str]) -> int:
    """Show the target, obtain consent, and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.account", add_help=False)
    parser.add_argument("--profile")
    parser.add_argument("--yes", action="store_true")
    options, _for_cdk = parser.parse_known_args(arguments)
    try:
        target = find_target(options.profile, os.environ)
    except (BotoCoreError, ClientError) as failure:
        reason = " ".join(str(failure).split()).rstrip(".")
        sys.stderr.write(
            f"account: no AWS credentials that work: {reason}; "
            "set AWS_PROFILE, log in with: aws sso login, or try without an account: make demo\n"
        )
        return 1
    print(f"account    {target.account}\nprincipal  {target.principal}\nregion     {target.region}", flush=True)
    return consent(target, agreed=options.yes, interactive=sys.stdin.isatty())


def find_target(profile: str | None, environment: Mapping[str, str]) -> Target:
    """Ask AWS who we are; raises what boto3 raises when it finds no credentials, or ones that AWS refuses."""
    named = next((environment[name] for name in REGION_VARIABLES if environment.get(name)), None)
    # Explicit, since boto3 would otherwise prefer keys of the environment over the profile.
    session = boto3.Session(profile_name=profile or environment.get("AWS_PROFILE") or None, region_name=named)
    region = session.region_name or LAST_RESORT_REGION
    identity = session.client("sts", region_name=region).get_caller_identity()
    return Target(identity["Account"], identity["Arn"], region)


def consent(target: Target, *, agreed: bool, interactive: bool) -> int:
    """Whether to go on, as an exit code."""
    if agreed:
        return 0
    if not interactive:
        sys.stderr.write("account: nobody is there to confirm it; agree to it beforehand with YES=1\n")
        return 1
    try:
        answer = input(f"Go on with account {target.account}? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() in ("y", "yes"):
        return 0
    sys.stderr.write("account: not confirmed; nothing was changed\n")
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("\naccount: not confirmed; nothing was changed\n")
        sys.exit(130)
