"""YAML, of which task definitions need little: no tags, no anchors, no dates.

PyYAML is the optional extra ``[yaml]`` of this package.
"""

from __future__ import annotations

from typing import Any

from ecs_anywhere_iam.errors import UnreadableFileError

_KINDS = {"tag:yaml.org,2002:timestamp"}


def parse_yaml(text: str, name: str) -> object:
    """What the text says.

    :raises UnreadableFileError: no YAML, something beyond plain values, a key twice, or no PyYAML to read it with
    """
    try:
        import yaml  # noqa: PLC0415 - an optional extra, and slow to load
    except ImportError as error:
        raise UnreadableFileError(name, "YAML takes an extra: pip install 'ecs-anywhere-iam[yaml]'") from error

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """The safe loader, without aliases and dates, and with keys that stand once."""

        yaml_implicit_resolvers = {  # noqa: RUF012 - as the loader declares it
            first: [(tag, form) for tag, form in forms if tag not in _KINDS]
            for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
            keys = [key.value for key, _ in node.value if isinstance(key.value, str)]
            twice = next((key for key in keys if keys.count(key) > 1), None)
            if twice is not None:
                raise yaml.MarkedYAMLError(problem=f"the key {twice!r} stands twice", problem_mark=node.start_mark)
            made: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return made

    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.AliasEvent):
                # A few lines of aliases can stand for gigabytes.
                raise yaml.MarkedYAMLError(problem="aliases are not taken", problem_mark=event.start_mark)
        return yaml.load(text, Loader=Loader)  # noqa: S506 - it is the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise UnreadableFileError(name, f"not YAML: {error.problem or error.context}{where}") from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise UnreadableFileError(name, f"not YAML: {' '.join(str(error).split())}") from error
