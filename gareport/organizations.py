"""Organizations whose acronyms are read as names: known to all, and written without an article."""

ORGANIZATIONS = frozenset({
    "ECA", "ECE", "ECLAC", "ESCAP", "ESCWA", "FAO", "IAEA", "ICAO", "IFAD", "ILO", "IMF",
    "IMO", "IOM", "ITU", "NATO", "OECD", "UNAIDS", "UNCTAD", "UNDP", "UNEP", "UNESCO", "UNFPA",
    "UNHCR", "UNICEF", "UNIDO", "UNITAR", "UNODC", "UNOPS", "UNRWA", "UNU", "UPU", "WFP",
    "WHO", "WIPO", "WMO", "WTO",
})  # fmt: skip
