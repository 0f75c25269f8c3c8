"""A stack as CloudFormation describes it: its status, its outputs, the change sets that were made for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError  # type: ignore[import-untyped]

from dev.aws_session import hermetic_session


@dataclass(frozen=True)
class Change:
    """What a change set does to one resource; ``replacement`` is ``"False"`` where that stays the same.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
    """

    logical_id: str
    kind: str
    action: str
    replacement: str | None = None


@dataclass(frozen=True)
class Identity:
    """What CloudFormation goes by when it decides whether a role is the same one.

    Another logical ID is another resource, and of a role's properties ``RoleName`` and ``Path`` are those whose change
    replaces it: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
    """

    logical_id: str
    name: str | None
    path: str | None


@dataclass(frozen=True)
class Stack:
    """A stack in the Region of ``environment``."""

    environment: Mapping[str, str]
    name: str

    def status(self) -> str | None:
        """``UPDATE_COMPLETE`` and so on; ``None`` where there is no such stack."""
        try:
            [found] = self._api().describe_stacks(StackName=self.name)["Stacks"]
        except ClientError:
            return None
        return str(found["StackStatus"])

    def outputs(self) -> Mapping[str, str]:
        """The values of its outputs by their names."""
        [found] = self._api().describe_stacks(StackName=self.name)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}

    def physical_ids(self, kind: str) -> Mapping[str, str]:
        """Of the resources of this type, by logical ID."""
        found = self._api().describe_stack_resources(StackName=self.name)["StackResources"]
        return {it["LogicalResourceId"]: it["PhysicalResourceId"] for it in found if it["ResourceType"] == kind}

    def changes(self, change_set: str) -> Sequence[Change]:
        """What a change set says; nothing where the command line made none, since the template is what it was."""
        try:
            found = self._api().describe_change_set(StackName=self.name, ChangeSetName=change_set)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ChangeSetNotFound":
                return []
            raise
        return [
            Change(it["LogicalResourceId"], it["ResourceType"], it["Action"], it.get("Replacement"))
            for it in (change["ResourceChange"] for change in found["Changes"])
        ]

    def identity(self, role_name: str) -> Identity:
        """The role of this name, as the deployed template has it."""
        [logical_id] = [key for key, name in self.physical_ids("AWS::IAM::Role").items() if name == role_name]
        template = self._api().get_template(StackName=self.name)["TemplateBody"]
        properties = template["Resources"][logical_id]["Properties"]
        return Identity(logical_id, properties.get("RoleName"), properties.get("Path"))

    def _api(self) -> Any:
        return hermetic_session(self.environment).client(
            "cloudformation", endpoint_url=self.environment["AWS_ENDPOINT_URL"]
        )
