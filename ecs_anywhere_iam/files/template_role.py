"""The policies of roles in a CloudFormation template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_PSEUDO_PARAMETERS = {"AWS::Partition": "<partition>", "AWS::Region": "<region>", "AWS::AccountId": "<account>"}


def statements_of_template(resources: Mapping[str, Any], service: str) -> Iterator[Mapping[str, object]]:
    """The policy documents of the roles that the service may assume, with what is known at deployment as ``<…>``."""
    roles = {name: role for name, role in resources.items() if _is_role_of(role, service)}
    for role in roles.values():
        properties = role["Properties"]
        yield from (_flat(policy.get("PolicyDocument")) for policy in properties.get("Policies") or ())
        for attached in properties.get("ManagedPolicyArns") or ():
            policy = resources.get(attached.get("Ref", "")) if isinstance(attached, Mapping) else None
            if isinstance(policy, Mapping):
                yield _flat(policy.get("Properties", {}).get("PolicyDocument"))
    for policy in resources.values():
        if isinstance(policy, Mapping) and policy.get("Type") in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
            properties = policy.get("Properties", {})
            if any(isinstance(each, Mapping) and each.get("Ref") in roles for each in properties.get("Roles") or ()):
                yield _flat(properties.get("PolicyDocument"))


def _is_role_of(resource: Any, service: str) -> bool:
    if not isinstance(resource, Mapping) or resource.get("Type") != "AWS::IAM::Role":
        return False
    return f"'Service': '{service}'" in str(resource.get("Properties", {}).get("AssumeRolePolicyDocument"))


def _flat(value: Any) -> Any:
    """The value with each intrinsic function as text."""
    match value:
        case {"Fn::Join": [str(separator), list(parts)]}:
            return separator.join(str(_flat(part)) for part in parts)
        case {"Ref": str(name)}:
            return _PSEUDO_PARAMETERS.get(name, f"<{name}>")
        case {"Fn::GetAtt": [str(resource), str(attribute)]}:
            return f"<{resource}.{attribute}>"
        case {"Fn::Sub": str(text)}:
            for name, shown in _PSEUDO_PARAMETERS.items():
                text = text.replace(f"${{{name}}}", shown)
            return text
        case Mapping():
            return {key: _flat(each) for key, each in value.items()}
        case list():
            return [_flat(each) for each in value]
    return value
