"""Members of a package by name in; the bytes of one ZIP file, always the same, out."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = ("[Content_Types].xml", "_rels/.rels")


def archive(members: Mapping[str, bytes]) -> bytes:
    """Zip the members in a fixed order, without the time or the name of the machine."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name in sorted(members, key=lambda n: (n not in FIRST, n)):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, members[name])
    return out.getvalue()
