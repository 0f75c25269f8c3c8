from __future__ import annotations

from benchmarks.apps.many_repositories import characters, measured
from benchmarks.characters import our_documents
from benchmarks.repositories import repositories


def test_characters_are_those_of_what_is_deployed() -> None:
    arn = {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":s3:::bucket"]]}
    role = {"Policies": [{"PolicyName": "Own", "PolicyDocument": {"Statement": [{"Resource": arn}]}}]}
    policy = {"PolicyDocument": {"Statement": []}, "Roles": [{"Ref": "Role"}]}
    resources = {"Role": {"Properties": role}, "Policy": {"Properties": policy}, "Other": {"Properties": {}}}
    text = '{"Statement":[{"Resource":"arn:aws:s3:::bucket"}]}' + '{"Statement":[]}'
    assert characters({"Resources": resources}) == len(text)


def test_by_hand_each_repository_takes_its_arn() -> None:
    figures = [measured("hand", count) for count in (2, 3)]
    two, three = (figure["characters"] for figure in figures)
    arn = '"arn:aws:ecr:us-east-1:123456789012:repository/team-00/service-0000",'
    assert (sorted(figures[0]), three - two) == (
        ["characters", "kind", "made_seconds", "repositories", "synth_seconds"],
        len(arn),
    )


def test_ours_is_the_role_whose_characters_are_counted() -> None:
    [_, execution] = our_documents(repositories(1))
    sids = sum(len(f'"Sid":"{sid}",') for sid in ("LogsWriteEvents", "EcrAuthorizationToken", "EcrPullImages"))
    of_documents = sum(len(str(document).replace(" ", "")) for document in execution)
    assert measured("ours", 1)["characters"] == of_documents + sids
