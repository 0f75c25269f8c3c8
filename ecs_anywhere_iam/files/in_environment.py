"""A parsed template or role, with what is known of its account and Region filled in, and the rest as ``<…>``.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ecs_anywhere_iam.policy.environment import Environment

_VARIABLE = re.compile(r"\$\{(!?)([^}]*)\}")


def in_environment(value: object, environment: Environment) -> object:
    """The value with each function of CloudFormation as text."""
    return _Reader(environment).read(value)


class _Reader:
    def __init__(self, environment: Environment) -> None:
        self._pseudo_parameters = {
            "AWS::Partition": environment.partition,
            "AWS::Region": environment.region,
            "AWS::AccountId": environment.account,
            "AWS::URLSuffix": environment.url_suffix,
        }
        # As `render` writes what it is not told.
        self._shown = {"<region>": environment.region, "<account>": environment.account}

    def read(self, value: object) -> object:
        match value:
            case str():
                return self._in_place(value)
            case list():
                return [self.read(each) for each in value]
            case {**entries} if len(entries) == 1:
                function, argument = next(iter(entries.items()))
                text = self._called(function, argument)
                return {function: self.read(argument)} if text is None else text
            case Mapping():
                return {key: self.read(each) for key, each in value.items()}
        return value

    def _called(self, function: object, argument: object) -> str | None:
        """What the function gives; ``None`` where it is none that makes text."""
        match function, argument:
            case "Ref", str():
                return self._referred(argument)
            case "Fn::GetAtt", [str(resource), str(attribute)]:
                return f"<{resource}.{attribute}>"
            case "Fn::Join", [str(separator), list(parts)]:
                return separator.join(str(self.read(part)) for part in parts)
            case ("Fn::Sub", str(text)) | ("Fn::Sub", [str(text), *_]):
                return _VARIABLE.sub(lambda v: f"${{{v[2]}}}" if v[1] else self._referred(v[2]), text)
        return None

    def _referred(self, name: str) -> str:
        return self._pseudo_parameters.get(name, f"<{name}>")

    def _in_place(self, text: str) -> str:
        for shown, known in self._shown.items():
            text = text.replace(shown, known)
        return text
