"""What is compared with AWS's managed policies: the settings of both roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.target import Target
from ecs_anywhere_iam.tasks.decision import WhenInstanceRolePulls
from ecs_anywhere_iam.tasks.needs import TaskNeeds


@dataclass(frozen=True)
class Configuration:
    """How the instance role is permitted, what tasks need, and where both roles live."""

    instance_permissions: ManagedPolicies | LeastPrivilege
    needs: TaskNeeds
    when_instance_role_pulls: WhenInstanceRolePulls
    environment: Environment

    def stated(self) -> dict[str, str | list[str]]:
        """The settings in the words of the command line, with each need in plain words."""
        words: dict[str, str | list[str]] = {}
        match self.instance_permissions:
            case LeastPrivilege() as least:
                words["instance_policy"] = "least-privilege"
                words["clusters"] = _names(least.clusters)
                words["instance_features"] = [each.value for each in InstanceFeature if each in least.features]
                words["instance_repositories"] = _names(least.repositories)
                words["parameter_paths"] = _names(least.parameter_paths)
                words["relaxed"] = sorted(least.relaxed)
            case ManagedPolicies():
                words["instance_policy"] = "managed"
        words["needs"] = [str(need) for need in self.needs]
        words["when_instance_role_pulls"] = self.when_instance_role_pulls
        here = self.environment
        return {**words, "partition": here.partition, "region": here.region, "account": here.account}


def _names(targets: Sequence[Target]) -> list[str]:
    return [str(target) for target in targets]
