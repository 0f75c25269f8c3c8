"""A comparison as one self-contained HTML page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import count, groupby

from ecs_anywhere_iam.report.comparison import ComparedRole, Comparison
from ecs_anywhere_iam.report.html_action import action_rows
from ecs_anywhere_iam.report.html_totals import bar, numbers
from ecs_anywhere_iam.report.markup import Markup, element, fill, joined, page_part, sentence
from ecs_anywhere_iam.report.service import service_name
from ecs_anywhere_iam.report.source_label import is_link
from ecs_anywhere_iam.report.status import Status


def as_html(comparison: Comparison) -> str:
    """The report as a page that loads nothing and works without scripts; they filter and fold it."""
    style, script = page_part("page.css"), page_part("page.js")
    identities = count(1)
    return fill(
        "page.html",
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        verdict=_verdict(comparison),
        settings=_settings(comparison),
        totals=joined(_card(role) for role in comparison.roles),
        status_filters=joined(_filter("status", status.value, status.value) for status in _present(comparison)),
        service_filters=joined(_filter("service", name, name) for name in _services(comparison)),
        roles=joined(_role(role, comparison, identities) for role in comparison.roles),
        legend=joined(_meaning(status) for status in Status),
        number=str(len(comparison.actions)),
    )


def _hash(text: str) -> str:
    """What a Content-Security-Policy allows the text by: https://www.w3.org/TR/CSP3/#match-element-to-source-list"""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _present(comparison: Comparison) -> list[Status]:
    return [status for status, number in comparison.totals.by_status.items() if number]


def _services(comparison: Comparison) -> list[str]:
    return list(dict.fromkeys(action.service for action in comparison.actions))


def _verdict(comparison: Comparison) -> Markup:
    unaccounted = comparison.unaccounted
    if not unaccounted:
        return element("p", "Every action that AWS’s policies grant is accounted for.", class_="verdict good")
    names = joined((element("code", name) for name in dict.fromkeys(each.action for each in unaccounted)), ", ")
    text = joined(("Nobody has decided on ", names, "."))
    return element("p", text, class_="verdict bad", role="alert")


def _settings(comparison: Comparison) -> Markup:
    def pairs() -> Iterator[Markup]:
        for name, value in comparison.configuration.stated().items():
            yield element("dt", name.replace("_", " "))
            values = value if isinstance(value, list) else [value]
            yield element("dd", joined((element("span", each) for each in values), ", ") or "none")

    return joined(pairs())


def _card(role: ComparedRole) -> Markup:
    return fill(
        "total.html",
        title=role.role.title,
        key=role.role.key,
        note="" if role.exists else element("small", "none in this configuration"),
        bar=bar(role.totals),
        numbers=numbers(role.totals),
    )


def _filter(kind: str, value: str, label: str) -> Markup:
    return fill("filter.html", kind=kind, value=value, label=label)


def _meaning(status: Status) -> Markup:
    return joined((element("dt", element("span", status.value, class_=f"pill {status.value}")),
                   element("dd", status.meaning)))  # fmt: skip


def _role(role: ComparedRole, comparison: Comparison, identities: Iterator[int]) -> Markup:
    environment = comparison.configuration.environment
    bodies = []
    for service, same in groupby(role.actions, key=lambda action: action.service):
        actions = list(same)
        rows = joined(action_rows(action, environment, f"a{next(identities)}") for action in actions)
        granted = sum(bool(action.ours) for action in actions)
        counted = f"{granted} of {len(actions)} granted here"
        bodies.append(fill("service.html", service=service, name=service_name(service), counted=counted, rows=rows))
    return fill(
        "role.html",
        key=role.role.key,
        title=role.role.title,
        policies=joined((_policy(*pair) for pair in _policies(role)), " and "),
        reasons=joined(element("p", sentence(reason)) for reason in role.reasons),
        bodies=joined(bodies),
    )


def _policies(role: ComparedRole) -> Iterator[tuple[str, str, str]]:
    for document in role.documents:
        yield document.policy.name, f"{document.version} of {document.updated[:10]}", document.policy.sources[0]


def _policy(name: str, version: str, source: str) -> Markup:
    linked = element("a", name, href=source, rel="noopener noreferrer") if is_link(source) else name
    return joined((linked, f" ({version})"))
