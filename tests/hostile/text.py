"""Text that nobody means well with, for wherever a name, an ARN or a path is expected."""

from __future__ import annotations

from hypothesis import strategies as st

# No app makes so many: those that all tests of a process make are of one row.
TOKEN = "${Token[TOKEN.99999999]}"
# What IAM, CDK, a shell, a terminal, a format string or a parser may take for more than itself.
SIGNS = (
    "*", "?", "**", ":*", "/*", "-??????", "${aws:username}", "${*}", "${", "$", "{", "}", "\\",
    "..", "/", "//", ":", "::", ",", "'", '"', " ", "\t", "\n", "\r\n", "\x00", "\x1b[31m", "\x7f", "\x85",
    "\u2028", "\u202e", "\u200b", "\ufeff", "а", "ｗ", "\uff0a", "\uff1f", "\u2044", "—", "é", "ß", "💥",
    "\ud800", "\udcff", "%2a", "%s", "{0}", "{cluster}", "{region}", "{{x}}", "<x>", "alias/", "-AbCdEf", "-abcdef",
    TOKEN, "${Token[AWS.Partition.3]}", "${Token[AWS::Region.4]}", "#{Token[TOKEN.99999999]}",
    "-1.8881545897087626e+289", "${Token[", "]}", "[", "]", "--", "-", "@", "&", "#", "|", ";", "`id`", "=", "!",
)  # fmt: skip
KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
NAMES = (
    "web", "team/web", "/ecs/web", "db", "Web", "a_b", "quay/", "fleet/web", "bucket/web.env", KEY_ID, "eu-west-1",
    "123456789012", "aws", "session-manager", "true", "x" * 63, "x" * 300, "x" * 2_000, "",
)  # fmt: skip

SIGN = st.sampled_from(SIGNS)
NAME = st.sampled_from(NAMES)
_PIECE = st.one_of(NAME, SIGN, st.text(max_size=3))
TEXT = st.one_of(NAME, SIGN, st.lists(_PIECE, min_size=2, max_size=4).map("".join), st.text(max_size=20))

_PLACES = ("aws:ecs:eu-west-1:123456789012", "aws-cn:ecr:cn-north-1:123456789012", "aws:s3::", "aws:iam::123456789012",
           "aws:logs:eu-west-1:*", "aws:secretsmanager:*:123456789012", "aws:ssm:eu-west-1:", "*:kms:*:*")  # fmt: skip
_WHAT = ("cluster/", "repository/", "log-group:", "secret:", "parameter/", "key/", "role/", "bucket/", "")
# ARNs of any service, whose parts need not fit to each other.
ARN = st.one_of(
    st.builds("arn:{}:{}{}".format, st.sampled_from(_PLACES), st.sampled_from(_WHAT), TEXT),
    st.lists(TEXT, max_size=7).map(lambda parts: ":".join(["arn", *parts])),
)
NAME_OR_ARN = st.one_of(TEXT, TEXT, ARN)


def is_wild(text: str) -> bool:
    """Whether IAM takes something in the text for more than itself, beside CDK's tokens."""
    without = text.replace("${Token[", "")
    return any(sign in without for sign in ("*", "?", "${"))
