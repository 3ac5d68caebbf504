"""The MkDocs plugin: adds what is generated, builds the other language, says where a page's twin is."""

from __future__ import annotations

import re
import shutil
import tempfile
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as BuiltPage

from juesuan.site import other_language
from juesuan.site.frame import dress
from juesuan.site.interruption import end_children, heed_signals
from juesuan.site.mkdocs_page import content, contents
from juesuan.site.navigation import navigation
from juesuan.site.page import LANGUAGES, Page, link, shared_link
from juesuan.site.pages import pages
from juesuan.site.preparation import Prepared, prepare
from juesuan.site.search import mend_search
from juesuan.site.shared import write_shared
from juesuan.site.sources import State, forget, state_of
from juesuan.standard.location import root
from juesuan.standard.profile import STANDARD_DATE, STANDARD_VERSION

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

_ANCHOR = re.compile(r'\bid="([^"]+)"')
_REST = "<!-- juesuan: rest -->"
_FACTS = {"{{ standard_version }}": STANDARD_VERSION, "{{ standard_date }}": STANDARD_DATE}


class SiteConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in `mkdocs.yml`."""

    packages = config_options.Type(list, default=["data"])
    """The folders whose packages get a report, from the folder of `mkdocs.yml`."""
    data_docs = config_options.Type(bool, default=True)
    """Whether Great Expectations builds Data Docs too."""
    language = config_options.Choice(LANGUAGES, default=LANGUAGES[0])


class SitePlugin(BasePlugin[SiteConfig]):  # type: ignore[no-untyped-call]
    """Builds the site of one language; the first language brings the other and the shared files."""

    prepared: Prepared | None = None
    """What the reports are about, judged once for both languages and for all rebuilds of a server."""

    def __init__(self) -> None:
        super().__init__()
        self._generated: dict[str, Page] = {}
        self._nav: list[Any] = []
        self._other: SpawnProcess | None = None
        self._serving = False
        self._own: Prepared | None = None
        self._state: State = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Keep this plugin between the rebuilds of a server, and leave nothing behind when it is ended."""
        heed_signals()
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Turn the configuration to the language, before other plugins read it."""
        dress(config, self.config.language)
        self._nav, config.nav = config.nav or [], None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and start on the other language beside this one."""
        language = self.config.language
        if self._serving:
            self._forget_what_changed(config)
        if self.prepared is None:
            self.prepared = self._own = self._prepare(config)
        if language == LANGUAGES[0]:
            self._other = self._start_other(config)
        prepared = self.prepared
        site = prepared.edition(language)
        self._generated = {page.source: page for page in pages(site)}
        for page in self._generated.values():
            files.append(File.generated(config, page.source, content=content(page)))
        written = sorted(
            file.src_uri for file in files.documentation_pages() if file.src_uri not in self._generated
        )
        config.nav = navigation(self._nav, language, [*written, *self._generated])
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Put every page that the navigation does not list under the section that lists its index."""
        sections = {page.file.src_uri: page.parent for page in nav.pages}
        for source in self._generated.keys() - sections.keys():
            file = files.get_file_from_path(source)
            if file is not None and file.page is not None:
                file.page.parent = sections.get(f"{source.partition('/')[0]}/index.md")
        return nav

    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        """Fill in the facts of the standard that hand-written pages name."""
        for mark, fact in _FACTS.items():
            markdown = markdown.replace(mark, fact)
        return markdown

    def on_page_content(self, html: str, *, page: BuiltPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give an HTML page its body and contents."""
        made = self._generated.get(page.file.src_uri)
        if made is None or made.markup == "markdown":
            return html
        page.toc = contents(made)
        # What links from Markdown may name.
        page.present_anchor_ids = {*_ANCHOR.findall(made.body), *(each.anchor for each in made.headings)}
        return made.body + (_REST if made.rest else "")

    def on_page_context(self, context: TemplateContext, *, page: BuiltPage, **_: Any) -> TemplateContext:
        """Say where the same page is in the other language."""
        path, first = page.url or "index.html", self.config.language == LANGUAGES[0]
        twin = link(path, f"{LANGUAGES[1]}/{path}") if first else shared_link(path, path, LANGUAGES[1])
        named: dict[str, Any] = cast("dict[str, Any]", context)
        named.update(twin=twin, twin_language=LANGUAGES[1] if first else LANGUAGES[0])
        return context

    def on_post_page(self, output: str, *, page: BuiltPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put in the part of a page that is made late, so that neither search nor memory holds it."""
        made = self._generated.get(page.file.src_uri)
        return output.replace(_REST, made.rest()) if made and made.rest else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Mend the search, wait for the other language and put the shared files in their places."""
        mend_search(Path(config.site_dir))
        if self.config.language != LANGUAGES[0] or self.prepared is None or self._other is None:
            return
        self._other.join()
        if self._other.exitcode:
            raise PluginError(f"The pages in the other language ({LANGUAGES[1]}) could not be built.")
        write_shared(self.prepared, Path(config.site_dir))
        if not self._serving:
            self._clear()

    def on_build_error(self, **_: Any) -> None:
        """Leave neither processes nor files behind."""
        end_children()
        self._clear()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Build again where what the pages are made from changes, too; they are written in every language."""
        for folder in (Path(config.docs_dir).parent, Path(__file__).parent, *self._sources(config)):
            server.watch(str(folder))
        return server

    def on_shutdown(self) -> None:
        """Delete what a server kept, or a build that was interrupted."""
        self.on_build_error()

    def _clear(self) -> None:
        """Delete what this plugin prepared itself; what it was handed is its giver's."""
        if self._own is not None:
            self._own.remove()
            self._own = self.prepared = None

    def _prepare(self, config: MkDocsConfig) -> Prepared:
        folder = Path(tempfile.mkdtemp(prefix="juesuan-site-"))
        try:
            return prepare(self._packages(config), folder, data_docs=self.config.data_docs)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _packages(self, config: MkDocsConfig) -> list[Path]:
        base = Path(config.config_file_path or ".").parent
        return [base / each for each in self.config.packages]

    def _sources(self, config: MkDocsConfig) -> list[Path]:
        """Return where what is read once and kept comes from: the standard and the packages."""
        folders = [root() / "schemas", root() / "validations", *self._packages(config)]
        return [each for each in folders if each.exists()]

    def _forget_what_changed(self, config: MkDocsConfig) -> None:
        """Judge and read again where the standard or a package is not what it was at the last build."""
        state = state_of(self._sources(config))
        if state != self._state:
            self._clear()
            forget()
        self._state = state

    def _start_other(self, config: MkDocsConfig) -> SpawnProcess:
        request = other_language.Request(
            config_file=str(config.config_file_path),
            language=LANGUAGES[1],
            site_dir=str(Path(config.site_dir) / LANGUAGES[1]),
            site_url=config.site_url or "",
            strict=bool(config.strict),
            prepared=self.prepared,
        )
        process = get_context("spawn").Process(target=other_language.build, args=(request,), daemon=True)
        process.start()
        return process
