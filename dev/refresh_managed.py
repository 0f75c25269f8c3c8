"""Rewrite ``ecs_anywhere_iam/catalogue/managed/`` from the newest AWS managed policies that the installed moto ships.

Run ``python -m dev.refresh_managed``. It prints, policy by policy, what changed since the files were last written; the
closed-world test of the catalogue then names each new action that nobody has decided on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data

from dev.checkout import ROOT
from ecs_anywhere_iam.catalogue.managed_policy import EXECUTION_MANAGED_POLICY, INSTANCE_MANAGED_POLICIES

FOLDER = ROOT / "ecs_anywhere_iam" / "catalogue" / "managed"
NAMES = tuple(policy.name for policy in (*INSTANCE_MANAGED_POLICIES, EXECUTION_MANAGED_POLICY))

Policy = Mapping[str, Any]


def main() -> None:
    """Rewrite each file, and print what changed in it."""
    shipped = shipped_policies()
    for name in NAMES:
        file = FOLDER / f"{name}.json"
        old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
        write(file, shipped[name])
        print("\n".join(changes(old, shipped[name])))


def shipped_policies() -> dict[str, Policy]:
    """The policies as they are kept here, from moto's data.

    :raises KeyError: where moto does not ship one of them any more
    """
    data = json.loads(aws_managed_policies_data)
    return {name: _kept(name, data[name]) for name in NAMES}


def write(file: Path, policy: Policy) -> None:
    """The policy as JSON, in the order of AWS's own document."""
    file.write_text(json.dumps(policy, indent=2) + "\n", encoding="utf-8", newline="\n")


def changes(old: Policy | None, new: Policy) -> list[str]:
    """What a reader has to know, one line each: versions first, then actions."""
    name, version = new["name"], f"{new['version']} of {new['updated']}"
    if old is None:
        return [f"{name}: new here, {version}"]
    if old == new:
        return [f"{name}: unchanged, {version}"]
    before, after = actions(old), actions(new)
    lines = [f"{name}: {old['version']} of {old['updated']} became {version}"]
    lines += [f"  added: {action}" for action in sorted(after - before)]
    lines += [f"  removed: {action}" for action in sorted(before - after)]
    if before == after and old["document"] != new["document"]:
        lines.append("  same actions, but their resources or conditions changed")
    return lines


def actions(policy: Policy) -> set[str]:
    """Each action of the policy as it is written, wildcards included."""
    named = (statement["Action"] for statement in policy["document"]["Statement"])
    return {action for one in named for action in ([one] if isinstance(one, str) else one)}


def _kept(name: str, shipped: Policy) -> Policy:
    return {
        "name": name,
        "path": shipped["Path"],
        "version": shipped["DefaultVersionId"],
        "created": shipped["CreateDate"],
        "updated": shipped["UpdateDate"],
        "document": shipped["Document"],
    }


if __name__ == "__main__":
    main()
