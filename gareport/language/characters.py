"""The characters of a text: a text as typed in; the form in which it is read, and its faults, out.

This is the only place that decides which characters a text may hold, for every reader: of YAML, of
PO files, of bilingual tables and of tables of terms. A character is refused, or it is read in one
form (NFC, single spaces), or it is taken as typed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, is_normalized, name, normalize

from gareport.language.traditional import SIMPLIFIED

# Characters that YAML allows but Word and PDF do not, those that end a line in some programs only,
# and the direction overrides that change how a text reads. No file may have one, not even in a
# comment, and each is replaced by `LOST`.
FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\ufeff\\ufffd-\\uffff\\ud800-\\udfff]"
)
LOST = "\ufffd"  # replaces a character that cannot be read, or that is not allowed

# Characters that print nothing: a search does not find a word with one, so a text is read without
# them. Directional isolates are not among them: a rule asks that they are paired.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065"
    "\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Characters without a meaning, or that print as a blank or a box.
_MEANINGLESS = re.compile("[\u2800\ufff9-\ufffc\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Within a word of a script that joins its letters, a joiner is part of the spelling.
_JOINING = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17b3"
_SPELLED = re.compile(f"(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])")
_NAMES = {"\u00ad": "soft hyphen", "\ufeff": "byte order mark"}

# Characters that look like ordinary ones: radicals, compatibility ideographs, kana of half width,
# forms for vertical lines, small forms, ligatures. A PDF that is copied from is full of them.
_ALIKE = re.compile(
    "[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\uff61-\uff9f\uffa1-\uffdc"
    "\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b\ufb00-\ufb06]"
)
_SUSPECT = re.compile(f"{_MEANINGLESS.pattern[:-1]}{_ALIKE.pattern[1:]}")  # for speed
_VOICED = re.compile("[\uff61-\uff9d][\uff9e\uff9f]")  # two characters for one
_RADICALS = dict(zip(
    "⺁⺄⺆⺇⺈⺊⺌⺍⺎⺐⺒⺓⺔⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺣⺦⺧⺨⺪⺫⺬⺭⺯⺰⺲⺶⺹⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙冂几刀卜小小兀尢巳幺彑忄扌攵旡日月歺母民氵灬丬牛犭疋目示礻糹纟罒羊耂聿月臼艹艹艹虎衤覀西见角讠贝车辶辶辶阝钅長镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
    strict=True,
))  # fmt: skip
# Unicode has the Traditional form of a radical, and these are not Traditional in every text.
_OF_RADICALS = {"靑": "青", "黽": "黾"}
_WIDE_MARKS = dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜︰", "，、；：？！（）｛｝：", strict=True))

# Characters that are one sign for several ordinary ones. Numbers in circles and brackets, which are
# labels in Chinese, and roman numerals are not among them.
_SQUARED = re.compile(
    "[\u2120\u2121\u213b\u3200-\u321e\u322a-\u3247\u3250\u328a-\u32b0\u32c0-\u33ff"
    "\U0001d400-\U0001d7ff]"
)
_POWER = str.maketrans("23", "²³")
_WIDE_SPACE = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")

# A character that NFC would replace by another one, which is not the same for a reader.
_REPLACED = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_BLANKS = re.compile(r"\A[ \t\n\u00a0]+|[ \t\n\u00a0]+\Z|[ \t\u00a0]*\t[ \t\u00a0]*|[ \u00a0]{2,}")
_UNEVEN = re.compile(r"\A[ \t\n\u00a0]|[ \t\n\u00a0]\Z|\t|[ \u00a0]{2}")

# No blank comes between these at a line end: Chinese characters, and marks that are wide enough.
_WIDE = "\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_SHARED = "“”‘’—…"  # marks of Chinese and of English alike
_CALL = r"(?:\*|\{note\.[a-z0-9_]{1,60}\})"
_FOLD = re.compile(
    rf"(?:(?P<wide>[{_WIDE}])|(?P<han>[{_IDEOGRAPHS}])|(?P<shared>[{_SHARED}]))?"
    rf"{_CALL}{{0,4}}(?P<blank> )\*{{0,3}}"
    rf"(?:(?P<to_wide>[{_WIDE}])|(?P<to_han>[{_IDEOGRAPHS}])|(?P<to_shared>[{_SHARED}]))?"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A text as it is read: its characters, and where each begins in what was typed.

    No `begins` means that nothing was changed.
    """

    characters: str
    begins: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """Characters that a text may not hold: the offset of the first, what is wrong, what to do."""

    offset: int
    message: str
    hint: str


def form(typed: str, joins: Iterable[int] = ()) -> Form:
    """The form in which a text is read: NFC, without invisible characters, with single spaces.

    There are none around it. `joins` are the offsets of blanks to leave out. A no-break space stays
    one.
    """
    made = _replaced(typed, ((at, at + 1, "") for at in joins))
    hidden = [(found.start(), found.end(), "") for found in _hidden(made.characters)]
    if hidden:
        made = _then(made, _replaced(made.characters, hidden))
    if not (made.characters.isascii() or is_normalized("NFC", made.characters)):
        made = _then(made, _replaced(made.characters, _decomposed(made.characters)))
    if _UNEVEN.search(made.characters):
        made = _then(made, _replaced(made.characters, _uneven(made.characters)))
    return made


def _replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> Form:
    """The text with new characters for those between two offsets; all begin where they begin."""
    parts: list[str] = []
    begins: list[int] = []
    end = 0
    for start, stop, new in changes:
        parts += (text[end:start], new)
        begins += (*range(end, start), *[start] * len(new))
        end = stop
    if not end:
        return Form(text)
    return Form("".join((*parts, text[end:])), (*begins, *range(end, len(text))))


def _then(first: Form, second: Form) -> Form:
    """Two changes as one."""
    if first.begins is None or second.begins is None:
        return Form(second.characters, second.begins if first.begins is None else first.begins)
    return Form(second.characters, tuple(first.begins[at] for at in second.begins))


def _uneven(text: str) -> Iterator[tuple[int, int, str]]:
    """Each run of blanks with the one that it is read as; none at the ends of a text."""
    for found in _BLANKS.finditer(text):
        inside = found.start() > 0 and found.end() < len(text)
        one = "\u00a0" if "\u00a0" in found[0] else " "
        yield found.start(), found.end(), one if inside else ""


def _decomposed(text: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks that NFC writes in another way."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _begins(text, start, end):
            letter = text[start:end]
            if not letter.isascii() and not _REPLACED.match(letter):
                composed = normalize("NFC", letter)
                if composed != letter:
                    yield start, end, composed
            start = end


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a letter begins at an offset, and no mark or vowel of the one from `start` on."""
    char = text[at]
    if char.isascii():
        return True
    whole = normalize("NFC", text[start : at + 1])
    return not combining(char) and whole.endswith(normalize("NFC", char))


def folds(typed: str) -> Iterator[int]:
    """Yield the offset of each blank that Chinese does not have, if it is a line end in the file.

    Chinese has no blank between two of its characters, nor next to a mark that is wide. Beside a
    mark that English has too, the other side decides.
    """
    at = 0
    while found := _FOLD.search(typed, at):
        at = found.start("blank") + 1
        if _is_fold(found):
            yield at - 1


def _is_fold(found: re.Match[str]) -> bool:
    if found["wide"] or found["to_wide"]:
        return True
    if found["han"]:
        return bool(found["to_han"] or found["to_shared"])
    return bool(found["shared"] and found["to_han"])


def refused(text: str) -> Iterator[Unfit]:
    """Yield the characters that no text may hold, also those that no file may have."""
    for char in dict.fromkeys(FORBIDDEN.findall(text)):
        yield Unfit(text.index(char), refusal(char, text.count(char)), remedy(char))
    yield from unfit(text)


def unfit(text: str) -> Iterator[Unfit]:
    """Yield the characters that no text may hold: one fault for each that has no meaning.

    The characters that look like others are one fault, with the ordinary ones in the hint.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return
    for char, (offset, times) in _counted(_MEANINGLESS.finditer(text)).items():
        yield Unfit(offset, refusal(char, times), remedy(char))
    yield from _alike(text)


def invisible(text: str) -> Iterator[Unfit]:
    """Yield the characters that a text is read without, one fault for each."""
    for char, (offset, times) in _counted(_hidden(text)).items():
        message = f"the character U+{ord(char):04X} ({_name(char)}) prints nothing{_count(times)}"
        yield Unfit(offset, message, remedy(char))


def _hidden(text: str) -> Iterator[re.Match[str]]:
    """The places of invisible characters, but not of those that the spelling of a word needs."""
    if text.isascii() or not _INVISIBLE.search(text):
        return
    spelled = {found.start() for found in _SPELLED.finditer(text)}
    yield from (found for found in _INVISIBLE.finditer(text) if found.start() not in spelled)


def _counted(found: Iterable[re.Match[str]]) -> dict[str, tuple[int, int]]:
    """Each character that was found, with the offset of the first and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for one in found:
        first, times = counts.get(one[0], (one.start(), 0))
        counts[one[0]] = (first, times + 1)
    return counts


def squared(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each sign that is several ordinary characters: its offset, itself, and these."""
    for found in () if text.isascii() else _SQUARED.finditer(text):
        plain = normalize("NFKC", found[0])
        is_unit = plain[-1] in "23" and plain[-2:-1] == "m" and found[0] >= "\u3371"
        yield found.start(), found[0], plain.translate(_POWER) if is_unit else plain


def wide_spaces(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each run of spaces of another width: its offset, itself, and an ordinary space."""
    for found in () if text.isascii() else _WIDE_SPACE.finditer(text):
        yield found.start(), found[0], " "


def is_refused(char: str) -> bool:
    """Whether no text may hold the character."""
    return next(refused(char), None) is not None


def refusal(char: str, times: int = 1) -> str:
    """What is wrong with a character that no text may hold."""
    named = _name(char)
    known = f" ({named})" if named else ""
    return f"the character U+{ord(char):04X}{known} is not allowed in a report{_count(times)}"


def _name(char: str) -> str:
    return _NAMES.get(char) or name(char, "").lower()


def _count(times: int) -> str:
    return f", {times} times in this text" if times > 1 else ""


def remedy(char: str) -> str:
    """What to do about such a character."""
    if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
        return "write the character that was meant; this one has no meaning outside one program"
    return "delete it; it is invisible in most editors"


def _alike(text: str) -> Iterator[Unfit]:
    pairs: dict[str, str] = {}
    offsets: list[int] = []
    at = 0
    while found := _ALIKE.search(text, at):
        typed = (_VOICED.match(text, found.start()) or found)[0]
        at = found.start() + len(typed)
        if (right := _ordinary(typed)) != typed:
            pairs.setdefault(typed, right)
            offsets.append(found.start())
    if pairs:
        yield Unfit(offsets[0], *instead(pairs))


def instead(pairs: dict[str, str]) -> tuple[str, str]:
    """The message and the hint on characters, each with the ordinary ones to write instead."""
    typed = ", ".join(f"`{char}`" for char in pairs)
    points = ", ".join(f"U+{ord(char[0]):04X}" for char in pairs)
    what = "are not ordinary characters" if len(pairs) > 1 else "is not an ordinary character"
    written = ", ".join(f"`{right}` for `{char}`" for char, right in pairs.items())
    hint = f"write {written}"
    if len(pairs) == 1:
        hint = f"write `{next(iter(pairs.values()))}`"
    return f"{typed} ({points}) {what}: a search does not find the word", hint


def _ordinary(typed: str) -> str:
    """The ordinary characters in place of one that looks like them; itself if there are none."""
    known = _RADICALS.get(typed) or _WIDE_MARKS.get(typed)
    plain = normalize("NFKC", typed)
    of_radical = SIMPLIFIED.get(plain) or _OF_RADICALS.get(plain) if typed < "\u2fe0" else None
    right = known or of_radical or plain
    if (
        "\ufe10" <= typed <= "\ufe6b" and len(right) == 1 and right.isascii()
    ):  # a mark among Chinese characters
        return chr(ord(right) + 0xFEE0)
    return right
