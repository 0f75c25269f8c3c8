"""A comparison as Markdown that fits a comment on a pull request, with the details folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecs_anywhere_iam.catalogue.permission import Basis
from ecs_anywhere_iam.report.brief import brief_conditions, brief_resources, nothing_granted
from ecs_anywhere_iam.report.comparison import ComparedAction, ComparedRole, Comparison, Totals
from ecs_anywhere_iam.report.entry import entries
from ecs_anywhere_iam.report.footnotes import Footnotes
from ecs_anywhere_iam.report.markdown_text import code, prose
from ecs_anywhere_iam.report.source_label import is_link
from ecs_anywhere_iam.report.status import Status

# GitHub takes 65,536 characters in a comment; other comments on the same thing want some room beside the report.
LIMIT = 60_000
# How many resources are named before the rest is counted, most first.
_SHOWN = (3, 1, 0)
# Colour and text, as in the other reports.
_SIGNS = {
    Status.UNACCOUNTED: "🔴",
    Status.ADDED: "🟣",
    Status.KEPT: "🟡",
    Status.NARROWED: "🟢",
    Status.OPTIONAL: "🔵",
    Status.DROPPED: "⚪",
}


def as_markdown(comparison: Comparison) -> str:
    """The report, with as many names in it as fit a comment."""
    texts = ("\n".join(_Page(comparison, shown).lines()) + "\n" for shown in _SHOWN)
    text = next(texts)
    for shorter in texts:
        if len(text) < LIMIT:
            break
        text = shorter
    return text


class _Page:
    def __init__(self, comparison: Comparison, shown: int) -> None:
        self._comparison = comparison
        self._environment = comparison.configuration.environment
        self._shown = shown
        self._notes = Footnotes()

    def lines(self) -> Iterator[str]:
        yield from ("### IAM permissions of ECS Anywhere, beside AWS's managed policies", "")
        yield from self._verdict()
        yield from ("", "| | actions, AWS | here | on `*`, AWS | here |" + self._cells(_heads()))
        yield "|---|---:|---:|---:|---:|" + "---:|" * len(Status)
        for role in self._comparison.roles:
            yield f"| {prose(role.role.title)} |" + self._cells(_numbers(role.totals))
        for role in self._comparison.roles:
            yield from self._role(role)
        yield from self._folded("Configuration", self._configuration())
        yield ""
        yield from (f"[{number}]: <{source}>" for number, source in self._notes.notes() if is_link(source))

    def _verdict(self) -> Iterator[str]:
        unaccounted = self._comparison.unaccounted
        if not unaccounted:
            yield "Every action that AWS's policies grant is accounted for."
        else:
            names = dict.fromkeys(code(action.action) for action in unaccounted)
            yield f"**Nobody has decided on** {', '.join(names)}."

    def _role(self, role: ComparedRole) -> Iterator[str]:
        title = role.role.title
        granted = [action for action in role.actions if action.ours]
        withheld = [action for action in role.actions if not action.ours]
        yield from ("", f"#### {prose(title)}", "")
        yield from (f"{prose(reason)}\n" for reason in role.reasons)
        policies = ", ".join(f"{document.policy.name} {document.version}" for document in role.documents)
        yield f"AWS's policies: {prose(policies)}"
        if granted:
            yield from self._folded(f"{len(granted)} actions granted here", self._table(granted))
        if withheld:
            yield from self._folded(f"{len(withheld)} actions not granted here", self._table(withheld))

    def _table(self, actions: Sequence[ComparedAction]) -> Iterator[str]:
        yield from ("| | action | AWS | here | why |", "|---|---|---|---|---|")
        for entry in entries(actions):
            shared = entry.shared
            names = "<br>".join(map(code, entry.names))
            why = prose(shared.why) + ("" if shared.basis in (None, Basis.READ) else f" *({shared.basis.value})*")
            cells = (
                f"{_SIGNS[shared.status]} {shared.status.value}",
                names,
                self._scope(shared, ours=False),
                self._scope(shared, ours=True),
                f"{why} {self._notes.refer(shared.sources)}",
            )
            yield "|" + self._cells(cells)

    def _scope(self, action: ComparedAction, *, ours: bool) -> str:
        side = action.ours if ours else action.managed
        if not side:
            return prose(nothing_granted(action)) if ours else "–"
        names, more = brief_resources(side, self._environment, self._shown)
        conditions = brief_conditions(side, self._environment, self._shown)
        return "<br>".join([*map(code, names), *more, *map(prose, conditions)])

    def _configuration(self) -> Iterator[str]:
        yield from ("| setting | value |", "|---|---|")
        for name, value in self._comparison.configuration.stated().items():
            values = value if isinstance(value, list) else [value]
            listed = [*map(code, values[: self._shown or 1])]
            more = len(values) - len(listed)
            yield f"| {code(name)} | {', '.join([*listed, *([f'{more} more'] if more > 0 else [])]) or 'none'} |"

    @staticmethod
    def _cells(cells: Sequence[object]) -> str:
        return "".join(f" {cell} |" for cell in cells)

    @staticmethod
    def _folded(summary: str, lines: Iterator[str]) -> Iterator[str]:
        # GitHub reads Markdown inside of HTML only after an empty line.
        yield from ("", f"<details><summary>{summary}</summary>", "")
        yield from lines
        yield from ("", "</details>")


def _heads() -> list[str]:
    return [f"{_SIGNS[status]} {status.value}" for status in Status]


def _numbers(totals: Totals) -> list[int]:
    return [
        totals.managed,
        totals.ours,
        totals.managed_on_everything,
        totals.ours_on_everything,
        *totals.by_status.values(),
    ]
