"""The command line for `python3 -m gareport`."""

from gareport.cli.start import start

if __name__ == "__main__":
    start("python3 -m gareport")
