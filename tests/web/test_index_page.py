"""The index page: Streamlit's, with a language, a title, our style and script, and no door to the outside."""

import re

import pytest
from playwright.sync_api import Browser, expect

from screener.web.shell.index import STREAMLITS_PAGE, ChangedPage, index_page
from tests.browser.test_running_app import request
from tests.conftest import Server
from tests.intakes import ldn

TEXT = STREAMLITS_PAGE.read_text(encoding="utf-8")


def made(language: str = "en", page: str | None = None) -> str:
    """The page with some texts, one of which tries to be markup."""
    return index_page("A <title>", "What it is", r"No \1 script", language=language, page=page)


def test_streamlits_page_is_made_ours() -> None:
    """One script of this server starts all, no script stands in the page, and nothing points to the agent interface."""
    page = made()
    assert '<html lang="en" dir="ltr" translate="no" class="notranslate">' in page
    assert "<title>A &lt;title&gt;</title>" in page
    assert r"No \1 script" in page
    (app,) = re.findall(r'crossorigin src="([^"]+)"', TEXT)
    assert re.findall(r"<script[^>]*>", page) == [f'<script type="module" src="./shell/shell.js" data-app="{app}">']
    assert "_stcore/agent" not in page
    assert "service-desc" not in page


def test_a_language_written_from_the_right_is_said() -> None:
    """A page in Arabic is laid out from the right from the start."""
    assert '<html lang="ar" dir="rtl" translate="no" class="notranslate">' in made("ar")


@pytest.mark.parametrize(
    ("known", "changed"),
    [("<html lang", "<html data-x lang"), ("prerenderReady", "ready"), ('rel="service-desc"', 'rel="other"'),
     ('<script type="module" crossorigin', "<script async"), ("</head>", "<script>x()</script></head>"),
     ("</head>", '<script src="https://evil.example/x.js"></script></head>')],
)  # fmt: skip
def test_a_page_of_streamlit_that_changed_is_refused(known: str, changed: str) -> None:
    """An update of Streamlit that changes its page says so at the start, and serves nothing half made."""
    with pytest.raises(ChangedPage):
        made(page=TEXT.replace(known, changed))


@pytest.mark.browser
@pytest.mark.xdist_group(name="browser")
class TestAsItIsServed:
    """Against the app as it runs."""

    def test_no_script_within_a_page_is_allowed(self, server: Server) -> None:
        """The policy lets only files of this server run, on every address, and our files are not kept by a browser."""
        for path in ("/", "/rules", "/nowhere", "/shell/shell.js", "/shell/shell.css", "/shell/print.css"):
            status, headers = request(server, path)
            policy = headers["Content-Security-Policy"]
            assert status == 200
            assert policy.split("script-src ")[1].split(";")[0] == "'self'"
            assert headers["Cache-Control"] == "no-store"

    def test_only_style_and_script_are_served_of_the_folder(self, server: Server) -> None:
        """The Python files beside them are not to be had: such an address is a page like any unknown one."""
        _, headers = request(server, "/shell/index.py")
        assert headers["Content-Type"].startswith("text/html")

    def test_a_document_in_html_is_not_taken_for_the_index_page(self, browser: Browser, server: Server) -> None:
        """A summary that is downloaded as HTML is the summary."""
        page = browser.new_context().new_page()
        page.goto(f"{server.url}/checklist")
        words = ldn().words.page
        page.get_by_role("button", name=ldn().words.checklist.more).click(timeout=30_000)
        with page.expect_download() as waiting:
            page.get_by_role("button", name=words.download_html).click()
        assert ldn().words.document.not_a_verdict in waiting.value.path().read_text(encoding="utf-8")
        page.context.close()

    def test_the_language_of_the_page_is_said(self, browser: Browser, server: Server) -> None:
        """The page says which language it is in, for those who hear it, and says it anew when another is chosen."""
        page = browser.new_context().new_page()
        page.goto(f"{server.url}/checklist")
        page.get_by_text("Español", exact=True).click(timeout=30_000)
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("html")).to_have_attribute("dir", "ltr")
        page.context.close()
