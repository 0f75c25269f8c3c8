"""Tags of YAML: the short forms of CloudFormation's functions.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

_PLAIN = ("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


def plain_tag(tag: str) -> bool:
    """Whether the tag says no more than that a value is text, a mapping or a list."""
    return tag in _PLAIN


def with_tag(tag: str, value: object) -> object:
    """The value in the long form of the function; as it is, where the tag is empty."""
    match tag:
        case "":
            return value
        case "!Ref" | "!Condition":
            return {tag[1:]: value}
        case "!GetAtt" if isinstance(value, str):
            resource, _, attribute = value.partition(".")
            return {"Fn::GetAtt": [resource, attribute]}
    return {f"Fn::{tag[1:]}": value}
