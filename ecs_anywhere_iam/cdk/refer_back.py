"""Whether what an execution role permits may refer back to the role.

CDK has the policy of a KMS key name the role that may decrypt with it. The role then needs the key, which needs the
role: a policy that is a resource of its own, made after both, is the way out.
"""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.token import PSEUDO_PARAMETER, has_token
from ecs_anywhere_iam.tasks.needs import TaskNeeds

# What may be under a KMS key of the same app.
_UNDER_KEYS = (
    NeedKind.REGISTRY_CREDENTIALS,
    NeedKind.SECRET,
    NeedKind.SECRET_KEY,
    NeedKind.PARAMETER,
    NeedKind.PARAMETER_KEY,
    NeedKind.FILE,
    NeedKind.FILE_KEY,
)


def may_refer_back(needs: TaskNeeds, environment: Environment) -> bool:
    """Whether one of them is made in the same app, as far as its ARN tells."""
    return any(has_token(PSEUDO_PARAMETER.sub("", target.arn(environment))) for target in needs.targets(*_UNDER_KEYS))
