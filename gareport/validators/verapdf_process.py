"""veraPDF in its own process, because Java does not survive a fork: paths in; JSON out.

The arguments are the class path and the PDFs; the last line printed is a list of what each PDF
breaks. The file runs alone, without the rest of this package.
"""

import json
import sys
from collections.abc import Iterator, Sequence

import jpype

STANDARDS = {"PDF/UA-1": "ua1", "PDF/A-3a": "3a"}  # with the names that the engine uses
# The process lives for seconds: it takes the compiler and the collector that start fastest.
_OPTIONS = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def main(class_path: str, paths: Sequence[str]) -> None:
    """Print the rules that the files break, as one line of JSON, the last line."""
    jpype.startJVM(*_OPTIONS, classpath=class_path.split(":"))
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    print(json.dumps([[b for name in STANDARDS for b in _judge(p, name)] for p in paths]))


def _judge(path: str, standard: str) -> Iterator[dict[str, object]]:
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    flavour = flavours.byFlavourId(STANDARDS[standard])
    with jpype.JClass("java.io.FileInputStream")(path) as stream:
        parser = foundry.createParser(stream, flavour)
        result = foundry.createValidator(flavour, False).validate(parser)
        times = {_number(rule): int(n) for rule, n in result.getFailedChecks().items()}
        if bool(result.isCompliant()) is bool(times) or not result.getTotalAssertions():
            raise RuntimeError(f"the result for {path} contradicts itself")
        for assertion in result.getTestAssertions():
            yield {
                "standard": standard,
                "rule": _number(assertion.getRuleId()),
                "message": " ".join(str(assertion.getMessage()).split()),
                "context": str(assertion.getLocation().getContext()),
                "times": times[_number(assertion.getRuleId())],
            }
        parser.close()


def _number(rule: object) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
