"""One execution role for tasks that pull from many repositories.

``python -m benchmarks.apps.many_repositories KIND COUNT`` prints what it measured as one JSON object. By hand all
repositories are in one statement, as people write it. CDK does not check its size: from some hundred repositories on
IAM would refuse that role, and what is measured is only what making its template costs.
"""

from __future__ import annotations

import json
import sys
from time import perf_counter
from typing import Any

import aws_cdk as cdk

from benchmarks.kinds import KINDS, roles_of
from benchmarks.repositories import repositories

_PSEUDO_PARAMETERS = {"AWS::Partition": "aws", "AWS::Region": "us-east-1", "AWS::AccountId": "123456789012"}


def deployed(rendered: Any) -> Any:
    """What CloudFormation makes of a part of a template that names nothing but pseudo parameters."""
    match rendered:
        case {"Ref": name}:
            return _PSEUDO_PARAMETERS[name]
        case {"Fn::Join": [separator, parts]}:
            return separator.join(map(deployed, parts))
        case dict():
            return {key: deployed(value) for key, value in rendered.items()}
        case list():
            return [deployed(each) for each in rendered]
    return rendered


def policies(template: dict[str, Any]) -> list[Any]:
    """The documents of permissions in a template, as they are deployed."""
    documents = []
    for resource in template["Resources"].values():
        properties = resource["Properties"]
        # On a role under ``Policies``; a policy resource is itself one.
        holders = [properties, *properties.get("Policies", [])]
        documents += [deployed(each["PolicyDocument"]) for each in holders if "PolicyDocument" in each]
    return documents


def characters(template: dict[str, Any]) -> int:
    """The characters of the policies in a template as IAM counts them, without white space."""
    return sum(len(json.dumps(document, separators=(",", ":"))) for document in policies(template))


def measured(kind: str, count: int) -> dict[str, Any]:
    """Makes the role and its template, once Node has made a small one of its kind."""
    roles_in = roles_of(kind)
    roles_in(cdk.Stack(cdk.App(stack_traces=False), "WarmUp")).execution_role("Role", None, repositories(1))
    app = cdk.App(stack_traces=False)
    roles = roles_in(cdk.Stack(app, "Stack"))
    names = repositories(count)
    start = perf_counter()
    roles.execution_role("Role", None, names)
    made = perf_counter()
    assembly = app.synth()
    end = perf_counter()
    return {
        "kind": kind,
        "repositories": count,
        "made_seconds": made - start,
        "synth_seconds": end - made,
        "characters": characters(assembly.get_stack_by_name("Stack").template),
    }


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:  # noqa: PLR2004 - the program and its two arguments
        sys.exit(f"usage: python -m benchmarks.apps.many_repositories {'|'.join(KINDS)} COUNT")
    print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
