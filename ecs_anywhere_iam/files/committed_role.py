"""The permissions of a task execution role that is kept in a repository.

It is kept as a policy, as ``render`` prints a role, or in a CloudFormation template. Boundaries of its permissions and
policies of resources are not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecs_anywhere_iam.catalogue.managed_policy import EXECUTION_MANAGED_POLICY
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST
from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.content import content_of, shown_name
from ecs_anywhere_iam.files.in_environment import in_environment
from ecs_anywhere_iam.files.parse import parse
from ecs_anywhere_iam.files.role_trust import trusts
from ecs_anywhere_iam.files.template_role import documents_of_role, roles_of_template
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.managed_document import read_managed_document

_EXPECTED = (
    "expected an IAM policy, a role as `render` prints it, or a CloudFormation template with a task execution role"
)
_OF_AWS = f":iam::aws:policy/{EXECUTION_MANAGED_POLICY.path}{EXECUTION_MANAGED_POLICY.name}"


def read_committed_role(
    file: str, environment: Environment, logical_id: str | None = None
) -> list[Mapping[str, object]]:
    """The statements of every policy of the role.

    :param environment: where the role lives, as far as that is known
    :param logical_id: which role of a template is meant
    :raises UnreadableFileError: the file holds no such role, or several
    """
    name = shown_name(file)
    content = in_environment(parse(content_of(file), name, template=True), environment)
    if not isinstance(content, Mapping):
        raise UnreadableFileError(name, _EXPECTED)
    statements = [each for document in _documents(content, name, logical_id) for each in _statements(document, name)]
    if not statements:
        raise UnreadableFileError(name, _EXPECTED)
    return statements


def _documents(content: Mapping[str, object], name: str, logical_id: str | None) -> Iterator[object]:
    resources = content.get("Resources")
    if isinstance(resources, Mapping):
        yield from documents_of_role(resources, _role(resources, name, logical_id))
        return
    if logical_id is not None:
        raise UnreadableFileError(name, f"expected a CloudFormation template, in which to find {logical_id}")
    if "trust_policy" not in content:
        yield content
        return
    if not trusts(content["trust_policy"], EXECUTION_TRUST.service):
        raise UnreadableFileError(name, f"a role that {EXECUTION_TRUST.service} may not assume")
    if content.get("inline_policy") is not None:
        yield content["inline_policy"]
    for key in ("managed_policies", "attached_policies"):
        listed = content.get(key)
        yield from listed if isinstance(listed, list) else ()


def _role(resources: Mapping[object, object], name: str, logical_id: str | None) -> str:
    roles = roles_of_template(resources, EXECUTION_TRUST.service)
    if logical_id is not None and logical_id in roles:
        return logical_id
    found = ", ".join(roles) or "none"
    if logical_id is not None:
        raise UnreadableFileError(name, f"no role {logical_id} that {EXECUTION_TRUST.service} may assume, but {found}")
    if len(roles) > 1:
        # A task role is assumed by the same service, and what it grants helps no execution role.
        raise UnreadableFileError(
            name, f"several roles that {EXECUTION_TRUST.service} may assume: {found}; name one with --logical-id"
        )
    if not roles:
        raise UnreadableFileError(name, f"no role that {EXECUTION_TRUST.service} may assume; {_EXPECTED}")
    return roles[0]


def _statements(document: object, name: str) -> Iterator[Mapping[str, object]]:
    if isinstance(document, str):
        # Of the policies that AWS keeps, this one is carried here; what another one grants is not known.
        yield from read_managed_document(EXECUTION_MANAGED_POLICY).statements if document.endswith(_OF_AWS) else ()
        return
    stated = document.get("Statement") if isinstance(document, Mapping) else None
    for statement in stated if isinstance(stated, list) else [stated]:
        if not isinstance(statement, Mapping):
            raise UnreadableFileError(name, _EXPECTED)
        yield statement
