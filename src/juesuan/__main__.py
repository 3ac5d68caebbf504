"""`python -m juesuan` is the command line."""

from juesuan.cli.main import run

if __name__ == "__main__":
    run()
