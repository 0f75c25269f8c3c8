from __future__ import annotations

import random
import time

import pytest

from ecs_anywhere_iam.policy.token import TOKEN
from ecs_anywhere_iam.tasks.definition.placeholder import SHOWN, has_placeholder, is_placeholder, shown

DEEP = "${" * 50 + "X" + "}" * 50

WHOLE = {
    "shell": ("${X}", "<X>"),
    "shell, plain": ("$IMAGE_NAME", "<IMAGE_NAME>"),
    "shell, escaped": ("$${X}", "<X>"),
    "shell, default": ("${X:-a/b:1}", "<X>"),
    "shell, default in a default": ("${X:-${Y:-z}}", "<X>"),
    "shell, command": ("$(make version)", "<make-version>"),
    "shell, command in a command": ("$(a $(b))", "<a-b>"),
    "shell, arithmetic": ("$((1 + X))", "<1-X>"),
    "never closed": ("${X", "<X>"),
    "very deep": (DEEP, "<X>"),
    "angle": ("<X>", "<X>"),
    "angle, words": ("<your account ID>", "<your-account-ID>"),
    "angle, twice": ("<<X>>", "<X>"),
    "angle around shell": ("<${X}>", "<X>"),
    "angle around text and shell": ("<my-${X}>", "<my-X>"),
    "angle around a token": ("<${Token[TOKEN.1]}>", "<Token-TOKEN.1>"),
    "template": ("{{ x }}", "<x>"),
    "template, path": ("{{ .Values.image }}", "<Values.image>"),
    "template, filter": ("{{ x | default('y') }}", "<x>"),
    "template, three": ("{{{x}}}", "<x>"),
    "template, statement": ("{% if x %}", "<if-x>"),
    "ruby": ("<%= x %>", "<x>"),
    "brace": ("{x}", "<x>"),
    "brace, empty": ("{}", "<placeholder>"),
    "brace, never closed": ("{x", "<x>"),
    "workflow": ("${{ env.X }}", "<env.X>"),
    "terraform": ("${var.image[0]}", "<var.image-0>"),
    "terraform, directive": ("%{x}", "<x>"),
    "cloudformation": ("${AWS::AccountId}", "<AWS-AccountId>"),
    "cloudformation, dynamic": ("{{resolve:ssm:/web/db}}", "<resolve-ssm-web-db>"),
    "policy variable": ("${aws:username}", "<aws-username>"),
    "policy variable, default": ("${aws:PrincipalTag/team, 'x'}", "<aws-PrincipalTag-team-x>"),
    "no token": ("${Token[]}", "<Token>"),
    "percent": ("%X%", "<X>"),
    "percent, like bytes": ("%ab%", "<ab>"),
    "underscores": ("__X__", "<X>"),
    "underscores, several words": ("__IMAGE_NAME_2__", "<IMAGE_NAME_2>"),
    "underscores, small": ("__image__", "<image>"),
    "at": ("@X@", "<X>"),
    "at, small": ("@project.version@", "<project.version>"),
    "at, twice": ("@@X@@", "<X>"),
    "square": ("[X]", "<X>"),
    "square, words": ("[account id]", "<account-id>"),
    "square, dollar": ("$[variables.x]", "<variables.x>"),
    "hash": ("#{X}#", "<X>"),
    "hash, open": ("#{X}", "<X>"),
    "two": ("${X}${Y}", "<X><Y>"),
    "two forms": ("%X%{{y}}", "<X><y>"),
    "newline": ("{{\n  x\n}}", "<x>"),
    "unicode name": ("${größe}", "<gr-e>"),
    "word": ("REPLACE_ME", "<REPLACE_ME>"),
    "word, hyphen": ("REPLACE-ME", "<REPLACE-ME>"),
    "word, blank": ("REPLACE ME", "<REPLACE-ME>"),
    "word, together": ("CHANGEME", "<CHANGEME>"),
    "word, small": ("replace-me", "<replace-me>"),
    "word, longer": ("REPLACE_WITH_IMAGE", "<REPLACE_WITH_IMAGE>"),
    "word, behind": ("DB_PASSWORD_CHANGE_ME", "<DB_PASSWORD_CHANGE_ME>"),
    "word, your": ("YOUR_ACCOUNT_ID", "<YOUR_ACCOUNT_ID>"),
    "word, placeholder": ("IMAGE_PLACEHOLDER", "<IMAGE_PLACEHOLDER>"),
    "word, to do": ("TODO", "<TODO>"),
    "word, crosses": ("XXXX", "<XXXX>"),
}

PART = {
    "middle": ("team/${ENV}-web", "team/<ENV>-web"),
    "plain, up to a hyphen": ("/ecs/$ENV-web", "/ecs/<ENV>-web"),
    "two": ("${A}/x/{{b}}", "<A>/x/<b>"),
    "underscores in capitals": ("/ecs/__ENV__/web", "/ecs/<ENV>/web"),
    "underscores between letters": ("web__ENV__x", "web<ENV>x"),
    "in an ARN": (
        "arn:aws:ssm:${AWS::Region}:<ACCOUNT>:parameter/%ENV%/db",
        "arn:aws:ssm:<AWS-Region>:<ACCOUNT>:parameter/<ENV>/db",
    ),
    "never closed takes the rest": ("web/${X/y:1", "web/<X-y-1>"),
    "beside a token": ("${Token[TOKEN.1]}-${X}", "${Token[TOKEN.1]}-<X>"),
    "stray angle before": ("<a/$X", "<a/<X>"),
    "stray angles beside": ("a<$X>b", "a<X>b"),
    "stray angle behind a bracket": ("a/{x}>b", "a/<x>b"),
    "hashes": ("team/#{X}#-web", "team/<X>-web"),
    "hash, open": ("#{X}/web", "<X>/web"),
    "hash that is not its own": ("{x}#1", "<x>#1"),
    "in a key": ("bucket/${ENV}/a b.env", "bucket/<ENV>/a b.env"),
}

NONE = {
    "empty": "",
    "blank": " ",
    "name": "web",
    "path": "/web/db-1",
    "two underscores in a repository": "team/a__b",
    "underscores around small letters": "a__b__c",
    "underscores at the end": "web__",
    "log group": "/ecs/web#1.x_y",
    "hash": "#X#",
    "token": "${Token[TOKEN.12]}",
    "token of a pseudo parameter": "${Token[AWS.AccountId.3]}",
    "token with colons": "${Token[AWS::Region.11]}",
    "token in a name": "team/${Token[TOKEN.1]}-web",
    "less than a token": "a<${Token[TOKEN.1]}",
    "two tokens": "${Token[TOKEN.1]}${Token[TOKEN.2]}",
    "one percent sign": "50%",
    "percent-encoded": "a%20b",
    "percent-encoded, letters": "caf%C3%A9",
    "percent-encoded, many letters": "%e2%82%ac%ef%bf%bd",
    "one at": "user@example",
    "digest": "web@sha256:0123",
    "dollar alone": "a$",
    "dollar before a digit": "a$1",
    "square around digits": "a[1]",
    "square, empty": "[]",
    "less than": "a<b",
    "angle, empty": "<>",
    "closing only": "a}",
    "colon": "a:b",
    "capitals": "DB_PASSWORD",
    "a to-do application": "TODO_TABLE",
    "a word in a word": "REPLACEMENT_PARTS",
    "yourself": "YOURSELF",
    "a change log": "CHANGE_LOG",
}


@pytest.mark.parametrize(("text", "as_shown"), WHOLE.values(), ids=WHOLE)
def test_a_text_is_a_placeholder(text: str, as_shown: str) -> None:
    assert (has_placeholder(text), is_placeholder(text), shown(text)) == (True, True, as_shown)


@pytest.mark.parametrize(("text", "as_shown"), PART.values(), ids=PART)
def test_a_text_has_a_placeholder(text: str, as_shown: str) -> None:
    assert (has_placeholder(text), is_placeholder(text), shown(text)) == (True, False, as_shown)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_a_text_without_a_placeholder_stays_as_it_is(text: str) -> None:
    assert (has_placeholder(text), is_placeholder(text), shown(text)) == (False, False, text)


def test_blanks_around_a_placeholder_do_not_matter() -> None:
    assert [is_placeholder(text) for text in (" ${X}\n", "\tREPLACE_ME ", "${X} x")] == [True, True, False]


PIECES = (
    *("${Token[TOKEN.1]}", "${", "{", "}", "<", ">", "$", "X", "ab", "%", "@", "_", "__", "[", "]", "#", "(", ")"),
    *("A", " ", ".", "-", ":", "|", "e2", "/", "REPLACE_ME", "TODO", "\n", "é"),
)


def test_what_is_shown_holds_no_policy_variable_and_stays_as_it_is() -> None:
    chance = random.Random(4)  # noqa: S311
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 9))) for _ in range(20_000)]
    found = [shown(text) for text in texts]

    assert [text for text in found if "${" in TOKEN.sub("", text) or shown(text) != text] == []
    assert [t for t, f in zip(texts, found, strict=True) if has_placeholder(t) != bool(SHOWN.search(f))] == []
    assert [t for t in texts if is_placeholder(t) and not has_placeholder(t)] == []


@pytest.mark.parametrize(
    "text",
    [
        "${a",
        "{",
        "<",
        "<a",
        "$",
        "$(",
        "%a",
        "@a",
        "@@",
        "__A",
        "__A_",
        "[a",
        "#{",
        "{}>",
        "a-",
        "REPLACE_",
        "${Token[",
    ],
)
def test_the_time_grows_with_the_text_and_no_faster(text: str) -> None:
    long = text * (1_000_000 // len(text))
    start = time.process_time()
    shown(long)
    is_placeholder(f"{long}!")

    assert time.process_time() - start < 10
