"""Synthesizes what a test builds, and gives it back as plain JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import aws_cdk as cdk


def stack(*, env: cdk.Environment | None = None, context: Mapping[str, Any] | None = None) -> cdk.Stack:
    """A stack in an app of its own."""
    return cdk.Stack(cdk.App(context=context, outdir=None), "Stack", env=env)


def template(made: cdk.Stack) -> dict[str, Any]:
    """The template of the stack."""
    app = made.node.root
    assert isinstance(app, cdk.App)
    rendered = app.synth().get_stack_by_name(made.stack_name).template
    assert isinstance(rendered, dict)
    return rendered


def resources(
    build: Callable[[cdk.Stack], object], kind: str = "AWS::IAM::Role", **options: Any
) -> list[dict[str, Any]]:
    """The properties of the resources of a kind that the function makes in a stack."""
    made = stack(**options)
    build(made)
    found = template(made).get("Resources", {}).values()
    return [resource.get("Properties", {}) for resource in found if resource["Type"] == kind]


def role(build: Callable[[cdk.Stack], object], **options: Any) -> dict[str, Any]:
    """The properties of the one role that the function makes."""
    [properties] = resources(build, **options)
    return properties
