"""What ``dev/emulator.py`` starts: ``ministack``, with one thing put right.

It lets a stack that makes a role take the name of one that exists, and overwrites that role. AWS refuses, whatever the
case of the letters: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. Run by ``python -I``:
nothing but installed packages can be imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ministack.app import main  # type: ignore[import-untyped]
from ministack.services import iam  # type: ignore[import-untyped]
from ministack.services.cloudformation import provisioners  # type: ignore[import-untyped]

Create = Callable[[str, Mapping[str, Any], str], Any]


def refusing_taken_names(create: Create) -> Create:
    """Make the role, unless its name is taken; then it fails in the words of CloudFormation."""

    def create_or_refuse(logical_id: str, properties: Mapping[str, Any], stack_name: str) -> Any:
        name = properties.get("RoleName")
        if name is not None and name.casefold() in {taken.casefold() for taken in iam._roles}:  # noqa: SLF001
            # As seen in https://github.com/awslabs/stable-diffusion-aws-extension/issues/233
            raise ValueError(f"Resource of type 'AWS::IAM::Role' with identifier '{name}' already exists.")
        return create(logical_id, properties, stack_name)

    return create_or_refuse


if __name__ == "__main__":
    of_roles = provisioners._RESOURCE_HANDLERS["AWS::IAM::Role"]  # noqa: SLF001
    of_roles["create"] = refusing_taken_names(of_roles["create"])
    main()
