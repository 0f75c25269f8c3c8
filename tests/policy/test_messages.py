"""Every message of this floor, in whole: what it is about, what was got, what is allowed, how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from ecs_anywhere_iam.catalogue.feature import InstanceFeature
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.server_resource import CLUSTER, PARAMETER_PATH
from ecs_anywhere_iam.catalogue.task_resource import FILE, KEY, REPOSITORY
from ecs_anywhere_iam.errors import EcsAnywhereIamError
from ecs_anywhere_iam.policy.activation_regions import activation_regions
from ecs_anywhere_iam.policy.coverage import lacking
from ecs_anywhere_iam.policy.document import policy_document
from ecs_anywhere_iam.policy.environment import Environment
from ecs_anywhere_iam.policy.flag import check_flag
from ecs_anywhere_iam.policy.instance_permissions import LeastPrivilege, ManagedPolicies
from ecs_anywhere_iam.policy.narrow import narrow
from ecs_anywhere_iam.policy.read_target import read_prefixes, read_target, read_targets
from ecs_anywhere_iam.policy.role_identity import check_description, check_path, check_policy_name, check_role_name
from ecs_anywhere_iam.policy.target import ArnTarget

HERE = Environment("aws", "us-east-1", "123456789012")
TOKEN = "${Token[TOKEN.23]}"
A_CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/web"
FEATURES = (
    "a set of InstanceFeature members: SESSION_MANAGER, LEGACY_RUN_COMMAND, STATE_MANAGER, INVENTORY, PATCH_MANAGER, "
    "DISTRIBUTOR, DOCUMENT_PARAMETERS, TASK_METADATA_TAGS, REGISTRATION_TAGS, IMAGE_PULL"
)

MESSAGES: dict[str, tuple[Callable[[], object], str]] = {
    "a flag": (
        lambda: check_flag("awslogs", "true"),
        "awslogs: got 'true'; allowed: True or False; give the boolean itself",
    ),
    "the name of a role": (
        lambda: check_role_name("a b"),
        "role_name: got 'a b'; allowed: 1 to 64 letters, digits and the characters _+=,.@-; give the name alone",
    ),
    "the name of a policy": (
        lambda: check_policy_name("fleet/p"),
        "policy_name: got 'fleet/p'; allowed: 1 to 128 letters, digits and the characters _+=,.@-; "
        "give the name alone, without a path",
    ),
    "a path": (
        lambda: check_path("fleet"),
        "path: got 'fleet'; allowed: '/' or up to 512 printable ASCII characters between two slashes; "
        "start and end it with a slash, such as '/fleet/'",
    ),
    "a description": (
        lambda: check_description("–"),
        "description: got '–'; allowed: up to 1,000 characters of Latin-1 text; shorten it, and leave out characters "
        "such as dashes longer than a hyphen and emoji",
    ),
    "Regions that are no list": (
        lambda: activation_regions("eu-west-1", ManagedPolicies(), HERE),
        "activation_regions: got 'eu-west-1'; allowed: a list of Regions; put it into a list: ['eu-west-1']",
    ),
    "a Region": (
        lambda: activation_regions(["Dublin"], ManagedPolicies(), HERE),
        "activation_regions: got 'Dublin'; allowed: Regions such as 'eu-west-1'; give the Region's code",
    ),
    "Regions without those of the clusters": (
        lambda: activation_regions(
            ["eu-west-1"],
            LeastPrivilege(clusters=[A_CLUSTER, A_CLUSTER.replace("us-east-1", "us-west-2")]),
            HERE,
        ),
        "activation_regions lacks us-east-1, us-west-2, where clusters are: a server registers with its cluster in the "
        "Region of its activation; add the Region, or leave activation_regions out",
    ),
    "no clusters": (
        lambda: LeastPrivilege(clusters=[]),
        "clusters: got []; allowed: at least one cluster name or ARN; name the clusters that the servers register "
        "with, "
        "such as ['default']",
    ),
    "features that are no set": (
        lambda: LeastPrivilege(clusters=["web"], features="inventory"),  # type: ignore[arg-type]
        f"features: got 'inventory'; allowed: {FEATURES}; put the members into a set",
    ),
    "a feature": (
        lambda: LeastPrivilege(clusters=["web"], features=[7]),  # type: ignore[list-item]
        f"features: got 7; allowed: {FEATURES}; import InstanceFeature and give its members",
    ),
    "clusters that are no list": (
        lambda: LeastPrivilege(clusters="web"),
        "clusters: got 'web'; allowed: a list of cluster names or ARNs; put it into a list, also where there is "
        "only one",
    ),
    "a repository": (
        lambda: LeastPrivilege(clusters=["web"], repositories=["Web"]),
        "repositories[0]: got 'Web'; allowed: a repository name of 2 to 256 lower-case letters and digits, separated "
        "by . _ - or /, or an ARN like arn:aws:ecr:us-east-1:123456789012:repository/team/web; give the "
        "repository as AWS "
        "shows it",
    ),
    "prefixes that are no list": (
        lambda: LeastPrivilege(clusters=["web"], repository_prefixes="team/"),
        "repository_prefixes: got 'team/'; allowed: a list of prefixes of repository names; put it into a list, also "
        "where there is only one",
    ),
    "a prefix": (
        lambda: read_prefixes(["team/", "*"], REPOSITORY, "prefixes"),
        "prefixes[1]: got '*'; allowed: the start of a repository name of 2 to 256 lower-case letters and digits, "
        "separated by . _ - or /; leave out the wildcard, which is added, and anything before the name",
    ),
    "paths that are no list": (
        lambda: LeastPrivilege(clusters=["web"], parameter_paths="fleet"),
        "parameter_paths: got 'fleet'; allowed: a list of parameter path names or ARNs; put it into a list, also where "
        "there is only one",
    ),
    "a switch": (
        lambda: LeastPrivilege(clusters=["web"], allow_heartbeats_as_any_instance=1),  # type: ignore[arg-type]
        "allow_heartbeats_as_any_instance: got 1; allowed: True or False; give the boolean itself",
    ),
    "another switch": (
        lambda: LeastPrivilege(clusters=["web"], allow_sessions_as_any_container_instance=1),  # type: ignore[arg-type]
        "allow_sessions_as_any_container_instance: got 1; allowed: True or False; give the boolean itself",
    ),
    "a token where none may be": (
        lambda: read_target(TOKEN, PARAMETER_PATH, "paths[0]"),
        f"paths[0]: got '{TOKEN}'; allowed: a parameter path without CDK tokens; write it out",
    ),
    "neither text nor an object": (
        lambda: read_target(7, CLUSTER, "it"),
        "it: got 7; allowed: a cluster name or an ARN, or an object with `cluster_arn`; give the cluster's name, "
        "such as "
        "'web'",
    ),
    "no text where CDK has no object": (
        lambda: read_target(7, FILE, "it"),
        "it: got 7; allowed: a file name or an ARN; give the file's name, such as 'bucket/web.env'",
    ),
    "a short ARN": (
        lambda: read_target("arn:aws:ecs", CLUSTER, "it"),
        f"it: got 'arn:aws:ecs'; allowed: an ARN like {CLUSTER.example}; it has fewer than six parts: give the "
        "whole ARN",
    ),
    "a Region where there is none": (
        lambda: read_target("arn:aws:s3:us-east-1::bucket/web.env", FILE, "it"),
        f"it: got 'arn:aws:s3:us-east-1::bucket/web.env'; allowed: an ARN like {FILE.example}; 'us-east-1' is no "
        "Region "
        "of a file, whose ARN has none: leave it out",
    ),
    "an account where there is none": (
        lambda: read_target("arn:aws:s3::123456789012:bucket/web.env", FILE, "it"),
        f"it: got 'arn:aws:s3::123456789012:bucket/web.env'; allowed: an ARN like {FILE.example}; '123456789012' is no "
        "account of a file, whose ARN has none: leave it out",
    ),
    "an alias": (
        lambda: read_targets(["alias/web"], KEY, "keys"),
        f"keys[0]: got 'alias/web'; allowed: a {KEY.noun} name of {KEY.name_rule}, or an ARN like {KEY.example}; "
        "IAM does "
        "not take aliases: give the ID of the key, or its ARN",
    ),
    "an image": (
        lambda: read_target("123456789012.dkr-ecr.us-east-1.on.aws/web:1", REPOSITORY, "it"),
        "it: got '123456789012.dkr-ecr.us-east-1.on.aws/web:1'; allowed: a repository name of "
        f"{REPOSITORY.name_rule}, or an "
        f"ARN like {REPOSITORY.example}; this is an image: give its repository, what stands between the registry's "
        "host "
        "and the tag",
    ),
    "a token whose parts are needed": (
        lambda: narrow(Scope.CLUSTER_SESSION, [ArnTarget(CLUSTER, text=TOKEN)], HERE),
        f"cluster: got '{TOKEN}'; allowed: an ARN whose parts are known; give the token to a construct, which has CDK "
        "split it",
    ),
    "a scope without a target": (
        lambda: narrow(Scope.CLUSTER, [], HERE),
        f"a permission on {Scope.CLUSTER.value}: got none; allowed: at least one; name it, or leave out what asks "
        "for it",
    ),
    "a statement of no role": (
        lambda: lacking(policy_document([]), [{"Effect": "Maybe"}]),
        "a statement of the role: got {'Effect': 'Maybe'}; allowed: an Effect of Allow or Deny; give the policy as IAM "
        "has it",
    ),
    "a feature without repositories": (
        lambda: LeastPrivilege(clusters=["web"], features={InstanceFeature.IMAGE_PULL}),
        "features has InstanceFeature.IMAGE_PULL but repositories is empty: list what the servers may read, which "
        "turns "
        "the feature on by itself",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("refused", "message"), MESSAGES.values(), ids=MESSAGES.keys())
def test_a_refusal_says_what_was_got_what_is_allowed_and_how_to_mend_it(
    refused: Callable[[], object], message: str
) -> None:
    with pytest.raises(EcsAnywhereIamError) as error:
        refused()
    assert str(error.value) == message


def test_an_object_of_another_kind_is_refused_by_its_text() -> None:
    thing = SimpleNamespace(repository_arn=TOKEN)
    with pytest.raises(EcsAnywhereIamError) as error:
        read_target(thing, CLUSTER, "clusters[0]")
    assert str(error.value).startswith(f"clusters[0]: got {thing!r}; allowed: a cluster name")
