"""The trust policy of a role: the service that may assume it, guarded against confused deputies.

https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from ecs_anywhere_iam.catalogue.trust import Trust
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.document import Condition, one_or_list
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.flag import check_flag

if TYPE_CHECKING:

    class _TrustStatementRequired(TypedDict):
        Effect: str
        Principal: dict[str, str]
        Action: str

    class TrustStatement(_TrustStatementRequired, total=False):
        """The one statement of a trust policy."""

        Condition: Condition

    class TrustPolicy(TypedDict):
        """A trust policy."""

        Version: str
        Statement: list[TrustStatement]

else:
    # As in `document.py`.
    TrustStatement = TrustPolicy = dict


def trust_policy(
    trust: Trust,
    environment: Environment,
    *,
    regions: Sequence[str] = (),
    allow_confused_deputy: bool = False,
) -> TrustPolicy:
    """Lets the service assume the role, only on behalf of this account, in its Region or the given Regions.

    Neither service allows a narrower source: not an activation, not a cluster
    (https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html,
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html).
    """
    statement: TrustStatement = {
        "Effect": "Allow",
        "Principal": {"Service": trust.service},
        "Action": "sts:AssumeRole",
    }
    if not check_flag("allow_confused_deputy", allow_confused_deputy):
        sources = [
            str(Arn(environment.partition, trust.source_service, region, environment.account, "*"))
            for region in (regions or (environment.region,))
        ]
        statement["Condition"] = {
            "StringEquals": {"aws:SourceAccount": environment.account},
            trust.source_operator: {"aws:SourceArn": one_or_list(sources)},
        }
    return {"Version": "2012-10-17", "Statement": [statement]}
