"""Words that stand twice: inside one sentence, in two paragraphs on problems, under two goals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording, levelled
from juesuan.standard.catalogue import Rule

_SENTENCE = re.compile(r"[^。;\n]+[。;]?")
_LONGEST = 500
"""A longer sentence is a list or no sentence; looking for what it repeats would take too long."""
_COMMA = ","
_EDGES = ",、:。;"
_MEASURES = re.compile(r"问题|原因|措施|改进|建议")
_LABEL = re.compile(r"^[^,。;:]{2,16}:")
_GOAL = re.compile(r"年度(?:绩效)?目标[0-9一二三四五六七八九十]{1,2}[:、.(]?")
_GOAL_ENDS = re.compile(r"[一二三]级指标|绩效指标|产出指标|年初目标值|实际完成")
_MARKED = re.compile(r"\([0-9]{1,3}分\)")
_HAN = re.compile(r"[一-鿿]")


def find_again(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield what stands a second time, in the way that the rule's `of` names."""
    yield from _FINDERS[rule.check["of"]](rule, wording)


def _inside_sentences(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield long stretches that one sentence holds twice; only such as run over a comma, without a number."""
    own = levelled(wording.department_name)
    for stretch in wording.stretches:
        if stretch.where != "text" or not looks_in(rule, stretch):
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            for sentence in _SENTENCE.finditer(paragraph.text):
                if len(sentence[0]) > _LONGEST:
                    continue
                second, length = _repeated(sentence[0], rule.check["shortest"], own)
                if length:
                    start = sentence.start() + second
                    yield Hit(stretch, index, start, start + length)


def _repeated(sentence: str, shortest: int, own: str) -> tuple[int, int]:
    """Return where a sentence first repeats a stretch, and how long that is; zeros for nowhere."""
    seen: dict[str, int] = {}
    for second in range(len(sentence) - shortest + 1):
        first = seen.setdefault(sentence[second : second + shortest], second)
        if second - first < shortest:
            continue
        length = shortest
        while second + length < len(sentence) and sentence[first + length] == sentence[second + length]:
            length += 1
        length = min(length, second - first)
        words = sentence[second : second + length].strip(_EDGES).replace(own or "\n", "")
        if _COMMA in words and len(_HAN.findall(words)) >= shortest and not re.search(r"[0-9]", words):
            return second, length
    return 0, 0


def _measures(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield long sentences on problems or measures that a paragraph further above holds too."""
    seen: dict[str, tuple[int, int]] = {}
    for place, stretch in enumerate(wording.stretches):
        if stretch.where != "text" or not looks_in(rule, stretch):
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            if not _speaks_of_measures(stretch, index):
                continue
            for sentence in _SENTENCE.finditer(paragraph.text):
                words = _LABEL.sub("", sentence[0]).rstrip("。;")
                before = seen.setdefault(words, (place, index))
                far = before[0] != place or index - before[1] > 1
                if len(words) > rule.check["shortest"] and far:
                    yield Hit(stretch, index, sentence.end() - len(words) - 1, sentence.end())


def _speaks_of_measures(stretch: Stretch, index: int) -> bool:
    """Say whether a paragraph, or a short one above it, announces problems or measures."""
    near = stretch.paragraphs[max(0, index - 2) : index + 1]
    return any(_MEASURES.search(each.text[:16]) for each in near)


def _goals(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the goals of a sheet whose text another goal of it has already."""
    for stretch in wording.stretches:
        if stretch.where != "sheet" or not looks_in(rule, stretch):
            continue
        seen: set[str] = set()
        for index, words in _goals_of(stretch.paragraphs):
            # Behind the last sentence stand the labels of the next cells.
            text = words[: words.rfind("。") + 1] or words
            if len(_HAN.findall(text)) >= rule.check["shortest"] and text in seen:
                yield Hit(stretch, index, 0, len(stretch.paragraphs[index].text))
            seen.add(text)


def _goals_of(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[int, str]]:
    """Yield the heading of each goal and what is written below it, up to its indicators."""
    heading, words = -1, ""
    for index, paragraph in enumerate(paragraphs):
        text = "".join(paragraph.text.split())
        match = _GOAL.match(text)
        if heading >= 0 and (match or _GOAL_ENDS.search(text)):
            yield heading, words
            heading = -1
        if match:
            heading, words = index, _MARKED.sub("", text[match.end() - (text[match.end() - 1] == "(") :])
        elif heading >= 0:
            words += text
    if heading >= 0:
        yield heading, words


_FINDERS: dict[str, Callable[[Rule, Wording], Iterator[Hit]]] = {
    "stretch": _inside_sentences,
    "measure": _measures,
    "goal": _goals,
}
