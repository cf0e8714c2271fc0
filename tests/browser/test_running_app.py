"""The app as it really runs: started with the README's command, used in Chromium, its doors tried from outside."""

import contextlib
import http.client
import io
import json
import re
import sys
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pypdf import PdfReader

from screener.engine.day import today
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.conftest import Server
from tests.intakes import intake, ldn
from tests.statements import squeezed, statements

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]
CANARY = "ZZCANARY7"


class Visit:
    """One browser tab, with everything it asked for and everything it complained of."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.asked_for: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked_for.append(request.url))
        page.on("console", self._complain)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{server.url}/checklist")
        expect(page.get_by_role("heading", level=1)).to_have_text(ldn().about.title)

    def answer(self, question: str, answer: str) -> None:
        """Choose an answer, as a mouse does."""
        group = self.page.get_by_role("radiogroup", name=ldn().questions[question].clinician.ask)
        group.get_by_text(answer, exact=True).click()

    def type_medicines(self, text: str) -> None:
        """Write in the medicines box and leave it."""
        box = self.page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask)
        box.fill(text)
        box.press("Control+Enter")

    def _complain(self, message: ConsoleMessage) -> None:
        """Streamlit looks for its server below the address of the page first, and is not found there."""
        below = re.search(r"/(checklist|rules)/_stcore/", message.location["url"])
        if message.type == "error" and not below:
            self.complaints.append(message.text)

    def download(self, button: str) -> tuple[str, bytes]:
        """The file name and the content behind a download button, clicked at once, without leaving the box before."""
        if not self.page.get_by_role("button", name=button, exact=True).is_visible():
            self.page.get_by_role("button", name=ldn().words.checklist.more).click()
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=button, exact=True).click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def _named(name: str) -> str:
    """The end of the name of a document, behind a reference that is drawn at random."""
    found = re.fullmatch(r"ldn-summary-clinician-[A-Z2-9]{4}-[A-Z2-9]{4}(.+)", name)
    assert found, name
    return found[1]


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """A fresh tab on the app."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield Visit(context.new_page(), server)
    context.close()


def test_a_person_answers_reads_and_takes_the_summary_away(visit: Visit) -> None:
    """Answer, type, read, download: the three documents hold what the page shows, and no name or date is in them."""
    visit.answer("pregnant", "Yes")
    visit.answer("liver_disease", "Not sure")
    visit.type_medicines("codeine 30 mg at night\nblorp")
    said = intake("codeine 30 mg at night", "blorp", pregnant="yes", liver_disease="not_sure")
    summary = summarise(screen(ldn(), said), Audience.CLINICIAN, today())
    expect(visit.page.locator(".pane .row", has_text="codeine 30 mg at night").first).to_be_visible()
    expect(visit.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what is folded away is there then
    shown = squeezed(visit.page.text_content("body") or "")
    assert [line for line in statements(summary) if squeezed(line) not in shown] == []
    name, pdf = visit.download("Download as PDF (A4)")
    text = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    assert (_named(name), squeezed("Medicine: codeine 30 mg at night") in text) == ("-a4.pdf", True)
    name, chart = visit.download("Download as text")
    assert (_named(name), "blorp" in chart.decode()) == (".txt", True)
    name, content = visit.download("Download as JSON")
    assert (_named(name), json.loads(content)["medicines"][1]["typed"]) == (".json", "blorp")


def test_what_was_just_typed_is_in_the_document(visit: Visit) -> None:
    """A medicine typed a moment ago, with the box not yet left, is in the document."""
    visit.page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask).fill("oxycodone 10 mg")
    _, text = visit.download("Download as text")
    assert "Medicine: oxycodone 10 mg" in text.decode()
    visit.page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask).fill("oxycodone 10 mg\nblorp")
    visit.page.keyboard.press("Escape")
    _, text = visit.download("Download as text")
    assert "blorp" in text.decode()


def test_no_document_is_made_of_more_lines_than_can_be_read(visit: Visit) -> None:
    """A download pressed just after too long a list was pasted gives no file: it could not hold the medicines."""
    given: list[str] = []
    visit.page.on("download", lambda download: given.append(download.suggested_filename))
    words = ldn().words.page
    visit.page.set_viewport_size({"width": 1280, "height": 6000})
    visit.page.get_by_role("button", name=ldn().words.checklist.more).click()
    expect(visit.page.get_by_role("button", name=words.download_text, exact=True)).to_be_visible()
    visit.page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask).fill("oxycodone 10 mg\n" * 201)
    visit.page.get_by_role("button", name=words.download_text, exact=True).click()
    expect(visit.page.get_by_text("201 lines of medicines")).to_be_visible()
    visit.page.wait_for_timeout(2000)
    assert given == []


def test_nothing_leaves_the_machine(visit: Visit, server: Server) -> None:
    """No request goes to another host, whatever is typed, and the browser reports no breach of the policy."""
    visit.type_medicines(f"![x](https://evil.example/{CANARY}.png) <img src=https://evil.example/x> www.evil.example")
    expect(visit.page.get_by_text("evil.example").nth(1)).to_be_visible()
    hosts = {urlsplit(url).netloc for url in visit.asked_for if not url.startswith(("data:", "blob:"))}
    assert hosts == {f"127.0.0.1:{server.port}"}
    assert visit.page.locator("a[href*='evil.example']").count() == 0
    assert visit.complaints == []


def test_what_is_typed_is_in_no_address_store_or_log(visit: Visit, server: Server) -> None:
    """A word typed into the form is in no URL, cookie, browser store, log line or temporary file."""
    visit.type_medicines(f"{CANARY} codeine")
    expect(visit.page.get_by_text(CANARY).nth(1)).to_be_visible()
    visit.download("Download as PDF (A4)")
    stores = visit.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
    )
    cookies = json.dumps(visit.page.context.cookies(), default=str)
    assert CANARY not in stores + cookies + "".join(visit.asked_for) + server.left_behind()


def test_two_people_do_not_see_each_other(visit: Visit, browser: Browser, server: Server) -> None:
    """What one person types never shows in another person's browser."""
    visit.type_medicines(f"{CANARY} codeine")
    expect(visit.page.get_by_text(CANARY).nth(1)).to_be_visible()
    other = browser.new_context()
    page = other.new_page()
    Visit(page, server)
    # Only the choices of language and of reader have a value.
    expect(page.get_by_role("radio", checked=True)).to_have_count(2)
    assert CANARY not in page.inner_text("body")
    other.close()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    """A question is answered, and the medicines are typed, without a mouse."""
    question = ldn().questions["takes_opioid"].clinician.ask
    first = visit.page.get_by_role("radiogroup", name=question).get_by_role("radio").first
    first.focus()
    visit.page.keyboard.press("Space")
    expect(visit.page.get_by_role("heading", name="Opioid medicine now").first).to_be_visible()
    expect(visit.page.get_by_text(ldn().cautions["opioid_now"].clinician.say)).to_be_visible()


def test_answers_survive_a_look_at_the_rules(visit: Visit, server: Server) -> None:
    """Who leaves the checklist for the rules, even from within the medicines box, and comes back, has lost nothing."""
    about, words = ldn().words.about, ldn().about.medicines
    visit.answer("pregnant", "Yes")
    expect(visit.page.get_by_role("heading", name="Pregnancy").last).to_be_visible()
    visit.page.get_by_role("textbox", name=words.clinician.ask).fill(f"codeine\n{CANARY}")
    visit.page.get_by_role("link", name=about.title).click(delay=150)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(about.title)
    search = visit.page.get_by_role("textbox", name=about.search)
    search.fill(f"{CANARY} opioid")
    search.press("Enter")
    expect(visit.page.get_by_text(about.found.format(count=0, total=len(ldn().cautions)))).to_be_visible()
    assert visit.page.url == f"{server.url}/rules"
    visit.page.get_by_role("link", name=about.clinic).click()
    expect(visit.page.get_by_role("textbox", name=words.clinician.ask)).to_have_value(f"codeine\n{CANARY}")
    expect(visit.page.locator(".pane .row", has_text="codeine").first).to_be_visible()
    ask = ldn().questions["pregnant"].clinician.ask
    expect(visit.page.get_by_role("radiogroup", name=ask).get_by_role("radio").first).to_be_checked()
    assert CANARY not in "".join(visit.asked_for) + visit.page.url + server.left_behind()
    assert visit.complaints == []


def test_the_rules_have_an_address_of_their_own(visit: Visit, server: Server) -> None:
    """Somebody can be sent to the rules themselves: the address names the page, and nothing else."""
    visit.page.goto(f"{server.url}/rules")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(ldn().words.about.title)
    expect(visit.page.get_by_text("Not reviewed by a clinician").first).to_be_visible()
    # Streamlit looks for its server below the page's own address first, and is told that it is not there.
    assert visit.complaints == []


def request(server: Server, path: str, **headers: str) -> tuple[int, Message]:
    """The status and headers of an answer to a request as a stranger might make it."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as response:
            return response.status, response.headers


SOCKET = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
          "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip


def test_every_answer_carries_the_security_headers(server: Server) -> None:
    """Pages, health and unknown paths all forbid foreign content, framing, sniffing, referrers and storing."""
    for path in ("/", "/_stcore/health", "/nowhere", "/_stcore/metrics"):
        _, headers = request(server, path)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"


def test_doors_nobody_needs_are_shut(server: Server) -> None:
    """Metrics and the agent interface answer nothing."""
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/auth/login", "/oauth2callback"):
        assert request(server, path)[0] == 404


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}, {"Origin": "http://localhost:1"},
     {"Origin": "http://evil.example", "Host": "evil.example"}],
    ids=["another site", "no place", "no origin", "another port", "rebound name"],
)  # fmt: skip
def test_a_stranger_cannot_open_the_socket(server: Server, headers: dict[str, str]) -> None:
    """A page of another site, or a program that names no origin, is refused at the socket."""
    assert request(server, "/_stcore/stream", **{**SOCKET, **headers})[0] == 403


def test_the_apps_own_page_can_open_the_socket(server: Server) -> None:
    """The refusal above is about who asks: the app's own page is let in."""
    own = {"Origin": server.url, "Host": f"127.0.0.1:{server.port}"}
    assert request(server, "/_stcore/stream", **{**SOCKET, **own})[0] == 101


def test_a_rebound_name_is_refused(server: Server) -> None:
    """A name that was made to point at this machine gets nothing (DNS rebinding)."""
    assert request(server, "/_stcore/host-config", Host="evil.example")[0] == 400


@pytest.mark.parametrize("host", ["[::1", "evil@127.0.0.1", "127.0.0.1/evil", "127.0.0.1#x", "evil.example:80", "a]b"])
def test_a_malformed_name_is_refused_with_the_headers(server: Server, host: str) -> None:
    """Whatever stands in the place of the name, it is refused in words, with the security headers."""
    status, headers = request(server, "/", Host=host)
    assert status == 400
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_only_this_machine_is_served(server: Server) -> None:
    """The server listens on the loopback address alone."""
    table = Path("/proc/net/tcp")
    if sys.platform != "linux":
        pytest.skip("the table of listening addresses is read from Linux's /proc")
    listening = [
        line.split()[1] for line in table.read_text(encoding="ascii").splitlines()[1:] if line.split()[3] == "0A"
    ]
    addresses = {address.split(":")[0] for address in listening if int(address.split(":")[1], 16) == server.port}
    assert addresses == {"0100007F"}
