"""A deployed role laid out for a person: who may assume it, what it permits, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dev.deployed_roles import AWS_OWNED, DeployedRole, Document, as_list
from dev.paint import Paper

INDENT = 4
DEEPER = 6  # what belongs to one statement
COLUMN = 16


def show_role(role: DeployedRole, title: str, reasons: Mapping[str, str], paper: Paper) -> str:
    """The whole role as text; ``reasons`` maps the Sid of a statement to the sentence that says what it is for."""
    lines = [
        f"{paper.bold(title)}  {paper.name(role.name)}",
        paper.labelled("arn", role.arn, INDENT, COLUMN),
    ]
    if role.permissions_boundary:
        lines.append(paper.labelled("boundary", role.permissions_boundary, INDENT, COLUMN))
    if role.tags:
        tags = ", ".join(f"{key}={value}" for key, value in sorted(role.tags.items()))
        lines.append(paper.labelled("tags", tags, INDENT, COLUMN))
    lines += ["", "  " + paper.bold("Who may assume it")]
    for statement in as_list(role.trust["Statement"]):
        lines += _trust(statement, paper)
    lines += ["", "  " + paper.bold("What it permits")]
    for arn, document in role.managed.items():
        if AWS_OWNED in arn:
            lines += ["", *_aws_owned(arn, document, paper)]
    for statement in role.own_statements():
        lines += ["", *_statement(statement, reason(statement, reasons), paper)]
    return "\n".join(lines)


def reason(statement: Document, reasons: Mapping[str, str]) -> str | None:
    """What a statement is for; one that was cut into several carries a number after the Sid of its row."""
    sid = statement.get("Sid", "")
    return reasons.get(sid) or reasons.get(sid.rstrip("0123456789"))


def _trust(statement: Document, paper: Paper) -> Iterator[str]:
    for kind, names in sorted(statement["Principal"].items()):
        yield paper.labelled(kind.lower(), ", ".join(as_list(names)), INDENT, COLUMN)
    yield from _conditions(statement, paper)


def _statement(statement: Document, why: str | None, paper: Paper) -> Iterator[str]:
    denies = "" if statement["Effect"] == "Allow" else paper.bad(" (denied)")
    yield " " * INDENT + paper.name(statement.get("Sid", "(no Sid)")) + denies
    yield paper.labelled("actions", ", ".join(as_list(statement["Action"])), DEEPER, COLUMN)
    yield paper.labelled("on", ", ".join(as_list(statement["Resource"])), DEEPER, COLUMN)
    yield from _conditions(statement, paper, DEEPER)
    yield paper.labelled("why", why or paper.bad("no reason is known for this statement"), DEEPER, COLUMN)


def _conditions(statement: Document, paper: Paper, indent: int = INDENT) -> Iterator[str]:
    label = "only if"
    for operator, keys in statement.get("Condition", {}).items():
        for key, values in keys.items():
            yield paper.labelled(label, f"{key} {operator} {' or '.join(as_list(values))}", indent, COLUMN)
            label = "and"


def _aws_owned(arn: str, document: Document | None, paper: Paper) -> Iterator[str]:
    yield " " * INDENT + paper.name(arn.rpartition("/")[2]) + " (AWS managed policy)"
    yield paper.labelled("arn", arn, DEEPER, COLUMN)
    if document is None:
        yield paper.labelled("actions", "AWS keeps the document; the emulator does not hold it", DEEPER, COLUMN)
        return
    for statement in as_list(document["Statement"]):
        actions = as_list(statement["Action"])
        yield paper.labelled("actions", f"{len(actions)}: {', '.join(actions)}", DEEPER, COLUMN)
        yield paper.labelled("on", ", ".join(as_list(statement["Resource"])), DEEPER, COLUMN)
