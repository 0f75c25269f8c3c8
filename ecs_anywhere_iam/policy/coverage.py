"""What of a policy another one lacks.

It errs on the side of what is lacking: a statement that grants only under conditions of its own counts for nothing, and
a denial counts where it is about any part of what is needed. Denials under conditions are left to IAM, which knows the
request. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.arn import split_arn
from ecs_anywhere_iam.policy.document import PolicyDocument, Statement, listed
from ecs_anywhere_iam.policy.pattern import matches, may_be_same, overlap

Statements = Sequence[Mapping[str, object]]


def lacking(needed: PolicyDocument, held: Statements) -> list[str]:
    """Each action on each resource that is needed and that the statements do not grant, or deny.

    An account, Region or partition that is not known on either side, which shows as ``<…>``, is taken for the same.

    :raises InvalidValueError: statements that are none of a role's policies, or that deny by what they do not name
    """
    checked = [_Held(statement) for statement in held]
    return [
        f"{action} on {resource}"
        for statement in needed["Statement"]
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
        if not _is_held(action, resource, statement, checked)
    ]


class _Held:
    def __init__(self, statement: Mapping[str, object]) -> None:
        effect = statement.get("Effect")
        if effect not in ("Allow", "Deny"):
            raise _no_statement(statement, "an Effect of Allow or Deny")
        if "Principal" in statement or "NotPrincipal" in statement:
            raise _no_statement(statement, "statements of a policy that is attached to a role, which name no principal")
        self.allows = effect == "Allow"
        self.condition = statement.get("Condition") or {}
        if not self.allows and not self.condition and ("NotAction" in statement or "NotResource" in statement):
            raise _no_statement(statement, "denials that name their actions and resources")
        self.actions = [each.lower() for each in _texts(statement, "Action")]
        self.resources = list(_texts(statement, "Resource"))

    def grants(self, action: str, resource: str) -> bool:
        return any(matches(pattern, action.lower()) for pattern in self.actions) and any(
            _covers(pattern, resource) for pattern in self.resources
        )

    def denies(self, action: str, resource: str) -> bool:
        return any(matches(pattern, action.lower()) for pattern in self.actions) and any(
            overlap(pattern, resource) for pattern in self.resources
        )


def _is_held(action: str, resource: str, needed: Statement, held: Sequence[_Held]) -> bool:
    if any(not each.allows and not each.condition and each.denies(action, resource) for each in held):
        return False
    conditions = needed.get("Condition", {})
    return any(
        each.allows and each.grants(action, resource) and _is_within(each.condition, conditions) for each in held
    )


def _is_within(condition: object, needed: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether the condition holds wherever the needed one does."""
    if not isinstance(condition, Mapping):
        return False
    return all(
        isinstance(keys, Mapping)
        and keys.keys() <= needed.get(operator, {}).keys()
        and all(_are_among(needed[operator][key], values) for key, values in keys.items())
        for operator, keys in condition.items()
    )


def _are_among(needed: object, held: object) -> bool:
    return all(any(may_be_same(str(one), str(other)) for other in _list(held)) for one in _list(needed))


def _covers(pattern: str, resource: str) -> bool:
    """Whether the pattern matches the resource, whose own wildcards stand for themselves."""
    held, needed = split_arn(pattern), split_arn(resource)
    if held is None or needed is None:
        return matches(pattern, resource)
    known = (
        (held.partition, needed.partition),
        (held.region, needed.region),
        (held.account, needed.account),
    )
    return (
        held.service == needed.service
        and all(matches(one, other) or may_be_same(one, other) for one, other in known)
        and matches(held.resource, needed.resource)
    )


def _texts(statement: Mapping[str, object], key: str) -> Iterator[str]:
    for value in _list(statement.get(key)):
        if not isinstance(value, str):
            raise _no_statement(statement, f"text in {key}")
        yield value


def _list(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _no_statement(statement: Mapping[str, object], allowed: str) -> InvalidValueError:
    return InvalidValueError(
        "a statement of the role", got=dict(statement), allowed=allowed, fix="give the policy as IAM has it"
    )
