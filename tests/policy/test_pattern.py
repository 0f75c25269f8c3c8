"""Wildcards, and what is not known."""

from __future__ import annotations

import time

import pytest

from ecs_anywhere_iam.policy.pattern import matches, may_be_same, overlap

MATCHES: dict[str, tuple[str, str, bool]] = {
    "the same": ("logs:PutLogEvents", "logs:PutLogEvents", True),
    "another": ("logs:PutLogEvents", "logs:PutLogEvent", False),
    "a star at the end": ("logs:*", "logs:PutLogEvents", True),
    "a star for nothing": ("logs:*", "logs:", True),
    "a star in the middle": ("a*c", "abbbc", True),
    "stars that meet each other": ("a*b*c", "acb", False),
    "a question mark": ("a?c", "abc", True),
    "a question mark for nothing": ("a?c", "ac", False),
    "wildcards in the text stand for themselves": ("db-??????", "db-AbCdE*", True),
    "a text with wildcards is more than one without": ("db-AbCdEf", "db-??????", False),
    "a star takes in question marks": ("db-*", "db-??????", True),
    "brackets are none": ("a[bc]", "ab", False),
    "brackets are brackets": ("a[bc]!", "a[bc]!", True),
    "capitals": ("A", "a", False),
    "a line break": ("*", "a\nb", True),
    "an unknown part is text": ("<region>", "eu-west-1", False),
}


@pytest.mark.parametrize(("pattern", "text", "expected"), MATCHES.values(), ids=MATCHES.keys())
def test_a_pattern_matches_a_text(pattern: str, text: str, *, expected: bool) -> None:
    assert matches(pattern, text) is expected


OVERLAP: dict[str, tuple[str, str, bool]] = {
    "the same": ("ab", "ab", True),
    "another": ("ab", "ac", False),
    "one longer": ("ab", "abc", False),
    "a wider one": ("a*", "ab*", True),
    "two that go apart": ("a*b", "a*c", False),
    "two that cross": ("a*", "*b", True),
    "question marks and a text": ("db-??????", "db-AbCdEf", True),
    "question marks and a longer text": ("db-??????", "db-AbCdEfg", False),
    "nothing and a star": ("", "*", True),
    "nothing and a text": ("", "a", False),
    "an unknown part": ("arn:aws:logs:<region>:1:x", "arn:aws:logs:eu-west-1:1:x", True),
    "an unknown part before another end": ("<region>:x", "eu-west-1:y", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAP.values(), ids=OVERLAP.keys())
def test_patterns_overlap_in_either_order(one: str, other: str, *, expected: bool) -> None:
    assert (overlap(one, other), overlap(other, one)) == (expected, expected)


SAME: dict[str, tuple[str, str, bool]] = {
    "the same": ("ab", "ab", True),
    "another": ("ab", "ac", False),
    "an unknown part": ("ssm.<region>.amazonaws.com", "ssm.eu-west-1.amazonaws.com", True),
    "an unknown part without a name": ("ssm.<>.amazonaws.com", "ssm.eu-west-1.amazonaws.com", True),
    "unknown parts on both sides": ("<partition>", "<Stack.Partition>", True),
    "an unknown part before another end": ("ssm.<region>.amazonaws.com", "ssm.cn-north-1.amazonaws.com.cn", False),
    "a star is a star": ("ssm.*", "ssm.eu-west-1", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), SAME.values(), ids=SAME.keys())
def test_texts_may_be_the_same_in_either_order(one: str, other: str, *, expected: bool) -> None:
    assert (may_be_same(one, other), may_be_same(other, one)) == (expected, expected)


@pytest.mark.parametrize("ask", [matches, overlap, may_be_same])
def test_no_pattern_takes_long(ask: object) -> None:
    assert callable(ask)
    start = time.process_time()
    ask("*a" * 40 + "b", "a" * 2_000)
    assert time.process_time() - start < 10
