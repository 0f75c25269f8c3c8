"""The AWS resources that a user names, and what their names look like."""

from typing import NamedTuple


class ResourceType(NamedTuple):
    """A kind of resource: how it is called, how its ARN is built, which names AWS accepts.

    ``parameter`` is what lists of them are called where they are given.
    ``placeholder`` stands for the name in the ARNs of ``scope_resource.py``; ``holder``, where there is one, for what
    comes before the first slash of the name.
    ``prefix`` stands between the account and the name, ``suffix`` after the name where IAM wants one.
    ``lead`` may stand before a name, and not in the ARN.
    ``ending`` is what AWS adds to the name in the ARN; ``any_ending`` allows each one.
    ``attribute`` is where the CDK object of this kind keeps its ARN, ``full_attribute`` where it may keep a fuller one.
    ``prefix_pattern`` is what a name may start with, for resources that can be named by prefix.
    ``mistaken_pattern`` is what AWS takes for a name, and a user meant otherwise.
    ``regional`` and ``owned``: whether a Region and an account stand in the ARN.
    ``written_out``: whether no part of it may be known only at deployment.
    ``ref_is_arn``: whether CloudFormation's ``Ref`` gives the ARN, not the name.
    """

    noun: str
    parameter: str
    placeholder: str
    service: str
    prefix: str
    suffix: str
    name_pattern: str
    name_length: int
    name_rule: str
    attribute: str
    example: str
    source: str
    holder: str = ""
    lead: str = ""
    ending: str = ""
    any_ending: str = ""
    full_attribute: str = ""
    prefix_pattern: str = ""
    mistaken_pattern: str = ""
    regional: bool = True
    owned: bool = True
    written_out: bool = False
    ref_is_arn: bool = False
