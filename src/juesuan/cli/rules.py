"""`juesuan rules`: the catalogue, as a list or one rule in full."""

from __future__ import annotations

import json

import click

from juesuan.cli.language import say, user_language


@click.command("rules", help=say("rules"))
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help=say("format"))
@click.option("--lang", type=click.Choice(["zh", "en"]), help=say("lang"))
def command(rule_id: str | None, format_: str, lang: str | None) -> None:
    """Print the rules."""
    from juesuan.errors import InputError
    from juesuan.standard.catalogue import rule_records, rules

    language = lang or user_language()
    chosen = [rule for rule in rules() if rule_id in (None, rule.id)]
    if not chosen:
        raise InputError("unknown_rule", rule=rule_id)
    if format_ == "json":
        records = [record for record in rule_records() if rule_id in (None, record["id"])]
        click.echo(json.dumps(records[0] if rule_id else records, ensure_ascii=False, indent=2))
    elif rule_id:
        click.echo(_full(chosen[0].id, language))
    else:
        width = max(len(rule.id) for rule in chosen)
        for rule in chosen:
            click.echo(f"{rule.id:<{width}}  {rule.severity:<8} {rule.title[language]}")


def _full(rule_id: str, language: str) -> str:
    from juesuan.standard.catalogue import kinds, rules_by_id
    from juesuan.standard.examples import example_words
    from juesuan.standard.yaml_files import load

    rule = rules_by_id()[rule_id]
    labels = load("validations/messages/commands.yaml")["rule_labels"][language]
    colon = "：" if language == "zh" else ": "
    lines = [
        f"{rule.id}  {rule.title[language]}",
        "",
        f"{labels['kind']}{colon}{kinds()[rule.kind].title[language]} ({rule.kind})",
        f"{labels['severity']}{colon}{rule.severity}",
        f"{labels['why']}{colon}{rule.why[language]}",
        f"{labels['computed']}{colon}{rule.computed[language]}",
        f"{labels['mend']}{colon}{rule.mend[language]}",
        *(f"{labels['basis']}{colon}{basis[language]}" for basis in rule.basis),
        *(
            f"{labels[which]}{colon}{words[language]}"
            for which in ("pass", "fail")
            for words in example_words(rule, which)
        ),
        f"{labels['check']}{colon}{json.dumps(rule.check, ensure_ascii=False)}",
    ]
    return "\n".join(lines)
