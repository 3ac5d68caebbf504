"""Sheets that name no measures for improvement, though the text has some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule

_NONE = re.compile(r"改进措施(?:及结果应用(?:方案|情况)?)?:?无。?(?=备注|填表|说明|注|$)")
_LABEL = re.compile(r"^(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.]+)?(?:下一步)?拟?改进措施:?")
_CELL = re.compile(r"改进措施")
_SAID = re.compile(r"^(?!无[。,]?$)[^:]{15,}")


def find_measures(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the cell of the sheet of the whole department that says 无, where the text names measures."""
    texts = [each for each in wording.stretches if each.where == "text" and looks_in(rule, each)]
    if not any(_names_measures(stretch) for stretch in texts):
        return
    for stretch in wording.stretches:
        if stretch.where != "sheet" or stretch.section not in rule.check["sheets"]:
            continue
        if not _NONE.search("".join("".join(each.text.split()) for each in stretch.paragraphs)):
            continue
        places = [i for i, each in enumerate(stretch.paragraphs) if _CELL.search(each.text)]
        for index in places[-1:]:
            yield Hit(stretch, index, 0, len(stretch.paragraphs[index].text))


def _names_measures(stretch: Stretch) -> bool:
    """Say whether text stands behind a label of measures, in its paragraph or in the next one."""
    texts = [paragraph.text for paragraph in stretch.paragraphs]
    for text, below in zip(texts, [*texts[1:], ""], strict=True):
        label = _LABEL.match(text)
        if label and _SAID.match(text[label.end() :] or below):
            return True
    return False
