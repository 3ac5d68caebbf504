"""`juesuan synthetic`: packages of invented departments, for tests, examples and measurements."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan.cli.language import say


@click.command("synthetic", help=say("synthetic"))
@click.option("--packages", type=click.IntRange(1), required=True, help=say("synthetic_packages"))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=say("synthetic_out")
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help=say("synthetic_seed"))
@click.option("--faults", type=click.FloatRange(0, 1), default=0, help=say("synthetic_faults"))
@click.option("--layout", "layouts", metavar="LAYOUT", multiple=True, help=say("synthetic_layout"))
@click.option(
    "--year", "years", type=int, multiple=True, default=(2024,), show_default=True, help=say("synthetic_year")
)
def command(
    packages: int, out: Path, seed: int, faults: float, layouts: tuple[str, ...], years: tuple[int, ...]
) -> None:
    """Write so many packages and, where asked, the list of the mistakes in them."""
    from juesuan.cli.progress import bar
    from juesuan.synthetic.writing import Order, write_corpus

    order = Order(packages, seed, layouts, years, faults)
    with bar(say("synthetic_writing"), packages) as advance:
        for written in write_corpus(order, out):
            advance(written)
    click.echo(say("synthetic_written", packages=packages, path=out))
