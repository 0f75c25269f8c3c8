"""The peer: the two default roles as people write them by hand, statement by statement.

It grants what the constructs grant by default, to the letter; a test compares them. It imports nothing of the
package, so that a process that measures it does not pay for that. ``tuned`` is the same by somebody who knows what
crosses to Node.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

# What cdk-nag finds in each role, and the sentences that answer it.
_IN_INSTANCE_ROLE = {
    "*": "EcsDiscoverEndpoint: Before each connection the ECS agent asks ECS which endpoint to poll and where to send "
    "telemetry. The action supports no resource type. SsmControlChannel: Through this channel Systems Manager reaches "
    "the server, for example to update the SSM agent. The action supports no resource type.",
    "arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:container-instance/default/*": "EcsAgentSessions: The ECS "
    "agent holds two sessions open: one brings the tasks to run, the other carries their metrics. The ID is chosen by "
    "AWS when the server registers, after the role exists.",
    "arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:managed-instance/*": "SsmHeartbeat: The SSM agent reports "
    "every few minutes that the server is alive; when it is denied, it hibernates. The ID is chosen by AWS when the "
    "server registers, after the role exists.",
}
_IN_EXECUTION_ROLE = {
    "arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*:*": "LogsWriteEvents: The awslogs driver "
    "opens a log stream for each container and writes the container's output to it. Streams are named after tasks that "
    "do not exist yet; where no log groups are given, every name is allowed.",
    "*": "EcrAuthorizationToken: Logging in to a private ECR registry takes a token, which is issued for the registry "
    "as a whole. The action supports no resource type.",
}
_ANY_REPOSITORY = {
    "arn:<AWS::Partition>:ecr:<AWS::Region>:<AWS::AccountId>:repository/*": "EcrPullImages: Pulling an image reads its "
    "manifest, which of its layers exist, and their download addresses. Where no repositories are given, every name is "
    "allowed.",
}


class ByHand:
    """Makes roles straight in a stack."""

    def __init__(self, stack: cdk.Stack, *, tuned: bool = False, acknowledged: bool = False) -> None:
        """Makes no role yet.

        :param tuned: asks CDK for partition, Region and account once. By default it asks for each ARN, as
            ``f"arn:aws:ecs:{self.region}:{self.account}:…"`` in most public apps does
        :param acknowledged: answers the findings of cdk-nag as the constructs do; not by default
        """
        self._stack = stack
        self._known = (stack.partition, stack.region, stack.account) if tuned else None
        self._acknowledged = acknowledged

    def instance_role(self, construct_id: str, role_name: str | None = None) -> iam.Role:
        """What servers of the cluster ``default`` need."""
        role = iam.Role(
            self._stack,
            construct_id,
            assumed_by=self._trusted("ssm.amazonaws.com", "ArnEquals", self._arn("ssm", "*")),
            role_name=role_name,
            description="ECS Anywhere: lets registered external instances join ECS clusters",
        )
        cluster = self._arn("ecs", "cluster/default")
        role.add_to_policy(
            iam.PolicyStatement(sid="EcsDiscoverEndpoint", actions=["ecs:DiscoverPollEndpoint"], resources=["*"])
        )
        role.add_to_policy(
            iam.PolicyStatement(
                sid="EcsRegisterAndReport",
                actions=["ecs:RegisterContainerInstance", "ecs:SubmitTaskStateChange"],
                resources=[cluster],
            )
        )
        role.add_to_policy(
            iam.PolicyStatement(
                sid="EcsAgentSessions",
                actions=["ecs:Poll", "ecs:StartTelemetrySession"],
                resources=[self._arn("ecs", "container-instance/default/*")],
                conditions={"ArnEquals": {"ecs:cluster": cluster}},
            )
        )
        role.add_to_policy(
            iam.PolicyStatement(
                sid="SsmHeartbeat",
                actions=["ssm:UpdateInstanceInformation"],
                resources=[self._arn("ssm", "managed-instance/*")],
            )
        )
        role.add_to_policy(
            iam.PolicyStatement(
                sid="SsmControlChannel",
                actions=["ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"],
                resources=["*"],
            )
        )
        self._acknowledge(role, _IN_INSTANCE_ROLE)
        return role

    def execution_role(
        self, construct_id: str, role_name: str | None = None, repositories: Sequence[str] = ("*",)
    ) -> iam.Role:
        """What tasks need that log to any log group and pull from these repositories."""
        role = iam.Role(
            self._stack,
            construct_id,
            assumed_by=self._trusted("ecs-tasks.amazonaws.com", "ArnLike", self._arn("ecs", "*")),
            role_name=role_name,
            description="ECS Anywhere: lets the agent pull images and write logs for tasks on external instances",
        )
        role.add_to_policy(
            iam.PolicyStatement(
                sid="LogsWriteEvents",
                actions=["logs:CreateLogStream", "logs:PutLogEvents"],
                resources=[self._arn("logs", "log-group:*:*")],
            )
        )
        role.add_to_policy(
            iam.PolicyStatement(sid="EcrAuthorizationToken", actions=["ecr:GetAuthorizationToken"], resources=["*"])
        )
        role.add_to_policy(
            iam.PolicyStatement(
                sid="EcrPullImages",
                actions=["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                resources=[self._arn("ecr", f"repository/{name}") for name in repositories],
            )
        )
        self._acknowledge(role, {**_IN_EXECUTION_ROLE, **(_ANY_REPOSITORY if "*" in repositories else {})})
        return role

    def _arn(self, service: str, resource: str) -> str:
        stack = self._stack
        partition, region, account = self._known or (stack.partition, stack.region, stack.account)
        return f"arn:{partition}:{service}:{region}:{account}:{resource}"

    def _trusted(self, service: str, operator: str, source: str) -> iam.ServicePrincipal:
        account = self._known[2] if self._known else self._stack.account
        return iam.ServicePrincipal(
            service, conditions={"StringEquals": {"aws:SourceAccount": account}, operator: {"aws:SourceArn": source}}
        )

    def _acknowledge(self, role: iam.Role, reasons: Mapping[str, str]) -> None:
        """On the role, in the fewest calls.

        Unlike with the constructs, a later statement on a resource that is answered here is not found.
        """
        if self._acknowledged:
            cdk.Validations.of(role).acknowledge(
                *(
                    cdk.Acknowledgment(id=f"AwsSolutions-IAM5[Resource::{resource}]", reason=reason)
                    for resource, reason in reasons.items()
                )
            )
