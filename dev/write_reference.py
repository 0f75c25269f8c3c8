"""Write ``docs/reference/permissions.md`` from the catalogue.

Run ``python -m dev.write_reference``; with ``--check`` it writes nothing, says what is stale and exits with 1.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator, Sequence

from dev.checkout import ROOT
from ecs_anywhere_iam.catalogue.elsewhere import OF_OPERATORS, OF_THE_TASK_ROLE
from ecs_anywhere_iam.catalogue.execution import EXECUTION_PERMISSIONS
from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.feature_note import FEATURE_NOTES, FeatureNote
from ecs_anywhere_iam.catalogue.instance import INSTANCE_PERMISSIONS
from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.omission import EXECUTION_OMISSIONS, INSTANCE_OMISSIONS
from ecs_anywhere_iam.catalogue.permission import Omission, Permission
from ecs_anywhere_iam.catalogue.registrar import REGISTRAR_PERMISSIONS
from ecs_anywhere_iam.catalogue.scope_resource import SCOPE_RESOURCES
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, INSTANCE_ROLE, PARAMETER_PATH
from ecs_anywhere_iam.catalogue.task_resource import FILE as S3_FILE
from ecs_anywhere_iam.catalogue.task_resource import KEY, LOG_GROUP, PARAMETER, REPOSITORY, SECRET
from ecs_anywhere_iam.catalogue.trust import EXECUTION_TRUST, INSTANCE_TRUST, Trust
from ecs_anywhere_iam.catalogue.unneeded import INSTANCE_UNNEEDED
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.grant import grant
from ecs_anywhere_iam.policy.read_target import read_target
from ecs_anywhere_iam.policy.trust_policy import trust_policy
from ecs_anywhere_iam.report.source_label import source_label

FILE = ROOT / "docs" / "reference" / "permissions.md"

_HERE = Environment("aws", "eu-west-1", "123456789012")
_TARGETS = tuple(
    read_target(name, kind, kind.noun)
    for kind, name in (
        (CLUSTER, "web"),
        (REPOSITORY, "team/web"),
        (LOG_GROUP, "/ecs/web"),
        (SECRET, "web/db"),
        (PARAMETER, "/web/db"),
        (S3_FILE, "bucket/web.env"),
        (KEY, "1234abcd-12ab-34cd-56ef-1234567890ab"),
        (PARAMETER_PATH, "fleet/web"),
        (INSTANCE_ROLE, "arn:aws:iam::123456789012:role/ECSAnywhereRole"),
    )
)

_INTRODUCTION = """\
<!-- Written by `python -m dev.write_reference` from the rows in ecs_anywhere_iam/catalogue: change them there. -->

# Permissions

Every permission that is granted, with what it allows, what narrows it, why it is there and how that is known.
Then what is left out, and why.

Each heading is the Sid of a statement, so that a statement of a deployed policy can be looked up here.
The statements are those of account 123456789012 in `eu-west-1` for the cluster `web`, the parameter path `fleet/web`
and the instance role `ECSAnywhereRole`; for tasks, the repository `team/web`, the log group `/ecs/web`, the secret
`web/db`, the parameter `/web/db`, the file `web.env` in `bucket` and the key `1234abcd-12ab-34cd-56ef-1234567890ab`.

*Read in a source* means that the sources say so, *inferred* that it follows from them and was not tried against AWS,
*sources disagree* just that. A switch that relaxes a scope is named where there is one."""


def main(arguments: Sequence[str]) -> int:
    """Writes the page, or checks it; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dev.write_reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the page is stale")
    check: bool = parser.parse_args(arguments).check
    name, new = FILE.relative_to(ROOT).as_posix(), page()
    old = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    if not check:
        FILE.write_text(new, encoding="utf-8", newline="\n")
    changed = [
        line for line in difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0) if line[0] in "+-"
    ][2:]
    if not changed:
        print(f"{name}: up to date")
        return 0
    print(f"{name}: {len(changed)} lines {'are stale' if check else 'changed'}", *changed[:10], sep="\n  ")
    if check:
        print("run `python -m dev.write_reference`")
    return int(check)


def page() -> str:
    """The whole page."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield _INTRODUCTION
    yield "## External instance role"
    yield from _trust(INSTANCE_TRUST)
    yield "### What every server needs"
    for row in INSTANCE_PERMISSIONS:
        if not row.features:
            yield from _permission(row)
    for note in FEATURE_NOTES:
        yield from _feature(note)
    yield "## Task execution role"
    yield from _trust(EXECUTION_TRUST)
    for kind in NeedKind:
        yield f"### For {kind.value}"
        rows = [row for row in EXECUTION_PERMISSIONS if kind in row.needs]
        yield from _permissions(rows, [row for row in rows if row.needs[0] is kind])
    yield "## Registrar"
    yield "Who creates activations, registers servers and cleans up after them."
    for row in REGISTRAR_PERMISSIONS:
        yield from _permission(row)
    yield "## Left out"
    yield "AWS's managed policies grant these; this package does not."
    yield "\n".join(map(_omission, (*INSTANCE_OMISSIONS, *EXECUTION_OMISSIONS)))
    yield "## Not needed"
    yield "Servers seem to need these and do not; AWS's policies for their role do not grant them either."
    yield "\n".join(map(_omission, INSTANCE_UNNEEDED))
    yield "## Granted elsewhere"
    yield "Task role: what containers call."
    yield "\n".join(map(_omission, OF_THE_TASK_ROLE))
    yield "Operators: who watches and maintains a fleet, beside the registrar."
    yield "\n".join(map(_omission, OF_OPERATORS))


def _feature(note: FeatureNote) -> Iterator[str]:
    yield f"### Feature: {note.feature.value}"
    yield note.adds + (f" {note.caveat}" if note.caveat else "")
    yield f"Sources: {_links(note.sources)}"
    rows = [row for row in INSTANCE_PERMISSIONS if note.feature in row.features]
    yield from _permissions(rows, [row for row in rows if _first(row) is note.feature])


def _first(row: Permission) -> InstanceFeature:
    """The feature under which a row of several is told."""
    return min(row.features, key=[note.feature for note in FEATURE_NOTES].index)


def _permissions(rows: Sequence[Permission], own: Sequence[Permission]) -> Iterator[str]:
    """The rows, of which those that are not its own are told in another section."""
    links = [f"[{row.sid}](#{row.sid.lower()})" for row in rows if row not in own]
    if links:
        yield f"{'Also' if own else 'See'}: {', '.join(links)}."
    for row in own:
        yield from _permission(row)


def _permission(row: Permission) -> Iterator[str]:
    yield f"#### {row.sid}"
    yield row.why
    wildcards = dict.fromkeys(each.wildcard for each in SCOPE_RESOURCES if each.scope is row.scope and each.wildcard)
    scope = row.scope.value
    facts = [f"**Allows** {_code(row.actions)}", f"**On** {scope}."]
    # Where the scope says itself why it is `*`, the same words need not follow.
    facts[1] += "".join(f" {reason}" for reason in wildcards if reason is not None and scope[0] != "`")
    if row.relaxation:
        facts.append(f"**Relaxed** by `{row.relaxation.switch}=True`: {row.relaxation.gives_up}")
    if len(row.features) > 1:
        facts.append(f"**For** any of {_code([feature.value for feature in row.features])}")
    if len(row.needs) > 1:
        facts.append(f"**For** any of: {', '.join(kind.value for kind in row.needs)}")
    facts.append(f"**{row.basis.value.capitalize()}**: {_links(row.sources)}")
    yield "\n".join(f"- {fact}" for fact in facts)
    yield _json(grant(row, _TARGETS, _HERE).statement())


def _omission(row: Omission) -> str:
    return f"- {_code(row.actions)}: {row.why} **{row.basis.value.capitalize()}**: {_links(row.sources)}"


def _trust(trust: Trust) -> Iterator[str]:
    yield trust.why
    yield f"- **{trust.basis.value.capitalize()}**: {_links(trust.sources)}"
    yield _json(trust_policy(trust, _HERE)["Statement"][0])


def _links(sources: Sequence[str]) -> str:
    return ", ".join(f"[{source_label(source)}]({source})" for source in sources)


def _code(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _json(value: object) -> str:
    return f"```json\n{json.dumps(value, indent=2)}\n```"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
