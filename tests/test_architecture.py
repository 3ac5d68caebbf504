"""Layers import only what is below them, and files stay short enough to read."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "juesuan"
LAYERS = [
    "standard",
    "errors",
    "arithmetic",
    "read",
    "package",
    "synthetic",
    "evaluate",
    "encode",
    "corpus",
    "report",
    "export",
    "site",
    "cli",
]


def imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("juesuan."):
            yield node.module.split(".")[1]


def test_each_layer_imports_only_lower_layers():
    for file in SOURCE.rglob("*.py"):
        layer = file.relative_to(SOURCE).parts[0].removesuffix(".py")
        if layer not in LAYERS:
            continue
        for imported in imports(file):
            if imported in LAYERS:
                assert LAYERS.index(imported) <= LAYERS.index(layer), f"{file.name} imports {imported}"


def test_nothing_imports_the_command_line():
    for file in SOURCE.rglob("*.py"):
        if file.parent.name != "cli" and file.name != "__main__.py":
            assert "cli" not in set(imports(file)), file


def test_files_and_functions_are_short():
    for file in SOURCE.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, file
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 60, f"{file.name}: {node.name}"


def test_no_room_without_a_purpose_in_its_name():
    names = {path.stem for path in SOURCE.rglob("*")}
    assert names.isdisjoint({"utils", "helpers", "common", "misc"})
