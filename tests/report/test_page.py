"""The HTML page in a browser: as seen, filtered, unfolded, by keyboard, and in print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ecs_anywhere_iam.report.as_html import as_html
from ecs_anywhere_iam.report.compare import compare

from .chromium import Chromium
from .configurations import DEFAULT, EVERYTHING, planted, with_text
from .contrast import CONTRAST

VISIBLE = "[...document.querySelectorAll('tr.action')].filter(row => row.checkVisibility())"
ACTIONS = f"{VISIBLE}.map(row => row.querySelector('th').textContent.trim())"
TICK = "document.querySelector('input[value=\"%s\"]').click()"
FIND = "const box = document.querySelector('[type=search]'); box.value = %r; \
box.dispatchEvent(new Event('input', {bubbles: true}))"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "report.html"
    file.write_text(as_html(compare(DEFAULT)), encoding="utf-8")
    return file


def test_the_page_asks_for_nothing_but_itself_and_complains_of_nothing(browser: Chromium, page: Path) -> None:
    browser.open(page)
    shown = browser.evaluate("document.getElementById('shown').textContent")
    assert (browser.requests, browser.complaints, shown) == ([page.as_uri()], [], "50")


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        ([TICK % "kept"],
         ["ecs:DiscoverPollEndpoint", "ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel",
          "ecr:GetAuthorizationToken"]),
        ([TICK % "kept", TICK % "ssmmessages"], ["ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"]),
        ([TICK % "ec2"], ["ec2:DescribeTags"]),
        ([TICK % "dropped", TICK % "narrowed", TICK % "logs"],
         ["logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogStream", "logs:PutLogEvents"]),
        ([FIND % "SPOT instance"], ["ecs:UpdateContainerInstancesState"]),
        ([FIND % "ecsagentsessions"], ["ecs:Poll", "ecs:StartTelemetrySession"]),
        ([FIND % "no such words"], []),
    ],
    ids=["a status", "a status and a service", "a service", "two statuses", "a reason", "a Sid", "nothing"],
)  # fmt: skip
def test_filters_leave_only_what_matches(
    browser: Chromium, page: Path, scripts: list[str], expected: list[str]
) -> None:
    browser.open(page)
    for script in scripts:
        browser.evaluate(script)
    counted, empty = browser.evaluate(
        "[document.getElementById('shown').textContent, document.getElementById('nothing').checkVisibility()]"
    )
    assert (browser.evaluate(ACTIONS), counted, empty) == (expected, str(len(expected)), not expected)


def test_sections_and_services_without_a_match_are_hidden_with_their_heading(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.evaluate(TICK % "ec2")
    headings = "[...document.querySelectorAll('main h2, .service b')].filter(h => h.checkVisibility())"
    assert browser.evaluate(f"{headings}.map(h => h.textContent)") == ["External instance role", "ec2"]


def test_reset_shows_all_again(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.evaluate(TICK % "ec2")
    browser.evaluate("document.querySelector('[type=reset]').click()")
    browser.evaluate("new Promise(done => setTimeout(done, 10))")
    assert browser.evaluate(f"{VISIBLE}.length") == 50


def test_the_keyboard_unfolds_the_reason_and_the_button_says_so(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.evaluate("document.querySelectorAll('tr.action button')[3].focus()")
    details = "document.getElementById(document.activeElement.getAttribute('aria-controls'))"
    state = f"[document.activeElement.ariaExpanded, {details}.checkVisibility()]"
    seen = [browser.evaluate(state)]
    for key, text in (("Enter", "\r"), (" ", " ")):
        browser.press(key, text=text)
        seen.append(browser.evaluate(state))
    text = browser.evaluate(f"{details}.textContent")
    assert (seen, "The ECS agent holds two sessions open" in text, "EcsAgentSessions" in text) == (
        [["false", False], ["true", True], ["false", False]],
        True,
        True,
    )


def test_every_control_is_reached_by_tab_and_shows_its_focus(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("Tab")
    assert browser.evaluate("document.activeElement.textContent") == "Skip to the actions"
    browser.evaluate("document.querySelector('[type=search]').focus()")
    browser.press("Tab")
    outline = "getComputedStyle(document.activeElement.nextElementSibling).outlineStyle"
    assert browser.evaluate(f"[document.activeElement.value, {outline}]") == ["kept", "solid"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_all_text_stands_out_and_nothing_is_cut_off(browser: Chromium, tmp_path: Path, scheme: str, width: int) -> None:
    statement = {"Effect": "Allow", "Action": "ecs:Fly", "Resource": "*"}
    file = tmp_path / "report.html"
    for comparison in (compare(EVERYTHING), compare(DEFAULT, planted(statement, "AmazonSSMManagedInstanceCore"))):
        file.write_text(as_html(comparison), encoding="utf-8")
        browser.open(file, scheme=scheme, width=width)
        browser.evaluate("document.getElementById('unfold').click()")
        browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        browser.evaluate(TICK % "kept")
        browser.evaluate(TICK % "kept")
        overflow = browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (browser.evaluate(CONTRAST), overflow) == ([], 0)


def test_the_schemes_differ(browser: Chromium, page: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        browser.open(page, scheme=scheme)
        grounds.append(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(251, 251, 249)", "rgb(19, 22, 25)"]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_table_is_a_table_to_a_screen_reader(browser: Chromium, page: Path, width: int) -> None:
    browser.open(page, width=width)
    nodes: list[Any] = browser.do("Accessibility.getFullAXTree")["nodes"]
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    tables = [name for role, name in named if role == "table"]
    heads = [name for role, name in named if role == "columnheader"]
    assert (tables, heads[:4], ("status", "") in named, ("search", "Filter the actions") in named) == (
        ["External instance role", "Task execution role"],
        ["Action", "AWS’s managed policies", "This configuration", "Status"],
        True,
        True,
    )
    assert ("rowheader", "ecs:Poll") in named


def test_print_shows_every_reason_and_no_control(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.do("Emulation.setEmulatedMedia", media="print")
    seen = browser.evaluate(
        "[[...document.querySelectorAll('.details')].every(row => row.checkVisibility()),"
        " document.querySelector('.filters').checkVisibility()]"
    )
    browser.do("Emulation.setEmulatedMedia", media="")
    assert seen == [True, False]


def test_without_scripts_every_row_and_reason_is_shown(browser: Chromium, page: Path) -> None:
    browser.do("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page)
    seen = browser.evaluate(
        "[document.querySelectorAll('tr.details').length,"
        " [...document.querySelectorAll('tr')].every(row => row.checkVisibility()),"
        " document.querySelector('.filters').checkVisibility()]"
    )
    browser.do("Emulation.setScriptExecutionDisabled", value=False)
    assert seen == [50, True, False]


def test_planted_scripts_do_not_run(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    text = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>"
    file.write_text(as_html(with_text(text)), encoding="utf-8")
    browser.open(file)
    assert (browser.evaluate("document.title === 'run'"), browser.requests) == (False, [file.as_uri()])


def test_an_injected_script_would_be_refused_all_the_same(browser: Chromium, page: Path) -> None:
    html = page.read_text(encoding="utf-8").replace("</main>", "</main><script>document.title='run'</script>")
    page.write_text(html, encoding="utf-8")
    browser.open(page)
    assert (browser.evaluate("document.title === 'run'"), len(browser.complaints)) == (False, 1)
