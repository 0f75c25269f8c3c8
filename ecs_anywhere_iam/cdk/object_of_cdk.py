"""Objects of CDK, told from others that only look like them."""

from __future__ import annotations


def is_object_of_cdk(value: object, attribute: str) -> bool:
    """Whether it is an object with this attribute that jsii can hand to CDK, and no class.

    What is not ends within jsii, in an ``AttributeError`` that names no parameter.
    """
    return (
        not isinstance(value, type)
        and (hasattr(value, "__jsii_ref__") or hasattr(type(value), "__jsii_type__"))
        and hasattr(value, attribute)
    )
