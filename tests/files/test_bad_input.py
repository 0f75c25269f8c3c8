"""JSON that is none, or that is no task definition: one line for each file, which says where and what."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from ecs_anywhere_iam.files.definitions import read_definitions

from .definition import DEFINITION, TEXT, said_of, write

EXPECTED = "expected a task definition"


def with_container(**fields: object) -> str:
    return json.dumps({"containerDefinitions": [{"name": "web", "image": "nginx", **fields}]})


NO_JSON: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "empty"),
    "blanks": (" \r\n\t", "empty"),
    "a mark and nothing": (codecs.BOM_UTF8, "empty"),
    "words": ("hello", "not JSON: expecting value at line 1, column 1"),
    "a missing value": ('{\n  "family": }', "not JSON: expecting value at line 2, column 13"),
    "a comma at the end": (f"{TEXT},", f"not JSON: extra data at line 1, column {len(TEXT) + 1}"),
    "two objects": (f"{TEXT}\n{TEXT}", "not JSON: extra data at line 2, column 1"),
    "single quotes": (
        "{'a': 1}",
        "not JSON: expecting property name enclosed in double quotes at line 1, column 2",
    ),
    "a line break in a text": ('{"a": "b\nc"}', "not JSON: invalid control character at line 1, column 9"),
    "bytes of a program": (bytes(range(256)), "not text in UTF-8: byte 129 is none of it"),
    "zero bytes": (b"\0\1\2", "binary, not text"),
    "Latin-1": ('{"a": "é"}'.encode("latin-1"), "not text in UTF-8: byte 8 is none of it"),
    "half of UTF-16": (codecs.BOM_UTF16_LE + b"{", "not text in UTF-16: byte 3 is none of it"),
    "UTF-16 without its mark": (TEXT.encode("utf-16-le"), "binary, not text"),
    "broken UTF-32": (codecs.BOM_UTF32_LE + b"\xff" * 4, "not text in UTF-32: byte 5 is none of it"),
    "no number": (
        '{"containerDefinitions": [{"cpu": NaN}]}',
        "containerDefinitions[0].cpu: not JSON: NaN is no value",
    ),
    "no end": ("[1, -Infinity]", "[1]: not JSON: -Infinity is no value"),
    "a number beyond all": ('{"cpu": 1e999}', 'cpu: "1e999" is too large a number'),
    "a number of many digits": (f'{{"cpu": {"9" * 100_000}}}', "cpu: a number of 100,000 digits"),
    "brackets without an end": ("[" * 100_000, "nested too deeply: more than 100 levels"),
    "lists in lists": ("[" * 100_000 + "]" * 100_000, "nested too deeply: more than 100 levels"),
    "objects in objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply: more than 100 levels"),
    "one level too many": ("[" * 101 + "]" * 101, "nested too deeply: more than 100 levels"),
    "half of a pair": ('{"image": "\\ud800"}', "image: half of a surrogate pair stands alone, which is no character"),
    "half of a pair in a key": (
        '{"a": [{"\\udc00": 1}]}',
        "a[0]: half of a surrogate pair stands alone, which is no character",
    ),
    "a key twice": ('{"a": 1, "b": 2, "a": 1}', 'duplicate key "a"'),
    "a key twice, deep inside": (
        '{"x": {"y": [0, {"z": {"a": {}, "a": []}}]}}',
        'x.y[1].z: duplicate key "a"',
    ),
    "a key twice, written in two ways": ('{"a": 1, "\\u0061": 2}', 'duplicate key "a"'),
    "a key twice that is long": (f'{{"{"a" * 99}": 1, "{"a" * 99}": 2}}', f'duplicate key "{"a" * 59}…'),
    "a key twice with a line break": ('{"a\\n": {"b": 1, "b": 2}}', r'a\n: duplicate key "b"'),
}

NO_DEFINITION: dict[str, tuple[str, str]] = {
    "a number": ("7", f"{EXPECTED}, got 7"),
    "a text": ('"web"', f'{EXPECTED}, got "web"'),
    "null": ("null", f"{EXPECTED}, got null"),
    "a list": (
        '[{"name": "web", "image": "nginx"}]',
        f"{EXPECTED}, got a list; a list of containers goes into containerDefinitions",
    ),
    "another file": ('{"name": "package"}', f"{EXPECTED}, got an object without containerDefinitions"),
    "a template": (
        '{"Resources": {}}',
        f"{EXPECTED}, got an object without containerDefinitions; this is a CloudFormation template: give the task "
        "definition alone, or use needs_of in a CDK app",
    ),
    "the keys of a template": (
        '{"ContainerDefinitions": []}',
        f"{EXPECTED}, got an object without containerDefinitions; its keys start with small letters",
    ),
    "no containers": (
        '{"containerDefinitions": []}',
        "containerDefinitions: expected at least one container, got none",
    ),
    "null for containers": (
        '{"containerDefinitions": null}',
        "containerDefinitions: expected at least one container, got none",
    ),
    "an answer without containers": (
        '{"taskDefinition": {"containerDefinitions": []}}',
        "taskDefinition.containerDefinitions: expected at least one container, got none",
    ),
    "an object for containers": (
        '{"containerDefinitions": {"name": "web"}}',
        "containerDefinitions: expected a list, got an object",
    ),
    "a text for a container": (
        '{"containerDefinitions": ["web"]}',
        'containerDefinitions[0]: expected an object, got "web"',
    ),
    "a number for an image": (with_container(image=7), "containerDefinitions[0].image: expected text, got 7"),
    "a list for an image": (with_container(image=["a"]), "containerDefinitions[0].image: expected text, got a list"),
    "a text for secrets": (with_container(secrets="a"), 'containerDefinitions[0].secrets: expected a list, got "a"'),
    "a number for a secret": (
        with_container(secrets=[{}, {"valueFrom": 7}]),
        "containerDefinitions[0].secrets[1].valueFrom: expected text, got 7",
    ),
    "a list for logging": (
        with_container(logConfiguration=["awslogs"]),
        "containerDefinitions[0].logConfiguration: expected an object, got a list",
    ),
    "a boolean for a log driver": (
        with_container(logConfiguration={"logDriver": True}),
        "containerDefinitions[0].logConfiguration.logDriver: expected text, got true",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "problem"), NO_JSON.values(), ids=NO_JSON.keys())
def test_what_is_no_json_is_told(content: str | bytes, problem: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, "web.json", content) == [f"web.json: {problem}"]


@pytest.mark.parametrize(("content", "problem"), NO_DEFINITION.values(), ids=NO_DEFINITION.keys())
def test_what_is_no_task_definition_is_told(content: str, problem: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, "web.json", content) == [f"web.json: {problem}"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_a_mark_says_how_the_text_is_encoded(encoding: str, tmp_path: Path) -> None:
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    assert said_of(tmp_path, "web.json", (mark + TEXT).encode(encoding)) == []


@pytest.mark.parametrize(
    "content",
    [f" \r\n{TEXT}\r\n", f'{{"a": {"[" * 99}{"]" * 99}, {TEXT[1:]}', f'{{"cpu": {"9" * 30}, {TEXT[1:]}',
     f'{{"a": "\\ud83d\\ude00 ü", {TEXT[1:]}'],
    ids=["lines of Windows", "a hundred levels", "thirty digits", "a whole pair"],
)  # fmt: skip
def test_what_is_odd_and_right_is_taken(content: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, "web.json", content) == []


def test_every_other_file_is_still_answered_and_each_bad_one_has_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = {
        f"{index:02}-bad.json": content
        for index, (content, _) in enumerate((*NO_JSON.values(), *NO_DEFINITION.values()))
    }
    write(tmp_path, {**bad, "00-good.json": TEXT, "99-good.json": TEXT})
    monkeypatch.chdir(tmp_path)
    definitions, problems = read_definitions(["*.json"])
    assert (
        [definition.file for definition in definitions],
        [problem.partition(": ")[0] for problem in problems],
        [problem for problem in problems if len(problem.splitlines()) != 1],
    ) == (["00-good.json", "99-good.json"], sorted(bad), [])  # fmt: skip


def test_nothing_in_a_file_is_expanded_or_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web")
    container = {
        "name": "$HOME", "image": "$IMAGE", "command": ["$(touch made)", "`touch made`"],
        "secrets": [{"name": "A", "valueFrom": "/app/${HOME}"}],
    }  # fmt: skip
    write(tmp_path, {"web.json": json.dumps({**DEFINITION, "containerDefinitions": [container]})})
    [definition], problems = read_definitions([str(tmp_path / "web.json")])
    sentences = [finding.sentence for finding in definition.reading.findings]
    assert (sentences[0].startswith("container $HOME: image is $IMAGE: "), problems, list(tmp_path.iterdir())) == (
        True,
        [],
        [tmp_path / "web.json"],
    )
