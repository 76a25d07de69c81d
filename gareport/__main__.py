"""The command line for `python3 -m gareport`."""

from gareport.cli.main import run

if __name__ == "__main__":
    run(called="python3 -m gareport")
