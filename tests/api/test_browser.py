"""The pages in a real browser: by keyboard alone, without scripts, on a phone, and for those who listen."""

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.app import create_app
from graph.store import Store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: install the package chromium to run these")

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        options = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture
def address(world: Store) -> Iterator[str]:
    """The application over the tiny world, on a port of this machine."""
    server = uvicorn.Server(uvicorn.Config(create_app(opener=lambda _settings: nullcontext(world)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate("(document.activeElement.innerText || document.activeElement.value || '').trim()")
        if re.search(name, str(focused)):
            return
    raise AssertionError(name)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("prefix", "evidence", "language"), [("", "Bukti", "English"), ("/en", "Evidence", "Bahasa Indonesia")], ids=["id", "en"]
)
def test_by_keyboard_from_search_to_institution(
    browser: Browser, address: str, prefix: str, evidence: str, language: str, size: dict[str, int], scripts: bool
) -> None:
    """Search, a person, her evidence, her institution, the other language: by keyboard alone, without scripts too."""
    context = browser.new_context(viewport=size, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + (prefix or "/"))
    if scripts:
        expect(page.locator("#topic")).to_be_focused()
        page.keyboard.type("energy policy")
        page.keyboard.press("Enter")
        page.wait_for_url("**topic=energy+policy**")
        expect(page.get_by_text("Coastal energy policy analysis").first).to_be_visible()
        tab_to(page, "^Dewi Contoh$")
        page.keyboard.press("Enter")
        page.wait_for_url("**/person/**")
        expect(page.get_by_role("heading", name=evidence, exact=False).last).to_be_visible()
        tab_to(page, "^PT Listrik")
        page.keyboard.press("Enter")
        page.wait_for_url("**/institution/**")
        expect(page.get_by_role("heading", level=1)).to_contain_text("PT Listrik")
        page.goto(page.url)
        tab_to(page, f"^{language}$")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/en/institution/" if not prefix else r"//[^/]+/institution/"))
    else:
        page.locator("#topic").fill("energy policy")
        page.locator("#topic").press("Enter")
        page.wait_for_url("**topic=energy+policy**")
        page.get_by_role("link", name="Dewi Contoh", exact=True).press("Enter")
        page.get_by_role("link", name="PT Listrik (fiksi)", exact=True).first.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("PT Listrik")
    context.close()


def designed(page: Page, address: str) -> dict[str, str]:
    """The designed pages of the tiny world."""
    rows = page.request.get(address + "/api/v1/experts?topic=energy+policy").json()["rows"]
    skills = page.request.get(address + "/api/v1/vocabulary?name=energy").json()["rows"]
    return {
        "front": "/", "found": "/?topic=energy+policy", "person": f"/person/{rows[0]['person']}",
        "institution": f"/institution/{rows[0]['institution_id']}", "skill": f"/skill/{skills[0]['id']}", "sectors": "/sectors",
        "extract": "/extract?example=1", "mentors": "/mentors?person=Rini+Fiktif&goal=energy+policy", "gaps": "/gaps?person=Rini+Fiktif&role=government+adviser", "call": "/mentors/call?example=1", "designers": "/designers", "why": "/questions/why?topic=energy+policy&person=Rini+Fiktif", "lists": "/lists", "sources": "/sources", "model": "/model", "about": "/about", "api": "/api", "question": "/questions/institutions",
        "ways": f"/paths?me=Rini+Fiktif&person={rows[0]['person']}", "door": "/paths?me=Rini+Fiktif&person=Joko+Ibarat", "no-way": "/paths?me=Rini+Fiktif",
        "problem": "/nothing", "nobody": "/?topic=zzzz",
    }  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_for_everybody(browser: Browser, address: str, size: dict[str, int], scheme: str) -> None:
    """No page breaks a rule of axe, or is wider than its window; nothing is asked of another host, and no policy is broken."""
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    elsewhere: list[str] = []
    broken: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(address) else None)
    for name, path in designed(page, address).items():
        page.goto(address + path)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
        found = Axe().run(page)
        broken += [
            f"{name}: {rule['id']} {[node['html'][:200] for node in rule['nodes'][:3]]}" for rule in found.response["violations"]
        ]
        if folder := os.environ.get("SIMPUL_SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{size['width']}-{scheme}.png", full_page=True)
    assert [line for line in said if "404" not in line] == []
    assert elsewhere == []
    assert broken == []
    context.close()


def test_better_with_scripts(browser: Browser, address: str) -> None:
    """Skills, people and roles complete as one types, and a cell of the matrix tells the topics behind it."""
    page = browser.new_page()
    page.goto(address)
    page.keyboard.type("ener")
    page.wait_for_selector("#topic-suggested option[value='kebijakan energi']", state="attached")
    page.evaluate("english.push('topic')")
    page.locator("#topic").fill("kebijakan")
    page.wait_for_selector("#topic-suggested option[value='kebijakan air'][lang=en]", state="attached")
    for path, field, typed, name in (
        ("/paths", "person", "may", "Prof. Maya Andai"), ("/questions/compare", "first", "fik", "Rini Fiktif"), ("/gaps", "role", "pen", "penasihat pemerintah"),
    ):  # fmt: skip
        page.goto(address + path)
        page.locator(f"#{field}").press_sequentially(typed)
        page.wait_for_selector(f"#{field}-suggested option[value='{name}']", state="attached")
    for kind, typed, name in (
        ("institution", "laut", "Universitas Laut (fiksi)"),
        ("unit", "dire", "Direktorat Air, Kementerian Air (fiksi)"),
    ):
        page.goto(address + "/questions/compare")
        page.select_option("#kind", kind)
        page.locator("#first").press_sequentially(typed)
        page.wait_for_selector(f"#first-suggested option[value='{name}']", state="attached")
    page.goto(address + "/questions/team")
    skills = page.locator("#skills")
    skills.press_sequentially("audit\nener=2")
    for _ in "=2":
        skills.press("ArrowLeft")
    skills.press_sequentially("g")
    tab_to(page, "^kebijakan energi$")
    page.keyboard.press("Enter")
    expect(skills).to_have_value("audit\nkebijakan energi=2")
    expect(skills).to_be_focused()
    page.goto(address + "/sectors")
    page.locator("details[data-bridges*='sector=state_enterprise&other=academia']").first.locator("summary").click()
    there = re.compile(r"/\?sector=state_enterprise&topic=kebijakan%20energi$")
    expect(page.get_by_role("link", name="kebijakan energi").first).to_have_attribute("href", there)
    page.goto(address + "/en?topic=energy+policy&limit=1")
    name = page.locator("ol.people h3 a").inner_text()
    page.get_by_label(f"Choose {name}").check()
    page.get_by_role("link", name="More people").click()
    expect(page.get_by_role("group", name="Chosen on other pages").get_by_label(name)).to_be_checked()
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_more_to_ask_for_on_a_phone(browser: Browser, address: str, scripts: bool) -> None:
    """By keyboard: what is asked beside the topic stays with the next search; what narrows it stands folded before the people, and beside them on a desk."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + "/en?topic=energy+policy")
    page.get_by_text("More to ask for").press("Enter")
    page.get_by_label("Further topics").press_sequentially("analysis")
    page.get_by_label("Not from this institution").press_sequentially("BUMN")
    page.get_by_label("First from different units").press("Space")
    page.get_by_label("Not from this institution").press("Enter")
    page.wait_for_url("**not_at=BUMN**")
    page.locator("#topic").press("Enter")
    page.wait_for_url("**also=analysis**not_at=BUMN**spread=true")
    expect(page.locator("a.chosen")).to_have_count(3)
    narrow = page.locator(".facets > summary")
    above = "[...document.querySelectorAll('.facets > summary, #people')].map((one) => one.getBoundingClientRect().y)"
    assert page.evaluate(above) == sorted(page.evaluate(above))
    assert page.evaluate(above)[1] < 2 * PHONE["height"]
    expect(page.get_by_role("link", name="academia")).to_be_hidden()
    narrow.press("Enter")
    expect(page.get_by_role("link", name="academia")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.reload()
    expect(page.get_by_role("link", name="academia")).to_be_visible()
    expect(narrow).to_be_hidden()
    if scripts:
        assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
    context.close()


def test_on_paper_and_past_the_filters(browser: Browser, address: str) -> None:
    """A search is printed in one column with its topic, day, address and whether it is fiction; by the second skip link one is at the people, who are counted;
    a phone shows no picture that it cuts, and a box stands beside the first line of its label."""
    page = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    page.goto(address + "/en?topic=energy+policy")
    page.keyboard.press("Tab")
    tab_to(page, "^Skip to the results$")
    page.keyboard.press("Enter")
    expect(page.locator("#people")).to_be_focused()
    expect(page.locator("#people")).to_have_text(re.compile(r"People \d+"))
    page.get_by_text("More to ask for").press("Enter")
    box = "(box) => [box.getBoundingClientRect().y, box.parentElement.getBoundingClientRect().y].map(Math.round)"
    top, line = page.locator("[name=spread]").evaluate(box)
    assert abs(top - line) <= 1
    page.emulate_media(media="print")
    expect(page.locator(".fiction")).to_be_visible()
    expect(page.locator(".printed").first).to_contain_text(address + "/en?topic=energy+policy")
    expect(page.locator(".printed strong")).to_have_text("energy policy")
    expect(page.locator(".facets")).to_be_hidden()
    assert page.locator(".people").evaluate("(list) => list.clientWidth") > DESK["width"] / 2
    page.emulate_media(media="screen")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address + "/en/sectors")
    expect(page.locator("svg.network")).to_be_hidden()
    expect(page.locator(".matrix")).to_be_visible()
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_text_by_keyboard(
    browser: Browser, address: str, tmp_path: Path, size: dict[str, int], scheme: str, scripts: bool
) -> None:
    """Type a text, send it, see it marked; then a file: by keyboard, without scripts too, and as axe would have it."""
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + "/en/extract")
    page.get_by_role("link", name="Try it with an example").press("Enter")
    page.wait_for_url("**example=1")
    text = page.get_by_label("Text", exact=True)
    text.press("Control+End")
    text.press_sequentially(" They studied energy policy. <b>bold</b>")
    page.get_by_role("button", name="Read").press("Enter")
    expect(page.get_by_role("heading", name="The text, marked")).to_be_visible()
    expect(page.locator("mark.skill", has_text="energy policy")).to_be_visible()
    expect(page.locator(".read")).to_contain_text("<b>bold</b>")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    if scripts:
        assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
    if folder := os.environ.get("SIMPUL_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"read-{size['width']}-{scheme}.png", full_page=True)
    assert page.locator(".read").evaluate("(read) => read.getBoundingClientRect().y") < size["height"]
    (tmp_path / "a.txt").write_text("Kajian energy policy.", encoding="utf-8")
    page.get_by_text("Read another text").press("Enter")
    page.get_by_label("or a file").set_input_files(tmp_path / "a.txt")
    page.get_by_role("button", name="Read").press("Enter")
    expect(page.locator(".read")).to_have_text(re.compile(r"^\s*Kajian energy policy\.\s*$"))
    page.get_by_text("Read another text").press("Enter")
    (tmp_path / "b.txt").write_bytes(b"x" * 3_000_000)
    page.get_by_label("or a file").set_input_files(tmp_path / "b.txt")
    page.get_by_role("button", name="Read").press("Enter")
    expect(page.get_by_text("bytes", exact=False)).to_be_visible()
    context.close()
