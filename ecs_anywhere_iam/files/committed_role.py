"""The permissions of a task execution role that is kept in a repository.

It is kept as a policy, as ``render`` prints a role, or in a CloudFormation template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST
from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.read_files import read_files
from ecs_anywhere_iam.files.template_role import statements_of_template

_EXPECTED = (
    "expected an IAM policy, a role as `render` prints it, or a CloudFormation template with a task execution role"
)


def read_committed_role(file: str) -> list[Mapping[str, object]]:
    """The statements of every policy of the role.

    :raises UnreadableFileError: the file holds no such role
    """
    read = list(read_files([file]))
    for each in read:
        if each.error is not None:
            raise each.error
    statements = [statement for each in read for statement in _statements(each.content, each.name)]
    if not statements:
        raise UnreadableFileError(file, _EXPECTED)
    return statements


def _statements(content: object, name: str) -> Iterator[Mapping[str, object]]:
    documents: Sequence[object]
    if not isinstance(content, Mapping):
        raise UnreadableFileError(name, _EXPECTED)
    if isinstance(content.get("Resources"), Mapping):
        documents = list(statements_of_template(content["Resources"], EXECUTION_TRUST.service))
    elif "inline_policy" in content:
        documents = [content["inline_policy"], *(content.get("managed_policies") or ())]
    else:
        documents = [content]
    for document in documents:
        stated = document.get("Statement") if isinstance(document, Mapping) else None
        for statement in stated if isinstance(stated, list) else [stated]:
            if not isinstance(statement, Mapping):
                raise UnreadableFileError(name, _EXPECTED)
            yield statement
