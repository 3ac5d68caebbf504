"""`juesuan schema`: the tables of the standard, or the columns of one."""

from __future__ import annotations

import json

import click

from juesuan.cli.language import say, user_language


@click.command("schema", help=say("schema"))
@click.argument("table", metavar="[TABLE]", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help=say("format"))
@click.option("--lang", type=click.Choice(["zh", "en"]), help=say("lang"))
def command(table: str | None, format_: str, lang: str | None) -> None:
    """Print the tables or one table's columns."""
    from juesuan.errors import InputError
    from juesuan.standard.tables import table_names, table_schema

    language = lang or user_language()
    if table is not None and table not in table_names():
        raise InputError("unknown_table", table=table, known=", ".join(table_names()))
    names = [table] if table else table_names()
    if format_ == "json":
        descriptors = [table_schema(name).descriptor for name in names]
        click.echo(json.dumps(descriptors[0] if table else descriptors, ensure_ascii=False, indent=2))
        return
    rows = _columns(table, language) if table else _tables(language)
    width = max(len(name) for name, _ in rows)
    for name, title in rows:
        click.echo(f"{name:<{width}}  {title}")


def _tables(language: str) -> list[tuple[str, str]]:
    from juesuan.standard.tables import table_names, table_schema

    schemas = [table_schema(name) for name in table_names()]
    return [(each.name, each.title_zh if language == "zh" else each.title_en) for each in schemas]


def _columns(table: str, language: str) -> list[tuple[str, str]]:
    from juesuan.standard.tables import table_schema

    fields = table_schema(table).fields
    return [(f.name, f"{f.type:<8} {f.title_zh if language == 'zh' else f.title_en}") for f in fields]
