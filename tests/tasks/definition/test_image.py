from __future__ import annotations

import time

import pytest

from ecs_anywhere_iam.tasks.definition.image import OtherImage, PrivateImage, UnknownImage, read_image

ACCOUNT = "123456789012"
HOST = f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com"
DIGEST = f"sha256:{'0a' * 32}"
TOKEN = "${Token[TOKEN.12]}"
WEB = PrivateImage("web", ACCOUNT, "us-east-1", "aws")
OWN = PrivateImage("web", None, None, None)
UNSAFE = PrivateImage("<repository>", ACCOUNT, "us-east-1", "aws", complete=False)


def web(account: str | None, region: str | None, partition: str | None) -> PrivateImage:
    return PrivateImage("web", account, region, partition)


def incomplete(repository: str) -> PrivateImage:
    return PrivateImage(repository, ACCOUNT, "us-east-1", "aws", complete=False)


PARTITIONS = {
    f"{ACCOUNT}.{host}/web": web(ACCOUNT, region, partition)
    for host, region, partition in (
        ("dkr.ecr.us-east-1.amazonaws.com", "us-east-1", "aws"),
        ("dkr.ecr.ap-southeast-7.amazonaws.com", "ap-southeast-7", "aws"),
        ("dkr.ecr.mx-central-1.amazonaws.com", "mx-central-1", "aws"),
        ("dkr.ecr-fips.us-west-2.amazonaws.com", "us-west-2", "aws"),
        ("dkr.ecr.us-gov-west-1.amazonaws.com", "us-gov-west-1", "aws-us-gov"),
        ("dkr.ecr-fips.us-gov-east-1.amazonaws.com", "us-gov-east-1", "aws-us-gov"),
        ("dkr.ecr.cn-north-1.amazonaws.com.cn", "cn-north-1", "aws-cn"),
        ("dkr.ecr.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1", "aws-eusc"),
        ("dkr.ecr.us-iso-east-1.c2s.ic.gov", "us-iso-east-1", "aws-iso"),
        ("dkr.ecr.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1", "aws-iso-b"),
        ("dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1", "aws-iso-e"),
        ("dkr.ecr.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1", "aws-iso-f"),
        ("dkr-ecr.us-west-2.on.aws", "us-west-2", "aws"),
        ("dkr-ecr-fips.us-west-2.on.aws", "us-west-2", "aws"),
        ("dkr-ecr.us-gov-west-1.on.aws", "us-gov-west-1", "aws-us-gov"),
        ("dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn", "cn-northwest-1", "aws-cn"),
        ("dkr-ecr.eusc-de-east-1.on.amazonwebservices.eu", "eusc-de-east-1", "aws-eusc"),
        ("dkr-ecr.eusc-de-east-1.amazonwebservices.eu", "eusc-de-east-1", "aws-eusc"),
        ("dkr-ecr.us-iso-west-1.on.aws.ic.gov", "us-iso-west-1", "aws-iso"),
        ("dkr-ecr.us-isob-east-1.on.aws.scloud", "us-isob-east-1", "aws-iso-b"),
        ("dkr-ecr.eu-isoe-west-1.on.cloud-aws.adc-e.uk", "eu-isoe-west-1", "aws-iso-e"),
        ("dkr-ecr.us-isof-south-1.on.aws.hci.ic.gov", "us-isof-south-1", "aws-iso-f"),
    )
}

# Accounts and Regions that are filled in later.
OPEN_PARTS = {
    "${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/web:${TAG}": OWN,
    "$ACCOUNT.dkr.ecr.$REGION.amazonaws.com/web:$TAG": OWN,
    "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/web": OWN,
    "${ACCOUNT:-123}.dkr.ecr.${REGION:-eu-west-1}.amazonaws.com/web": OWN,
    "<aws_account_id>.dkr.ecr.<region>.amazonaws.com/web": OWN,
    "<<ACCOUNT>>.dkr.ecr.<<REGION>>.amazonaws.com/web": OWN,
    "{{ account/id }}.dkr.ecr.{{ region }}.amazonaws.com/web": OWN,
    "{account}.dkr.ecr.{region}.amazonaws.com/web": OWN,
    "%ACCOUNT%.dkr.ecr.%REGION%.amazonaws.com/web": OWN,
    "__ACCOUNT__.dkr.ecr.__REGION__.amazonaws.com/web": OWN,
    "__account__.dkr.ecr.__region__.amazonaws.com/web": OWN,
    "@ACCOUNT@.dkr.ecr.@REGION@.amazonaws.com/web": OWN,
    "@@account@@.dkr.ecr.@@region@@.amazonaws.com/web": OWN,
    "[ACCOUNT].dkr.ecr.[REGION].amazonaws.com/web": OWN,
    "#{ACCOUNT}#.dkr.ecr.#{REGION}#.amazonaws.com/web": OWN,
    "$(ACCOUNT).dkr.ecr.$(REGION).amazonaws.com/web": OWN,
    "__id__.dkr.ecr.__where__.amazonaws.com/web": OWN,
    "aws_account_id.dkr.ecr.aws_region.amazonaws.com/web:tag": OWN,
    "your-account-id.dkr.ecr.your-region.amazonaws.com/web": OWN,
    "AWS_ACCOUNT_ID.dkr.ecr.AWS_REGION.amazonaws.com/web": OWN,
    "ID.DKR.ECR.REGION.AMAZONAWS.COM/web": OWN,
    "xxxxxxxxxxxx.dkr.ecr.xx-xxxx-x.amazonaws.com/web": OWN,
    "XXXXXXXXXXXX.dkr.ecr.us-east-1.amazonaws.com/web": web(None, "us-east-1", "aws"),
    "1234xxxx5678.dkr.ecr.us-east-1.amazonaws.com/web": web(None, "us-east-1", "aws"),
    "12345678901.dkr.ecr.us-east-1.amazonaws.com/web": web(None, "us-east-1", "aws"),
    "1234567890123.dkr.ecr.us-east-1.amazonaws.com/web": web(None, "us-east-1", "aws"),
    "my-acct.dkr.ecr.us-east-1.amazonaws.com/web": web(None, "us-east-1", "aws"),
    "${A}.dkr.ecr.us-gov-west-1.amazonaws.com/web": web(None, "us-gov-west-1", "aws-us-gov"),
    f"{ACCOUNT}.dkr.ecr.${{R}}.amazonaws.com/web": web(ACCOUNT, None, None),
    f"{ACCOUNT}.dkr.ecr.us-${{R}}-1.amazonaws.com/web": web(ACCOUNT, None, None),
    f"{ACCOUNT}.dkr.ecr.region-1.amazonaws.com/web": web(ACCOUNT, None, None),
    f"{ACCOUNT}.dkr.ecr.${{R}}.amazonaws.com.cn/web": web(ACCOUNT, None, "aws-cn"),
    f"{ACCOUNT}.dkr-ecr.${{R}}.on.aws/web": web(ACCOUNT, None, None),
    f"{ACCOUNT}.dkr.ecr.eu-west-1.${{SUFFIX}}/web": web(ACCOUNT, "eu-west-1", None),
}

TOKENS = {
    f"{TOKEN}.dkr.ecr.us-east-1.amazonaws.com/web": web(TOKEN, "us-east-1", "aws"),
    f"{ACCOUNT}.dkr.ecr.{TOKEN}.amazonaws.com/web": web(ACCOUNT, TOKEN, None),
    f"{ACCOUNT}.dkr.ecr.us-east-1.{TOKEN}/web": web(ACCOUNT, "us-east-1", None),
    f"{HOST}/{TOKEN}:1": PrivateImage(TOKEN, ACCOUNT, "us-east-1", "aws"),
    f"{HOST}/team/{TOKEN}-web:1": PrivateImage(f"team/{TOKEN}-web", ACCOUNT, "us-east-1", "aws"),
    f"{HOST}/{'a' * 250}{TOKEN}": PrivateImage("a" * 250 + TOKEN, ACCOUNT, "us-east-1", "aws"),
    f"{HOST}/Team/{TOKEN}": incomplete(f"Team/{TOKEN}"),
    f"{HOST}/{TOKEN}/${{X}}": incomplete(f"{TOKEN}/<X>"),
    f"{HOST}/web:{TOKEN}": WEB,
    f"{HOST}/web@{TOKEN}": WEB,
    "${Token[AWS.AccountId.3]}.dkr.ecr.${Token[AWS::Region.4]}.${Token[AWS.URLSuffix.5]}/web:1": web(
        "${Token[AWS.AccountId.3]}", "${Token[AWS::Region.4]}", None
    ),
    TOKEN: UnknownImage("known only at deployment"),
    f"{TOKEN}:1": UnknownImage("filled in later"),
    f"{TOKEN}/web": UnknownImage("in a registry that is filled in later"),
    f"{TOKEN}{TOKEN}": UnknownImage("filled in later"),
    f"nginx:{TOKEN}": OtherImage(),
    f"ghcr.io/{TOKEN}": OtherImage(),
}

REPOSITORIES = {
    f"{HOST}/web": WEB,
    f"{HOST}/web:1.0": WEB,
    f"{HOST}/web@{DIGEST}": WEB,
    f"{HOST}/web:1.0@{DIGEST}": WEB,
    f"{HOST}/web:${{TAG}}": WEB,
    f"{HOST}/web:v${{X}}-{{{{y}}}}": WEB,
    f"{HOST}/web@${{DIGEST}}": WEB,
    f"{HOST}/web@sha256:<DIGEST>": WEB,
    f"{HOST}/web:": WEB,
    f"{HOST}:443/web:1": WEB,
    f"{HOST.upper()}/web": WEB,
    f"{HOST}/team/a__b.c-d": PrivateImage("team/a__b.c-d", ACCOUNT, "us-east-1", "aws"),
    f"{HOST}/{HOST}/web": PrivateImage(f"{HOST}/web", ACCOUNT, "us-east-1", "aws"),
    f"{HOST}/{'a' * 256}": PrivateImage("a" * 256, ACCOUNT, "us-east-1", "aws"),
    f"{HOST}/{'a' * 257}": incomplete("a" * 257),
    f"{HOST}/a": incomplete("a"),
    f"{HOST}/Team/Web:1": incomplete("Team/Web"),
    f"{HOST}/team/${{ENV}}-web:1": incomplete("team/<ENV>-web"),
    f"{HOST}/${{REPO}}:${{TAG}}": incomplete("<REPO>"),
    f"{HOST}/${{REPO:-a/b:1}}": incomplete("<REPO>"),
    f"{HOST}/${{aws:username}}": incomplete("<aws-username>"),
    f"{HOST}/$ENV/web": incomplete("<ENV>/web"),
    f"{HOST}/web-${{X": incomplete("web-<X>"),
    f"{HOST}/REPLACE_ME:1": incomplete("<REPLACE_ME>"),
    f"{HOST}/__image__": incomplete("<image>"),
    f"{HOST}//web": incomplete("/web"),
    f"{HOST}/web/": incomplete("web/"),
    f"{HOST}/../web": incomplete("../web"),
    f"{HOST}/": UNSAFE,
    f"{HOST}/:1": UNSAFE,
    f"{HOST}/*": UNSAFE,
    f"{HOST}/team/we?": UNSAFE,
    f"{HOST}/web%2Fdb": UNSAFE,
    f"{HOST}/web:1/db": UNSAFE,
    f"{HOST}/a$": UNSAFE,
    f"{HOST}/<>": UNSAFE,
    f"{HOST}/a\\b": UNSAFE,
}

ELSEWHERE = (
    "nginx",
    "a" * 4_096,
    "nginx:1.27",
    "nginx:${TAG}",
    f"nginx@{DIGEST}",
    "nginx@${DIGEST}",
    f"nginx:1@{DIGEST}",
    "web-${ENV}:1",
    "library/nginx",
    "amazon/aws-xray-daemon:3.x",
    "myorg/${APP}:1",
    "my-${ORG}/app",
    "a/b/c/d",
    "123456789012/web",
    "image/web",
    "dkr.ecr/web",
    "ghcr.io/x/y:1",
    "ghcr.io/X/Y",
    "gcr.io/${PROJECT}/web",
    f"quay.io:443/x@{DIGEST}",
    "localhost/x",
    "localhost/X",
    "localhost:5000/x",
    "Registry:5000/x",
    "[::1]:5000/x",
    "10.0.0.1/x",
    "registry.example.com/${X}",
    "registry-${ENV}.example.com/web",
    "${SUB}.example.com/web",
    "${HOST}:5000/web",
    "registry.${DOMAIN}/web",
    "public.ecr.aws/nginx/nginx:1",
    "public.ecr.aws/${ALIAS}/web",
    "ecr-public.aws.com/nginx/nginx",
    # Hosts that look like those of ECR.
    f"{HOST}.example.org/web",
    f"{HOST}.cn.example.org/web",
    f"mirror.{HOST}/web",
    f"mirror-{HOST}/web",
    f"example.org/{HOST}/web",
    f"{HOST}:8443/web",
    f"{HOST}:4433/web",
    f"{HOST}:0443/web",
    f"{HOST}.org/web",
    f"{HOST}munity/web",
    f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.co/web",
    f"{ACCOUNT}.dkr.ecr.us-east-1.evil-amazonaws.com/web",
    f"{ACCOUNT}.dkr.ecr.us-east-1.on.aws/web",
    f"{ACCOUNT}.dkr-ecr.us-east-1.amazonaws.com/web",
    f"{ACCOUNT}.dkr-ecr.us-east-1.api.aws/web",
    f"{ACCOUNT}.dkrxecr.us-east-1.amazonaws.com/web",
    f"{ACCOUNT}.dkr.ecrx.us-east-1.amazonaws.com/web",
    f"{ACCOUNT}.dkr.ecr-fips2.us-east-1.amazonaws.com/web",
    f"{ACCOUNT}.ecr.us-east-1.amazonaws.com/web",
    f"{ACCOUNT}.dkr.ecr.us-east-1.amazonawsxcom/web",
    f"{ACCOUNT}.dkr.ecr.amazonaws.com/web",
    f"{ACCOUNT}.dkr.ecr.us-east-1.a.amazonaws.com/web",
    "${A}.dkr.ecr.${R}.example.org/web",
    "api.ecr.us-east-1.amazonaws.com/web",
)

OPEN = {
    "": "empty",
    "  \n": "empty",
    "${IMAGE}": "a placeholder",
    "<IMAGE1_NAME>": "a placeholder",
    "{{ image }}": "a placeholder",
    "%IMAGE%": "a placeholder",
    "$IMAGE": "a placeholder",
    "${A}${B}": "a placeholder",
    "REPLACE_ME": "a placeholder",
    f"<{HOST}/web>": "a placeholder",
    "$REPO:latest": "filled in later",
    "${IMAGE}@" + DIGEST: "filled in later",
    "{{ image }}:latest": "filled in later",
    "${NAME}-web:1": "filled in later",
    "${SUB}.example.com": "filled in later",
    f"{ACCOUNT}${{REST}}": "filled in later",
    f"{HOST}${{PATH}}": "filled in later",
    # Only AWS gives out hosts there, so these are no other registry.
    "team.dkr.ecr.us-east-1.amazonaws.com/web": "in a registry of ECR whose account or Region is none",
    "1234-5678-9012.dkr.ecr.us-east-1.amazonaws.com/web": "in a registry of ECR whose account or Region is none",
    f"{ACCOUNT}.dkr.ecr.mars.amazonaws.com/web": "in a registry of ECR whose account or Region is none",
    "${REGISTRY}/web:1": "in a registry that is filled in later",
    "${ECR_REGISTRY}/web": "in a registry that is filled in later",
    "${REGISTRY}:443/web": "in a registry that is filled in later",
    "${PREFIX}-web/api:1": "in a registry that is filled in later",
    "${A}.amazonaws.com/web": "in a registry that is filled in later",
    "${A}.us-east-1.amazonaws.com/web": "in a registry that is filled in later",
    "${A}.com/web": "in a registry that is filled in later",
    f"{ACCOUNT}.dkr.ecr.${{REST}}/web": "in a registry that is filled in later",
    f"{HOST}${{CN}}/web": "in a registry that is filled in later",
    f"{HOST}:${{PORT}}/web": "in a registry that is filled in later",
    f"{ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com/web": "in a registry whose host and Region do not fit",
    f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com.cn/web": "in a registry whose host and Region do not fit",
    f"{ACCOUNT}.dkr.ecr.us-iso-east-1.amazonaws.com/web": "in a registry whose host and Region do not fit",
    f"{ACCOUNT}.dkr-ecr.cn-north-1.on.aws/web": "in a registry whose host and Region do not fit",
    HOST: "a registry without a repository",
    f"{HOST}:latest": "a registry without a repository",
    f"{HOST}@{DIGEST}": "a registry without a repository",
    "a" * 4_097: "longer than any image reference",
    **dict.fromkeys(
        (
            *("placeholder", "placeholder:latest", "web-placeholder", "image", "image:1", "image-name", "image_uri"),
            *("my-image", "your-image", "your-repo:1", "todo", "tbd", "xxx", "container-image", "image-placeholder"),
        ),
        "a word for an image that is filled in later",
    ),
    **dict.fromkeys(
        (
            *("IMAGE:latest", "Nginx", "my image", "nginx ", " nginx", "nginx\n", "nginx:", "nginx:a:b", "nginx:.a"),
            *("nginx@latest", "nginx@sha256:abc", f"nginx:{'a' * 129}", "a//b", "/nginx", "nginx/", "-nginx", "a..b"),
            *("ECR_REGISTRY/web", "a___b", "a/B", "nginx*", "${X/web", "a%2fb", "nginx:%s", "a,b", "null/", "."),
            *(f"https://{HOST}/web", f"docker://{HOST}/web", f"//{HOST}/web", f" {HOST}/web", f"{HOST}/web\n"),
            *(f"{HOST}\n/web", f"{HOST} /web", f"{HOST}/we b", f"{HOST}./web", f".{HOST}/web", f"{HOST}:/web"),
            *(f"user@{HOST}/web", f"{HOST}@example.org/web", f"{HOST}:443:443/web", f"{HOST}:a/web", f"{HOST}\\@x/web"),
            *(
                f"'{HOST}/web'",
                f"{HOST}%2Fweb/x",
                f"{HOST}\x00/web",
                f"{HOST}\u200b/web",
                f"{HOST}?x/web",
                "*.dkr.ecr/w",
            ),
            *("`x`.dkr.ecr.us-east-1.amazonaws.com/web", "registry_1.example.com/web", "a.-b/web"),
            # Digits, a full stop, a slash and letters that only look like those of ASCII.
            *(
                "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662.dkr.ecr.us-east-1.amazonaws.com/web",
                HOST.replace(".", "\u3002", 1) + "/web",
                f"{HOST}\uff0fweb",
            ),
            *(
                HOST.replace("a", "\u0430") + "/web",
                HOST.replace("s", "\u017f") + "/web",
                HOST.replace("k", "\u212a") + "/web",
            ),
            *(f"{HOST}/w\u0435b", f"{HOST}/web\u2028", f"{HOST}/web:\uff11", f"{HOST}\ufeff/web", "\uff4eginx"),
        ),
        "no image reference",
    ),
}
# What is never closed takes the rest of the text, its slash too.
OPEN["${X/web"] = "a placeholder"


@pytest.mark.parametrize(("text", "image"), PARTITIONS.items(), ids=PARTITIONS)
def test_each_partition_has_its_registries(text: str, image: PrivateImage) -> None:
    assert read_image(text) == image


@pytest.mark.parametrize(("text", "image"), OPEN_PARTS.items(), ids=OPEN_PARTS)
def test_an_account_or_a_region_that_is_filled_in_later_is_left_out(text: str, image: PrivateImage) -> None:
    assert read_image(text) == image


@pytest.mark.parametrize(("text", "image"), TOKENS.items(), ids=TOKENS)
def test_a_cdk_token_stays_where_it_stands(text: str, image: object) -> None:
    assert read_image(text) == image


@pytest.mark.parametrize(("text", "image"), REPOSITORIES.items(), ids=ascii)
def test_the_repository_is_what_stands_between_the_registry_and_the_tag(text: str, image: PrivateImage) -> None:
    assert read_image(text) == image


@pytest.mark.parametrize("text", ELSEWHERE, ids=lambda text: text[:60])
def test_an_image_elsewhere_is_not_in_private_ecr(text: str) -> None:
    assert read_image(text) == OtherImage()


@pytest.mark.parametrize(("text", "reason"), OPEN.items(), ids=[ascii(text[:60]) for text in OPEN])
def test_a_text_that_leaves_it_open_is_unknown(text: str, reason: str) -> None:
    assert read_image(text) == UnknownImage(reason)


@pytest.mark.parametrize(
    "part",
    ["a", "a-", "a.", "0.", "a_", "/", "a/", ":", "@", "${", "${a}.", "<", "<a>", "%a", "__A", "[", "A", "é", TOKEN],
    ids=ascii,
)
@pytest.mark.parametrize("around", ["{}", "{}/web", f"{HOST}/{{}}", f"{HOST}/web:{{}}", "{}!", f"{{}}.{HOST}/web"])
def test_a_text_of_any_length_is_read_at_once(part: str, around: str) -> None:
    texts = [around.format(part * (length // len(part))) for length in (3_900, 1_000_000)]
    start = time.process_time()
    for text in texts:
        read_image(text)

    assert time.process_time() - start < 0.2


def test_the_images_of_a_thousand_files_are_read_in_no_time() -> None:
    texts = [f"{HOST}/team/web:1", "nginx:1.27", "${A}.dkr.ecr.${R}.amazonaws.com/team/${ENV}-web:${TAG}"] * 1_000
    start = time.process_time()
    for text in texts:
        read_image(text)

    assert time.process_time() - start < 1
