"""An action as two rows of a table: what is seen at a glance, and its reasons and statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.report.allowance import Allowance
from ecs_anywhere_iam.report.brief import brief_conditions, brief_resources, nothing_granted
from ecs_anywhere_iam.report.comparison import ComparedAction
from ecs_anywhere_iam.report.markup import Markup, element, fill, joined, sentence
from ecs_anywhere_iam.report.source_label import is_link, source_label

# How many resources are seen at a glance.
_SHOWN = 2


def action_rows(action: ComparedAction, environment: Environment, identity: str) -> Markup:
    """Both rows; ``identity`` is the HTML id of the action."""
    return fill(
        "action.html",
        id=identity,
        service=action.service,
        prefix=f"{action.service}:",
        name=action.action.partition(":")[2] or action.action,
        status=action.status.value,
        reach="any" if any(each.on_everything for each in action.managed) else "some" if action.managed else "none",
        managed=_scope(action.managed, environment) or "not granted",
        ours=_scope(action.ours, environment) or nothing_granted(action),
        why=sentence(action.why),
        basis=action.basis.value.capitalize() if action.basis else "Nothing known",
        sources=joined(element("li", _source(source)) for source in action.sources),
        managed_statements=joined(_statement(each) for each in action.managed) or element("p", "Not granted."),
        our_statements=joined(_statement(each) for each in action.ours) or element("p", _withheld(action)),
    )


def _scope(side: Sequence[Allowance], environment: Environment) -> Markup:
    """The resources and conditions in few words; empty where nothing is granted."""
    names, more = brief_resources(side, environment, _SHOWN)
    notes = (*more, *brief_conditions(side, environment, _SHOWN))
    return joined((*(element("code", name) for name in names), *(element("small", note) for note in notes)), " ")


def _withheld(action: ComparedAction) -> str:
    text = nothing_granted(action)
    return f"{text[0].upper()}{text[1:]}."


def _source(source: str) -> Markup:
    label = source_label(source)
    return element("a", label, href=source, rel="noopener noreferrer") if is_link(source) else element("span", label)


def _statement(allowance: Allowance) -> Markup:
    """The whole of a statement: whose it is, its scope in words, every ARN, every condition."""

    def parts() -> Iterator[Markup]:
        yield element("h4", allowance.by)
        if allowance.scope:
            yield element("p", sentence(f"On {allowance.scope}."))
        yield element("ul", joined(element("li", element("code", each)) for each in allowance.resources), class_="arns")
        for test in allowance.conditions:
            values = joined((element("code", value) for value in test.values), " or ")
            yield element("p", joined((f"{test.operator} ", element("code", test.key), ": ", values)))

    return joined(parts())
