"""Packs what a role is granted into documents that IAM takes: inline as far as it fits, then managed policies.

CDK splits only the policy that its own grants add to a role; a larger document passes synth and fails at deployment.

A long list of targets is cut where the documents are full. Where it is cut hangs on the targets near the cut, not on
how many come before (content-defined chunking, as backup programs use it): a target that is added in the middle
changes its own document and leaves the others as they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from ecs_anywhere_iam.catalogue.quota import INLINE_POLICIES, INLINE_ROOM, MANAGED_POLICY, Quota
from ecs_anywhere_iam.errors import InvalidValueError, QuotaExceededError
from ecs_anywhere_iam.policy.document import PolicyDocument, listed, policy_document
from ecs_anywhere_iam.policy.grant import Grant
from ecs_anywhere_iam.policy.packed import Packed
from ecs_anywhere_iam.policy.size import size
from ecs_anywhere_iam.policy.target import Target
from ecs_anywhere_iam.policy.token import TOKEN

_INLINE = INLINE_POLICIES._replace(characters=INLINE_POLICIES.characters - INLINE_ROOM)

# A document may be cut from this share of its quota on, before a target whose checksum is divisible by this: with ARNs
# of 75 characters that is about every eighth of the last twenty, so most documents end at such a target.
_FULL_ENOUGH = 0.75
_CUT_BEFORE_EACH = 8


def pack(grants: Sequence[Grant], managed_policies: int) -> Packed:
    """The grants as documents, none over its quota.

    :param managed_policies: how many managed policies the role may have
    :raises InvalidValueError: no number of managed policies
    :raises QuotaExceededError: where they do not fit
    """
    if not isinstance(managed_policies, int) or isinstance(managed_policies, bool) or managed_policies < 0:
        raise InvalidValueError(
            "max_managed_policies",
            got=managed_policies,
            allowed="a number, 0 or more",
            fix="10 is what AWS allows first",
        )
    whole = policy_document([grant.statement() for grant in grants])
    if size(whole) <= _INLINE.characters:
        return Packed(tuple(grants), whole)
    shelves = tuple(_shelves(grants, room=True))
    if len(shelves) - 1 > managed_policies:
        shelves = tuple(_shelves(grants, room=False))
    if len(shelves) - 1 > managed_policies:
        raise QuotaExceededError(
            f"permissions of {size(whole):,} characters: got {len(shelves) - 1} managed policies beside the inline "
            f"one; allowed: {managed_policies} of {MANAGED_POLICY.characters:,} characters beside an inline one of "
            f"{_INLINE.characters:,} ({MANAGED_POLICY.source}); name fewer resources or what their names "
            "start with, split them over several roles, or state max_managed_policies where AWS raised the account's "
            "quota"
        )
    inline, *managed = (shelf.document(grants) for shelf in shelves)
    packed = Packed(tuple(grants), inline, tuple(managed))
    packed.check(managed_policies)
    return packed


class _Shelf:
    """A document that is being filled: its targets by the place of their grant, none where a grant is about none."""

    def __init__(self, quota: Quota) -> None:
        self.quota = quota
        self.used = size(policy_document([]))
        self.targets: dict[int, list[Target]] = {}

    def put(self, place: int, targets: Sequence[Target], characters: int) -> None:
        self.targets.setdefault(place, []).extend(targets)
        self.used += characters

    def document(self, grants: Sequence[Grant]) -> PolicyDocument:
        return policy_document([grants[place].on(self.targets[place]).statement() for place in sorted(self.targets)])


def _shelves(grants: Sequence[Grant], *, room: bool) -> Iterator[_Shelf]:
    """The documents, in order.

    :param room: leave room at the end of each, so that it can be cut at a target that stays the same
    """
    shelf = _Shelf(_INLINE)
    for place, grant in enumerate(grants):
        if not grant.targets:
            needed = size(grant.statement()) + 1
            if shelf.used + needed > shelf.quota.characters:
                yield shelf
                shelf = _Shelf(MANAGED_POLICY)
            shelf.put(place, (), needed)
    for place, grant in enumerate(grants):
        for target in grant.targets:
            shell, own = _characters(grant, target)
            needed = own if place in shelf.targets else shell + own
            full_enough = room and shelf.used >= _FULL_ENOUGH * shelf.quota.characters
            if shelf.used + needed > shelf.quota.characters or (full_enough and _is_cut_before(target, grant)):
                yield shelf
                shelf, needed = _Shelf(MANAGED_POLICY), shell + own
            shelf.put(place, (target,), needed)
    yield shelf


def _characters(grant: Grant, target: Target) -> tuple[int, int]:
    """What a statement takes without its targets, and what this target takes in it."""
    statement = grant.on((target,)).statement()
    values = listed(statement["Resource"])
    for keys in statement.get("Condition", {}).values():
        values = [*values, *(value for each in keys.values() for value in listed(each))]
    # With the actions, as a token is estimated by the service that it is for.
    own = size([statement["Action"], values]) - size([statement["Action"], []]) + 1
    # A comma behind the statement, and two brackets for each list that a second target makes of a single value.
    return size(statement) + 1 - own + 2 * len(values), own


def _is_cut_before(target: Target, grant: Grant) -> bool:
    # The number in a token's text changes with what else is in the app.
    text = TOKEN.sub("", target.arn(grant.environment))
    return zlib.crc32(text.encode()) % _CUT_BEFORE_EACH == 0
