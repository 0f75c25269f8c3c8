"""A comparison as text for a terminal: aligned, and wrapped to its width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby, zip_longest

from ecs_anywhere_iam.catalogue.permission import Basis
from ecs_anywhere_iam.report.brief import brief_conditions, brief_resources, nothing_granted
from ecs_anywhere_iam.report.comparison import ComparedAction, ComparedRole, Comparison, Totals
from ecs_anywhere_iam.report.entry import Entry, entries
from ecs_anywhere_iam.report.footnotes import Footnotes
from ecs_anywhere_iam.report.ink import Ink
from ecs_anywhere_iam.report.service import service_name

_STATUS_COLUMN = 2
_ACTION_COLUMN = 14
# A longer list says no more on a terminal.
_SHOWN = 3
# Narrower than this, a column of words is no longer read but spelled.
_NARROWEST = 26


def as_text(comparison: Comparison, *, width: int = 100, ink: Ink | None = None) -> str:
    """The report in lines of at most ``width`` characters where words allow it, with colour where the ink has any."""
    page = _Page(comparison, width, ink or Ink())
    return "\n".join(page.lines()) + "\n"


class _Page:
    def __init__(self, comparison: Comparison, width: int, ink: Ink) -> None:
        self._comparison = comparison
        self._environment = comparison.configuration.environment
        self._width = width
        self._ink = ink
        self._notes = Footnotes()
        longest = max((len(action.action) for action in comparison.actions), default=0)
        self._scope_column = _ACTION_COLUMN + longest + 2

    def lines(self) -> Iterator[str]:
        yield from self._wrapped("IAM permissions of ECS Anywhere, beside AWS's managed policies.", 0)
        yield from self._configuration()
        for role in self._comparison.roles:
            yield from self._role(role)
        yield from ("", self._ink.bold("Sources"))
        yield from (f"{f'[{number}]':>6} {source}" for number, source in self._notes.notes())
        yield from self._legend()

    def _configuration(self) -> Iterator[str]:
        stated = self._comparison.configuration.stated()
        column = max(map(len, stated)) + 4
        for name, value in stated.items():
            values = value if isinstance(value, list) else [value]
            listed = [*values[:_SHOWN], f"{len(values) - _SHOWN} more"] if len(values) > _SHOWN + 1 else values
            lines = self._wrapped(", ".join(listed) or "none", column)
            yield self._ink.faint(f"  {name:<{column - 2}}") + lines[0].lstrip()
            yield from lines[1:]

    def _role(self, role: ComparedRole) -> Iterator[str]:
        policies = ", ".join(f"{document.policy.name} {document.version}" for document in role.documents)
        yield from ("", self._ink.bold(role.role.title), f"  AWS: {policies}")
        yield from (f"  {line}" for line in _totals(role.totals))
        for reason in role.reasons:
            yield from self._wrapped(reason, 2)
        for service, actions in groupby(role.actions, key=lambda action: action.service):
            yield from ("", f"  {self._ink.bold(service)} {self._ink.faint(service_name(service))}")
            for entry in entries(list(actions)):
                yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[str]:
        """The status, beside it the actions, beside them from what to what; the reason below."""
        shared = entry.shared
        width = max(self._width - self._scope_column, _NARROWEST)
        scopes = textwrap.wrap(self._scope(shared), width, break_long_words=False, break_on_hyphens=False)
        indent = " " * _STATUS_COLUMN
        label = shared.status.value
        for name, scope in zip_longest(entry.names, scopes, fillvalue=""):
            status = self._ink.status(shared.status, label) + " " * (_ACTION_COLUMN - _STATUS_COLUMN - len(label))
            yield f"{indent}{status}{name:<{self._scope_column - _ACTION_COLUMN}}{scope}".rstrip()
            label = ""
        basis = "" if shared.basis in (None, Basis.READ) else f" ({shared.basis.value})"
        text = f"{shared.why}{basis} {self._notes.refer(shared.sources)}"
        yield from map(self._ink.faint, self._wrapped(text, _ACTION_COLUMN))

    def _scope(self, action: ComparedAction) -> str:
        sides = [
            ", ".join([*names, *more, *brief_conditions(side, self._environment, _SHOWN)])
            for side in (action.managed, action.ours)
            for names, more in [brief_resources(side, self._environment, _SHOWN)]
        ]
        return f"{sides[0] or 'nothing'} → {sides[1] or nothing_granted(action)}"

    def _legend(self) -> Iterator[str]:
        totals = self._comparison.totals
        yield from ("", self._ink.bold("Totals of both roles"))
        yield from (f"  {line}" for line in _totals(totals))
        for status, number in totals.by_status.items():
            label = self._ink.status(status, status.value) + " " * (_ACTION_COLUMN - _STATUS_COLUMN - len(status.value))
            yield f"  {label}{number:>3}  {status.meaning}"

    def _wrapped(self, text: str, indent: int) -> list[str]:
        margin = " " * indent
        return textwrap.wrap(
            text,
            max(self._width, indent + _NARROWEST),
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _totals(totals: Totals) -> Iterator[str]:
    yield f"{'':8}{'AWS':>5}{'here':>6}"
    yield f"{'actions':8}{totals.managed:>5}{totals.ours:>6}"
    yield f"{'on *':8}{totals.managed_on_everything:>5}{totals.ours_on_everything:>6}"
