"""Document symbols as the Organization has published them."""

# Symbols of published documents.
_PUBLISHED = """
A/62/502 A/60/846/Add.1 A/57/620 A/55/780 A/58/377 A/61/858 A/61/530/Add.2 A/61/917 A/62/604
A/62/434 A/62/100 A/62/50 A/62/510/Rev.1 A/62/793 A/62/477 A/63/648/Add.3 A/62/80/Add.1
A/C.5/62/L.24 A/C.5/62/SR.26 A/C.3/62/L.32 A/RES/63/262 A/RES/60/283 A/RES/71/4 A/71/L.4 A/65/L.78*
A/54/L.81/Rev.1 A/BUR/53/1 A/HRC/5/21 A/HRC/S-4/5 A/CONF.192/PC/L.3 A/66/PV.82
A/AC.109/2019/L.18 A/CN.9/SER.C/DIGEST/CISG/2 A/520/Rev.15/Amend.1 S/2001/1189 S/PRST/1994/16
S/PV.4087 E/2004/93 E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1 E/CN.7/2003/10 ST/CS/SER.A/44/Rev.1*
ST/AI/189/Add.21 TD/B/1215 CERD/C/SR.1523 ECE/TRADE/C/CEFACT/2018/6 SFTR/1/Rev.3 A/8447
A/60/846/Add.1/Corr.1 ECE/MP.PP/2008/1
"""


PUBLISHED = _PUBLISHED.split()


# Working groups and subcommittees in Roman numerals, and bodies named by other words.
OF_BODIES = (
    "A/CN.9/WG.III/WP.142", "A/CN.9/WG.I/WP.5", "A/CN.9/WG.II/XLV/CRP.1", "A/AC.241/WG.I/L.1",
    "A/AC.138/SC.II/L.10", "UNEP/OzL.Pro.19/7", "UNEP/OzL.Pro/ExCom/55/53", "ECE/EB.AIR/96",
)  # fmt: skip


JOINT = ("A/68/65–E/2013/11", "A/66/67-E/2011/79", "E/2008/33-E/ICEF/2008/5")


# The last number is a range, as in records of meetings and in addenda.
RANGES = (
    "A/C.3/62/SR.22-33", "A/60/585/Add.1-3", "A/62/PV.4-16", "A/C.5/62/L.24-30", "A/62/1-5",
    "E/AC.51/2007/L.4/Add.1-40", "S/2007/101-103",
)  # fmt: skip


# Words of bodies that are not all in capitals, commodities, rounds of reports, parts of budgets.
UNUSUAL = (
    "TD/B/Inf.222", "UNEP/EA.5/Res.14", "HSP/HA.1/Res.1", "TD/RUBBER.3/11", "TD/B/C.I/MEM.2/12",
    "UNEP/CBD/WG8J/5/3", "CEDAW/C/2005/OP.8/MEXICO", "E/ECE/TRANS/505/Rev.3/Add.151",
    "BWC/CONF.VI/6", "CMW/C/1", "PBC/1/OC/6", "UNW/2011/9", "CCPR/C/78/D/829/1998", "CLCS/40/Rev.1",
)  # fmt: skip
PARTS = (
    "A/81/6 (Sect. 29C)", "A/81/6 (Sect. 29C)/Part A*", "A/72/6 (Sect. 29B)/Corr.1",
    "A/80/5 (Vol. II)", "A/62/6 (Introduction)", "A/62/6 (Part I)", "S/PV.4087 (Resumption 1)",
)  # fmt: skip
