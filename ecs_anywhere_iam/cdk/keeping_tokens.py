"""Resolves what CDK hands out, and keeps the tokens of what is known only at deployment."""

from __future__ import annotations

import re
from typing import Any

import aws_cdk as cdk

# In `Fn::Sub`, `${!Name}` is text.
_IN_SUB = re.compile(r"\$\{(?!!)([^}]*)\}")
_PSEUDO = {
    "AWS::AccountId": "ACCOUNT_ID",
    "AWS::Partition": "PARTITION",
    "AWS::Region": "REGION",
    "AWS::URLSuffix": "URL_SUFFIX",
}


class KeepingTokens(cdk.DefaultTokenResolver):
    """For ``Tokenization.resolve``: what CloudFormation fills in stays a token, in text where there is more around it.

    ``parts`` has the tokens that are parts of an ARN: which ARN, and which part.
    """

    def __init__(self) -> None:
        super().__init__(cdk.StringConcat())
        self.parts: dict[str, tuple[str, int]] = {}
        self._split: dict[str, str] = {}

    def resolve_token(
        self, t: cdk.IResolvable, context: cdk.IResolveContext, post_processor: cdk.IPostProcessor
    ) -> Any:
        """The value of a token, or the token as text."""
        del post_processor
        # `Ref`, `Fn::GetAtt`, and what CDK wraps around them for stacks of other environments.
        if isinstance(t, cdk.Reference):
            return cdk.Token.as_string(t)
        value = context.resolve(t.resolve(context))
        match value:
            case {"Ref": "AWS::NoValue"}:
                return None
            case {"Fn::Join": [str(between), list(texts)]} if all(isinstance(text, str) for text in texts):
                return between.join(texts)
            # CDK writes the image of a Docker asset so.
            case {"Fn::Sub": str(text)} if set(_IN_SUB.findall(text)) <= _PSEUDO.keys():
                return _IN_SUB.sub(lambda name: getattr(cdk.Aws, _PSEUDO[name[1]]), text).replace("${!", "${")
            case {"Fn::Split": [":", str(arn)]}:
                self._split[cdk.Token.as_string(t)] = arn
            case {"Fn::Select": [int(part) | float(part), str(split)]} if split in self._split:
                self.parts[cdk.Token.as_string(t)] = (self._split[split], int(part))
        return cdk.Token.as_string(t) if _is_intrinsic(value) else value


def _is_intrinsic(value: Any) -> bool:
    """Whether CloudFormation, and not CDK, makes the value."""
    return isinstance(value, dict) and len(value) == 1 and all(k == "Ref" or k.startswith("Fn::") for k in value)
