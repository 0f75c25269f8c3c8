"""YAML: plain values are taken as JSON has them; what is more than that is refused, with its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ecs_anywhere_iam.errors import UnreadableFileError
from ecs_anywhere_iam.files.parse import parse

from .definition import TEXT, YAML, said_of, write

ROOT = Path(__file__).parents[2]

VALUES: dict[str, tuple[str, object]] = {
    "words": ("a: plain text", {"a": "plain text"}),
    "quotes": ("a: \"7\"\nb: 'true'", {"a": "7", "b": "true"}),
    "numbers": ("[7, -1, +2, 012, 1.5, .5, 1e3]", [7, -1, 2, 12, 1.5, 0.5, 1000.0]),
    "booleans of both versions": ("[true, False, yes, Off]", [True, False, True, False]),
    "nothing": ("[~, null, ]\n", [None, None]),
    "no value": ("a:", {"a": None}),
    "an empty file but for a comment": ("# nothing\n", None),
    "dates stay text": ("[2020-01-01, 2001-12-14t21:59:43.10-05:00]", ["2020-01-01", "2001-12-14t21:59:43.10-05:00"]),
    "times and hours stay text": ("[10:30, 190:20:30]", ["10:30", "190:20:30"]),
    "other numbers stay text": ("[0x1F, 0o17, 1_000]", ["0x1F", "0o17", "1_000"]),
    "keys are text": ("7: a\nyes: b\n2020-01-01: c", {"7": "a", "yes": "b", "2020-01-01": "c"}),
    "blocks": ("a: |\n  b\n  c\nd: >\n  e\n  f\n", {"a": "b\nc\n", "d": "e f\n"}),
    "anchors that nobody refers to": ("a: &a [1]", {"a": [1]}),
    "tags that say what is plain": ("[!!str 7, ! 7, !!map {}, !!seq []]", ["7", "7", {}, []]),
    "lines that all stand further in": ("  a: 1\n  b: 2\n", {"a": 1, "b": 2}),
    "one document with marks": ("---\na: 1\n...\n", {"a": 1}),
    "JSON": (TEXT, {"family": "web", "containerDefinitions": [{"name": "web", "image": "nginx:1"}]}),
    "the merge key in quotes": ("'<<': 1", {"<<": 1}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.values(), ids=VALUES.keys())
def test_plain_values_are_those_of_json(text: str, value: object) -> None:
    parsed = parse(text.encode(), "web.yaml")
    assert (parsed, repr(parsed)) == (value, repr(value))


REFUSED: dict[str, tuple[str, str]] = {
    "a tab": ("a:\n\t- b", "not YAML: found character that cannot start any token at line 2, column 1"),
    "an open bracket": ("a: [1", "not YAML: did not find expected ',' or ']' at line 2, column 1"),
    "a key twice": ("a: 1\nb: 2\na: 3", 'duplicate key "a" at line 3, column 1'),
    "a key twice, deep inside": ("x:\n- {y: {z: 1, z: 2}}", 'duplicate key "z" at line 2, column 14'),
    "a key twice, once in quotes": ("a: 1\n'a': 2", 'duplicate key "a" at line 2, column 1'),
    "an alias": ("a: &a [1]\nb: *a", "an alias, which is not taken, at line 2, column 4"),
    "a billion laughs": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "an alias, which is not taken, at line 2, column 8",
    ),
    "a merge key": ("<<: {a: 1}", "a merge key, which is not taken, at line 1, column 1"),
    "a placeholder without quotes": (
        "image: {{image}}",
        "a key that is no text, as `{{x}}` without quotes makes one, at line 1, column 9",
    ),
    "a tag of Python": (
        "!!python/object/apply:os.system ['touch made']",
        "the tag tag:yaml.org,2002:python/object/apply:os.system, which is not taken, at line 1, column 1",
    ),
    "a tag of CloudFormation": ("image: !Sub x", "the tag !Sub, which is not taken, at line 1, column 8"),
    "a date with a tag": (
        "a: !!timestamp 2020-01-01",
        "the tag tag:yaml.org,2002:timestamp, which is not taken, at line 1, column 4",
    ),
    "a set": ("!!set {a}", "the tag tag:yaml.org,2002:set, which is not taken, at line 1, column 1"),
    "two documents": ("a: 1\n---\nb: 2", "a second document, which is not taken, at line 2, column 1"),
    "a number of many digits": (f"a: [{'9' * 100_000}]", "a[0]: a number of 100,000 digits"),
    "no number": ("a: .nan", "a: .nan is no number"),
    "brackets without an end": ("[" * 100_000, "nested too deeply: more than 100 levels at line 1, column 101"),
    "lists in lists": ("- " * 100_000, "nested too deeply: more than 100 levels at line 1, column 201"),
    "objects in objects": ("{a: " * 100_000, "nested too deeply: more than 100 levels at line 1, column 401"),
    "lines in lines": (
        "\n".join(f"{' ' * level}a:" for level in range(1_000)),
        "nested too deeply: more than 100 levels at line 101, column 101",
    ),
    "a bell": (
        "a: \x07",
        'not YAML: unacceptable character #x0007: control characters are not allowed in "<unicode string>", position 3',
    ),
}


@pytest.mark.parametrize(("text", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_more_than_plain_values_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    said = said_of(tmp_path, "web.yaml", text)
    assert (said, list(tmp_path.iterdir())) == ([f"web.yaml: {problem}"], [tmp_path / "web.yaml"])


def test_where_pyyaml_is_built_without_c_the_answers_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    texts = ("[" * 100_000, "a: &a 1\nb: *a", "a: 1\na: 2", 'a: "\\ud800"', YAML)
    assert [said_of(tmp_path, "web.yaml", text) for text in texts] == [
        ["web.yaml: nested too deeply: more than 100 levels at line 1, column 101"],
        ["web.yaml: an alias, which is not taken, at line 2, column 4"],
        ['web.yaml: duplicate key "a" at line 2, column 1'],
        ["web.yaml: a: half of a surrogate pair stands alone, which is no character"],
        [],
    ]


@pytest.mark.parametrize("name", ["web.yaml", "web.yml", "WEB.YAML"])
def test_the_name_says_that_it_is_yaml(name: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, name, b"\xef\xbb\xbf" + YAML.encode()) == []


def test_yaml_under_another_name_is_no_json(tmp_path: Path) -> None:
    assert said_of(tmp_path, "web.json", YAML) == ["web.json: not JSON: expecting value at line 1, column 1"]


def test_without_pyyaml_it_is_told_what_to_install_and_json_is_still_answered(tmp_path: Path) -> None:
    write(tmp_path, {"web.yaml": YAML, "web.json": TEXT})
    code = (
        "import sys; sys.modules['yaml'] = None;"
        "from ecs_anywhere_iam.command.main import main; sys.exit(main(['explain', '--brief', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.count("web.json"), done.stderr) == (
        2,
        1,
        f"{tmp_path}/web.yaml: YAML takes an extra: pip install 'ecs-anywhere-iam[yaml]'\n",
    )


TEMPLATE = """\
Ref: !Ref Role
Attribute: !GetAtt Role.Arn
Nested: !GetAtt Nested.Outputs.Arn
Text: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x"
Joined: !Join ["", [a, !Ref Role]]
Chosen: !If [IsProduction, !Ref A, {b: 1}]
Condition: !Condition IsProduction
"""


def test_of_a_template_the_short_functions_become_the_long_ones() -> None:
    assert parse(TEMPLATE.encode(), "roles.yaml", template=True) == {
        "Ref": {"Ref": "Role"},
        "Attribute": {"Fn::GetAtt": ["Role", "Arn"]},
        "Nested": {"Fn::GetAtt": ["Nested", "Outputs.Arn"]},
        "Text": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x"},
        "Joined": {"Fn::Join": ["", ["a", {"Ref": "Role"}]]},
        "Chosen": {"Fn::If": ["IsProduction", {"Ref": "A"}, {"b": 1}]},
        "Condition": {"Condition": "IsProduction"},
    }


def test_of_a_template_other_tags_are_refused_as_well() -> None:
    with pytest.raises(UnreadableFileError, match=r"^roles\.yaml: the tag tag:yaml\.org,2002:python/name:os\.system, "):
        parse(b"a: !!python/name:os.system", "roles.yaml", template=True)
