"""What a permission is for: a resource that the user named, or all with a prefix."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ecs_anywhere_iam.catalogue.resource_type import ResourceType
from ecs_anywhere_iam.errors import InvalidValueError
from ecs_anywhere_iam.policy.arn import Arn
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.token import TOKEN

# What people read where a value is known only at deployment.
UNKNOWN = "[known at deployment]"

_PLACE = ("partition", "region", "account")


@dataclass(frozen=True)
class NamedTarget:
    """A resource of the role's own account and Region, given by name."""

    type: ResourceType
    name: str

    def fill(self, template: str, environment: Environment) -> str:
        """The template of an ARN with the name and the environment filled in."""
        return _filled(template, self.type, self.name + self.type.any_ending, environment)

    def arn(self, environment: Environment) -> str:
        """The ARN as IAM wants it in a statement."""
        return self.fill(_template(self.type), environment)

    def region(self, environment: Environment) -> str:
        """The role's own Region."""
        return environment.region

    def __str__(self) -> str:
        return TOKEN.sub(UNKNOWN, self.name)


@dataclass(frozen=True)
class PrefixTarget:
    """Every resource of the type in the role's own account and Region whose name starts so; any name, if empty."""

    type: ResourceType
    prefix: str = ""

    def fill(self, template: str, environment: Environment) -> str:
        """The template of an ARN with a wildcard for the name and the environment filled in."""
        return NamedTarget(self.type, f"{self.prefix}*").fill(template, environment)

    def arn(self, environment: Environment) -> str:
        """The ARN as IAM wants it in a statement."""
        return self.fill(_template(self.type), environment)

    def region(self, environment: Environment) -> str:
        """The role's own Region."""
        return environment.region

    def __str__(self) -> str:
        starting = f" whose name starts with {TOKEN.sub(UNKNOWN, self.prefix)}" if self.prefix else ""
        return f"any {self.type.noun} of this account and Region{starting}"


@dataclass(frozen=True)
class ArnTarget:
    """A resource given by ARN, perhaps of another account or Region.

    ``known`` has its parts, in which an empty partition, Region or account stands for the role's own. ``text`` is the
    ARN where that is one CDK token; CDK adds the parts where they are needed.
    """

    type: ResourceType
    known: Arn | None = None
    text: str | None = None

    def fill(self, template: str, environment: Environment) -> str:
        """The template of an ARN with the parts of this ARN filled in, and the environment where they are empty."""
        if self.text is not None and template == _template(self.type):
            return self.text
        if self.known is None:
            raise InvalidValueError(
                self.type.noun,
                got=self.text,
                allowed="an ARN whose parts are known",
                fix="give the token to a construct, which has CDK split it",
            )
        name = self.known.resource.removeprefix(self.type.prefix).removesuffix(self.type.suffix)
        stated = {part: getattr(self.known, part) or getattr(environment, part) for part in _PLACE}
        return _filled(template, self.type, name, environment._replace(**stated))

    def arn(self, environment: Environment) -> str:
        """The ARN as IAM wants it in a statement."""
        return self.fill(_template(self.type), environment)

    def region(self, environment: Environment) -> str:
        """The Region in the ARN; where the ARN is known only at deployment, the role's own."""
        known = None if self.text is not None else self.known
        return environment.region if known is None else known.region or environment.region

    def split(self, parts: Arn) -> ArnTarget:
        """The same target, with the parts that CDK found."""
        return replace(self, known=parts)

    def __str__(self) -> str:
        if self.text is not None or self.known is None:
            return UNKNOWN
        known, of_type = self.known, self.type
        is_whole = known.partition and (known.region or not of_type.regional) and (known.account or not of_type.owned)
        return TOKEN.sub(UNKNOWN, str(known) if is_whole else self._short(known))

    def _short(self, known: Arn) -> str:
        """The name, and where the resource lies as far as that is not where the role lies."""
        name = known.resource.removeprefix(self.type.prefix).removesuffix(self.type.suffix)
        place = [f"{part} {value}" for part, value in (("account", known.account), ("Region", known.region)) if value]
        return f"{name} ({', '.join(place)})" if place else name


Target = NamedTarget | PrefixTarget | ArnTarget


def _template(resource_type: ResourceType) -> str:
    """The ARN of a resource of the type, in the form of the rows of ``scope_resource.py``."""
    t = resource_type
    region = "{region}" if t.regional else ""
    account = "{account}" if t.owned else ""
    return f"arn:{{partition}}:{t.service}:{region}:{account}:{t.prefix}{{{t.placeholder}}}{t.suffix}"


def _filled(template: str, resource_type: ResourceType, name: str, environment: Environment) -> str:
    names = {resource_type.placeholder: name}
    if resource_type.holder:
        names[resource_type.holder] = name.partition("/")[0]
    return environment.fill(template, **names)
