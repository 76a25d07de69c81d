"""Organizations whose acronyms are used as names: they need no explanation and no article.

The names of the organs of the United Nations are never abbreviated.
"""

ORGANIZATIONS = frozenset({
    "ASEAN", "CTBTO", "ECA", "ECE", "ECLAC", "ECOWAS", "ESCAP", "ESCWA", "FAO", "IAEA", "ICAO",
    "IFAD", "ILO", "IMF", "IMO", "INTERPOL", "IOM", "ITC", "ITU", "NATO", "OECD", "OPCW", "OSCE",
    "UNAIDS", "UNCTAD", "UNDP", "UNEP", "UNESCO", "UNFPA", "UNHCR", "UNICEF", "UNIDO", "UNITAR",
    "UNODC", "UNOPS", "UNRWA", "UNU", "UPU", "WFP", "WHO", "WIPO", "WMO", "WTO",
})  # fmt: skip
NEVER_ABBREVIATED = {
    "UN": "United Nations",
    "U.N.": "United Nations",
    "UNO": "United Nations",
    "GA": "General Assembly",
    "UNGA": "General Assembly",
    "SG": "Secretary-General",
    "UNSG": "Secretary-General",
    "UNSC": "Security Council",
    "ECOSOC": "Economic and Social Council",
}
