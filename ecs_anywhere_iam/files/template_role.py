"""The policies of a role in a CloudFormation template.

What is of another shape than CloudFormation has it grants nothing; a policy under a condition of the template may not
be there, and grants nothing either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecs_anywhere_iam.files.role_trust import trusts

_POLICIES = ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")


def roles_of_template(resources: Mapping[object, object], service: str) -> list[str]:
    """The logical IDs of the roles that the service may assume."""
    roles = {name: _properties(resource) for name, resource in resources.items() if _type(resource) == "AWS::IAM::Role"}
    return [str(name) for name, role in roles.items() if trusts(role.get("AssumeRolePolicyDocument"), service)]


def documents_of_role(resources: Mapping[object, object], logical_id: str) -> Iterator[object]:
    """The policy documents of the role that are in the template, and the ARNs of those that are not."""
    role = _properties(resources.get(logical_id))
    for policy in _list(role.get("Policies")):
        yield policy.get("PolicyDocument") if isinstance(policy, Mapping) else None
    attached = _list(role.get("ManagedPolicyArns"))
    yield from (arn for arn in attached if isinstance(arn, str) and not arn.startswith("<"))
    for name, resource in resources.items():
        if _type(resource) in _POLICIES and not (isinstance(resource, Mapping) and "Condition" in resource):
            policy = _properties(resource)
            holders = (*_list(policy.get("Roles")), policy.get("RoleName"))
            if f"<{logical_id}>" in holders or f"<{name}>" in attached:
                yield policy.get("PolicyDocument")


def _type(resource: object) -> object:
    return resource.get("Type") if isinstance(resource, Mapping) else None


def _properties(resource: object) -> Mapping[object, object]:
    properties = resource.get("Properties") if isinstance(resource, Mapping) else None
    return properties if isinstance(properties, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
