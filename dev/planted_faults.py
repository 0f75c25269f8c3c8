"""Faults of seven kinds that somebody could make, each with the claim that notices it."""

from __future__ import annotations

from dataclasses import dataclass

from dev.proof import Command, branch_coverage, tests


@dataclass(frozen=True)
class PlantedFault:
    """A change of one place in one file, which must make the command fail and say so in these words."""

    kind: str
    what: str
    file: str
    before: str
    after: str
    command: Command
    noticed: str


PLANTED_FAULTS = (
    PlantedFault(
        "widened scope",
        "a repository that is named stands for all of the account",
        "ecs_anywhere_iam/catalogue/scope_resource.py",
        ":repository/{repository}",
        ":repository/*",
        tests("tests/simulate/test_authorization.py"),
        "tests/simulate/test_authorization.py::test_the_answer_is_the_expected_one",
    ),
    PlantedFault(
        "dropped condition",
        "the trust policies no longer ask for the account",
        "ecs_anywhere_iam/policy/trust_policy.py",
        '            "StringEquals": {"aws:SourceAccount": environment.account},\n',
        "",
        tests("tests/simulate/test_authorization.py"),
        "tests/simulate/test_authorization.py::test_the_answer_is_the_expected_one",
    ),
    PlantedFault(
        "missing quota check",
        "a trust policy of any size is handed to CDK",
        "ecs_anywhere_iam/cdk/role.py",
        '        check_size(trust, TRUST_POLICY, "trust policy")\n',
        "",
        tests("tests/cdk/test_every_parameter.py"),
        "tests/cdk/test_every_parameter.py::test_more_activation_regions_than_a_trust_policy_holds_are_refused",
    ),
    PlantedFault(
        "swallowed exception",
        "bytes that are no text are left out of a task definition",
        "ecs_anywhere_iam/files/parse.py",
        'raise UnreadableFileError(name, f"not text in {encoding}: byte {error.start + 1} is none of it") from error',
        "text = content[: error.start].decode(encoding)",
        tests("tests/files"),
        "tests/files/test_bad_input.py::test_what_is_no_json_is_told",
    ),
    PlantedFault(
        "replaced role",
        "the role with AWS's managed policies is another resource than the one without",
        "ecs_anywhere_iam/cdk/role.py",
        '            "Resource",\n            assumed_by',
        '            "Resource" if self._packed is not None else "Managed",\n            assumed_by',
        tests("tests/deploy/test_lifecycle.py", "--dist", "loadfile"),
        "tests/deploy/test_lifecycle.py::test_moving_to_least_privilege_keeps_the_same_role",
    ),
    PlantedFault(
        "unpinned dependency",
        "the lock file admits any aws-cdk-lib",
        "requirements/dev.txt",
        "aws-cdk-lib==",
        "aws-cdk-lib>=",
        tests("tests/dev/test_locked.py"),
        "tests/dev/test_locked.py::test_every_package_has_one_version_and_hashes_and_no_address",
    ),
    PlantedFault(
        "untested branch",
        "a task with very many needs gets none",
        "ecs_anywhere_iam/tasks/decision.py",
        "    if not required:\n",
        "    if len(others) > 1_000:\n        return Decision(grants, why_none(covered))\n    if not required:\n",
        branch_coverage(),
        "FAIL Required test coverage of 100% not reached",
    ),
)
