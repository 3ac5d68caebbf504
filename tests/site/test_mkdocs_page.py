"""What the theme puts into its pages as it is has been escaped."""

import pytest
import yaml

from juesuan.site.mkdocs_page import content
from juesuan.site.page import Page

HOSTILE = "</title><script>x</script>\"'&lt;"


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_hostile_name_is_text_in_the_head_of_a_page(name):
    page = Page(**{"path": "x", "title": "t", "body": "<h1>", "markup": "html", name: HOSTILE})
    written = yaml.safe_load(content(page).split("---")[1])[name]
    assert not set("<>\"'") & set(written)
    assert "&amp;lt;" in written


def test_control_characters_do_not_break_the_front_matter():
    page = Page("x", "a\x85\x01\u2028b\ufffe\n---\nc", "<h1>", "html")
    assert yaml.safe_load(content(page).partition("\n---\n\n")[0].removeprefix("---"))["title"] == "a b --- c"
