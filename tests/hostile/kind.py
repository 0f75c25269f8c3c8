"""The kinds of resources that can be named, as AWS writes their ARNs; put down here anew, and not taken from the code.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """``plain`` is a name that nothing else contains; ``asked`` the ARN of what is in or under a resource of the name.

    ``taken`` are names that AWS takes. ``suffix`` may stand behind the name in an ARN, ``lead`` before a name alone.
    """

    service: str
    prefix: str
    plain: str
    asked: str
    taken: tuple[str, ...]
    regional: bool = True
    owned: bool = True
    suffix: str = ""
    lead: str = ""

    def arn(self, name: str, partition: str, region: str, account: str) -> str:
        """The ARN of a resource of the name."""
        place = f"{region if self.regional else ''}:{account if self.owned else ''}"
        return f"arn:{partition}:{self.service}:{place}:{self.prefix}{name}"


_HERE = "us-east-1:123456789012"
_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
CLUSTER = Kind("ecs", "cluster/", "plainmark", f"arn:aws:ecs:{_HERE}:cluster/{{}}", ("web", "Web_1-a"))
REPOSITORY = Kind("ecr", "repository/", "plainmark", f"arn:aws:ecr:{_HERE}:repository/{{}}", ("team/web", "a.b/c__d-e"))
LOG_GROUP = Kind(
    "logs", "log-group:", "plainmark", f"arn:aws:logs:{_HERE}:log-group:{{}}:log-stream:web/1", ("/ecs/web", "a.b#c"),
    suffix=":*",
)  # fmt: skip
SECRET = Kind(
    "secretsmanager", "secret:", "plainmark", f"arn:aws:secretsmanager:{_HERE}:secret:{{}}-Ab12Cd",
    ("web/db", "db-AbCdEf", "db-secret", "rds!db+=.@-x"),
)  # fmt: skip
PARAMETER = Kind("ssm", "parameter/", "plainmark", f"arn:aws:ssm:{_HERE}:parameter/{{}}", ("web/db", "a.b"), lead="/")
PATH = Kind("ssm", "parameter/", "plainmark", f"arn:aws:ssm:{_HERE}:parameter/{{}}/x", ("fleet/web", "a"), suffix="/*")
FILE = Kind(
    "s3", "", "plainbucket/plainmark", "arn:aws:s3:::{}", ("bucket/web.env", "a.b/c $d{e}/f"),
    regional=False, owned=False,
)  # fmt: skip
KEY = Kind(
    "kms", "key/", "0f0f0f0f-1e1e-2d2d-3c3c-4b4b4b4b4b4b", f"arn:aws:kms:{_HERE}:key/{{}}", (_ID, f"mrk-{'0' * 32}")
)
ROLE = Kind(
    "iam", "role/", "plainmark", "arn:aws:iam::123456789012:role/{}", ("Servers", "fleet/a+=,.@-b"), regional=False
)
