"""The `juesuan` program: commands are imported only when they are used."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

import click

from juesuan.cli.language import asked_language, say
from juesuan.errors import InputError
from juesuan.version import VERSION

COMMANDS = ("validate", "explain", "ingest", "export", "new", "rules", "schema", "site", "synthetic")


class Commands(click.Group):
    """A group that imports the module of a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"juesuan.cli.{cmd_name}").command
        return command


@click.group(cls=Commands, help=say("program"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="juesuan", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, hidden=True)
def program(debug: bool) -> None:
    """Run one of the commands; `--debug` before it is for `run`, which tells what happened in a fault."""


def run() -> None:
    """Run the program: an unusable input ends with one sentence and exit code 2, a fault of ours with 3."""
    _write_utf8()
    try:
        program()
    except InputError as error:
        click.echo(error.text(asked_language(sys.argv[1:])), err=True)
        sys.exit(2)
    except Exception:  # noqa: BLE001 - no traceback reaches a user
        click.echo(say("fault"), err=True)
        click.echo(traceback.format_exc(), err=True) if "--debug" in sys.argv else None
        sys.exit(3)


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale, so that Chinese never ends in an encoding error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
