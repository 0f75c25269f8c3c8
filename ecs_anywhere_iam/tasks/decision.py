"""Whether tasks need an execution role, what it has to grant, and why.

AWS's page states two conditions for tasks on external instances: the ``awslogs`` log driver, and private ECR images
that the instance role cannot pull (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html).

==========  ===========  ======================  ==============  ================  ================
awslogs     private ECR  instance role can pull  execution role  grants            with ``omit``
==========  ===========  ======================  ==============  ================  ================
no          no           either                  none            –                 –
yes         no           either                  yes             logs              logs
no          yes          no                      yes             ECR pull          ECR pull
no          yes          yes                     none            –                 –
yes         yes          no                      yes             logs + ECR pull   logs + ECR pull
yes         yes          yes                     yes             logs + ECR pull   logs
==========  ===========  ======================  ==============  ================  ================

Whatever else tasks ask for, such as secrets, is read with the execution role alone, and always calls for one
(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html).

The last row is where the page and the agent part ways. The page lets the execution role go without the pull when the
instance role has it. The agent pulls with the execution role whenever ECS tells it to, without falling back on the
instance role (https://github.com/aws/amazon-ecs-agent/blob/8dfceca6cf380a83c3007349317566f2862f0673/agent/ecr/factory.go),
and users saw an execution role replace the instance role
(https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/94). So by default an execution role that
exists for any reason is also given the pull.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.image_pull import ImagePull
from ecs_anywhere_iam.tasks.needs import TaskNeeds
from ecs_anywhere_iam.tasks.reasons import why_none, why_required

WhenInstanceRolePulls = Literal["grant", "omit"]


class Decision(NamedTuple):
    """What the execution role has to grant (nothing: there need not be one), and why, in sentences."""

    grants: TaskNeeds
    reasons: tuple[str, ...]

    @property
    def required(self) -> bool:
        """Whether there has to be an execution role."""
        return bool(self.grants)


def decide(
    needs: TaskNeeds,
    *,
    instance_pulls: ImagePull,
    when_instance_role_pulls: WhenInstanceRolePulls,
    environment: Environment,
) -> Decision:
    """The decision of the table above, repository by repository.

    :param instance_pulls: what the instance role can pull itself
    :param when_instance_role_pulls: ``grant``: an execution role that exists for any reason may pull all images of its
        tasks; ``omit``: only those that the instance role cannot pull
    :raises InvalidValueError: ``when_instance_role_pulls`` is neither
    """
    if when_instance_role_pulls not in get_args(WhenInstanceRolePulls):
        raise InvalidValueError(
            "when_instance_role_pulls",
            got=when_instance_role_pulls,
            allowed="'grant' or 'omit'",
            fix="'grant' is the safe choice: tasks start whichever role ECS has the agent pull with",
        )
    images = needs.targets(NeedKind.PRIVATE_ECR)
    # Without order, and found at once, however many there are.
    of_instance = frozenset(image for image in images if instance_pulls.covers(image, environment))
    covered = tuple(image for image in images if image in of_instance)
    uncovered = tuple(image for image in images if image not in of_instance)
    others = tuple(need for need in needs if need.kind is not NeedKind.PRIVATE_ECR)
    required = bool(others or uncovered)
    omitted = frozenset() if required and when_instance_role_pulls == "grant" else of_instance
    grants = TaskNeeds.of(n for n in needs if n.kind is not NeedKind.PRIVATE_ECR or n.target not in omitted)
    if not required:
        return Decision(grants, why_none(covered))
    return Decision(grants, why_required(others, covered, uncovered, omit=bool(omitted)))
