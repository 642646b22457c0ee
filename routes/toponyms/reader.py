"""Reading the capitalised words of a text: which are places, which people, which neither."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from routes.gazetteer import Gazetteer
from routes.toponyms.names import Name
from routes.toponyms.spans import Run
from routes.toponyms.toponym import Reading, Toponym
from routes.toponyms.weight import COUNTRY
from routes.toponyms.words import abbreviations, common_words, context_words, given_names

LONGEST = 5
"""Words in the longest name, the small ones between them aside."""

_LONGEST_PERSON = 3
_ISLAND = "Island"
_REGION = 1e6
_CITY = 1e5
_TOWN = 5e3
_OBSCURE = 5e3
_REACH_BACK = 30
_REACH_ON = 24
_NOBODY: frozenset[int] = frozenset()
_BETWEEN_SENTENCES = "\"“”‘'’([«\u00a0 "
_SENTENCE_ENDS = ".!?…:;\n\t•—–|*"


def _is_initial(word: str) -> bool:
    return word[1:] == "."


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads the runs of one text, first for people, then for places.

    Parameters
    ----------
    text, names
        The text, and the names of places in it.
    small
        The words of the text as they stand, to see whether one is also written small.
    gazetteer
        Where names that only the words before them tell to be places are looked up later.
    """

    text: str
    names: dict[str, Name]
    small: frozenset[str]
    gazetteer: Gazetteer
    _people: set[str] = field(default_factory=set)
    _last_end: int = 0

    def people(self, run: Run) -> frozenset[int]:
        """Return which words of a run are a person's name, and note them for elsewhere."""
        if len(run.words) == 1:
            return _NOBODY
        found = self._person(run)
        self._people.update(run.words[i] for i in found)
        return found

    def read(self, run: Run, people: frozenset[int]) -> Iterator[Toponym]:
        """Yield the toponyms of a run: the longest first, from left to right.

        Parameters
        ----------
        run
            Capitalised words.
        people
            Which of them are a person's name; those of all runs are noted before the first is read.
        """
        count = len(run.words)
        first = 0
        while first < count:
            last = self._longest(run, first)
            if last < first:
                found = tuple(self._unknown(run, first, people))
                yield from found
                end = found[-1].end if found else 0
                first = next((i for i in range(first + 1, count) if run.starts[i] >= end), count)
                continue
            toponym = self._toponym(run, first, last, people)
            if toponym:
                self._last_end = toponym.end
                yield toponym
            first = last + 1

    def _unknown(self, run: Run, i: int, people: frozenset[int]) -> Iterator[Toponym]:
        """Yield what a word that is no known name tells of places all the same."""
        word, start = run.words[i], run.starts[i]
        if "-" in word:
            yield from self._joined_parts(word, start)
        elif i not in people and self._is_strange(word) and self._behind_settlement(start):
            last = i
            while run.touching[last] and last < i + 2 and self._is_strange(run.words[last + 1]):
                last += 1
            exact = self.text[start : run.ends[last]]
            reading = Reading(form="name", name=exact, gazetteer=self.gazetteer)
            yield Toponym(exact=exact, start=start, end=run.ends[last], reading=reading)

    def _joined_parts(self, word: str, start: int) -> Iterator[Toponym]:
        """Yield the large places in a word such as `UK-based` or `Russia-Iran`."""
        parts = word.split("-")
        if any(self._is_strange(part) for part in parts if not part.islower()):
            return
        for part in parts:
            name = self.names.get(part)
            if name and name.weight >= _REGION and self._is_large(part):
                end = start + len(part)
                yield Toponym(exact=part, start=start, end=end, reading=name.reading)
            start += len(part) + 1

    def _is_large(self, part: str) -> bool:
        """Whether a part of a joined word may be a place at all."""
        short = abbreviations().get(part)
        if short:
            return short.anywhere
        lower = part.lower()
        is_name = part[:1].isupper() and len(part) > 2  # noqa: PLR2004 (not New York in `Ny-Ålesund`)
        return is_name and lower not in common_words() and lower not in given_names()

    def _behind_settlement(self, start: int) -> bool:
        """Whether the words before introduce a name as a place's: `the village of`."""
        *_, kind, between = ["", "", *self._words_before(start)]
        return between in context_words("introducing") and kind in context_words("settlement")

    def _longest(self, run: Run, first: int) -> int:
        """Return the last word of the longest name that begins with a word, or less than it."""
        if run.words[first] == "The":
            return first - 1
        start = run.starts[first]
        for last in range(min(len(run.words), first + LONGEST) - 1, first, -1):
            exact = self.text[start : run.ends[last]]
            if exact in self.names or exact.lower() in common_words():
                return last
        return first if run.words[first] in self.names else first - 1

    def _toponym(self, run: Run, first: int, last: int, people: frozenset[int]) -> Toponym | None:
        start = run.starts[first]
        exact = self.text[start : run.ends[last]]
        name = self.names.get(exact)
        if name is None or self._is_person(first, last, name, people):
            return None
        if name.reading.form == "abbreviation":
            return self._abbreviation(exact, start, name)
        if self._is_other_thing(run, first, last, name):
            return None
        stands = (
            first < last or name.reading.form == "demonym" or self._stands_alone(run, first, name)
        )
        if not stands or (first < last and exact.lower() in common_words()):
            return None
        if last + 1 < len(run.words) and run.touching[last] and run.words[last + 1] == _ISLAND:
            last += 1  # an island that the gazetteer has without the word
        exact = self.text[start : run.ends[last]]
        return Toponym(exact=exact, start=start, end=run.ends[last], reading=name.reading)

    @staticmethod
    def _is_person(first: int, last: int, name: Name, people: frozenset[int]) -> bool:
        """Whether all words of a name are a person's; a town of two words is a town."""
        if not people or any(i not in people for i in range(first, last + 1)):
            return False
        return first == last or name.weight < _TOWN

    def _abbreviation(self, exact: str, start: int, name: Name) -> Toponym | None:
        end = start + len(exact)
        behind_comma = self._last_end and self.text[self._last_end : start].strip(" \u00a0") == ","
        if not (abbreviations()[exact].anywhere or behind_comma):
            return None
        if self.text.startswith("$", end):
            return None
        if behind_comma and exact[1:].islower() and self.text.startswith(".", end):
            exact, end = f"{exact}.", end + 1
        return Toponym(exact=exact, start=start, end=end, reading=name.reading)

    def _is_other_thing(self, run: Run, first: int, last: int, name: Name) -> bool:
        """Whether the words beside a name make it part of something else's name."""
        if self._following_small(run.ends[last]) in context_words("thing"):
            return True
        if run.touching[last] and self._begins_other(run, last, name):
            return True
        if not first:
            return False
        before = run.words[first - 1]
        if run.touching[first - 1]:
            is_first = first == 1 and self._begins_sentence(run.starts[0])
            return name.weight < _CITY and not is_first and self._joins(before)
        between = self.text[run.ends[first - 1] : run.starts[first]].split()
        return between in (["of"], ["of", "the"]) and before.lower() in context_words(
            "organisation of"
        )

    def _joins(self, before: str) -> bool:
        """Whether a capitalised word begins a longer name: `Koh Ker`, but not `Ukrainian Lviv`."""
        known = self.names.get(before)
        return before.lower() not in common_words() and (
            known is None or (known.reading.form == "name" and known.weight < _CITY)
        )

    def _begins_other(self, run: Run, last: int, name: Name) -> bool:
        """Whether the capitalised words after a name are those of an organisation or a person."""
        words = []
        for i in range(last + 1, min(len(run.words), last + 1 + _LONGEST_PERSON)):
            words.append(run.words[i].lower())
            if not run.touching[i]:
                break
        if words[0] in context_words("organisation"):
            return True
        if name.weight >= _REGION:
            return False
        if any(word in context_words("organisation") for word in words):
            return True
        return name.weight < _CITY and self._is_strange(run.words[last + 1])

    def _is_strange(self, word: str) -> bool:
        """Whether a capitalised word is neither a common one nor a name of a place."""
        return word.lower() not in common_words() and word not in self.names

    def _stands_alone(self, run: Run, i: int, name: Name) -> bool:
        """Whether one word by itself may be a place here."""
        word, lower, start = run.words[i], run.words[i].lower(), run.starts[i]
        if lower in context_words("direction"):
            return False
        if lower in common_words() or (lower in self.small and name.weight < _REGION):
            return name.weight >= _CITY and (
                self._behind_place_word(start) or self._before_area(run.ends[i])
            )
        if name.weight >= COUNTRY:
            return True
        is_name = (
            name.weight < _OBSCURE
            or word in self._people
            or (lower in given_names() and name.weight < _REGION)
        )
        if is_name or self._speaks(run, i, name):
            return self._behind_place_word(start) or self._before_area(run.ends[i])
        return True

    def _speaks(self, run: Run, i: int, name: Name) -> bool:
        """Whether the verb beside a name that is no large place makes it a person."""
        if name.weight >= _REGION:
            return False
        return self._following_small(run.ends[i]) in context_words("speech") or (
            self._words_before(run.starts[i])[-1:] in (["said"], ["says"])
        )

    def _following_small(self, end: int) -> str:
        """Return the word after a place in the text, if nothing but a space parts them."""
        words = self.text[end : end + _REACH_ON].split(" ", 2)
        return words[1].strip(".,;:!?\"”’'") if len(words) > 1 and not words[0] else ""

    def _words_before(self, start: int) -> list[str]:
        return self.text[max(0, start - _REACH_BACK) : start].lower().split()

    def _behind_place_word(self, start: int) -> bool:
        """Whether the words before speak of a place: `in`, `near`, `the town of`."""
        words = [word for word in self._words_before(start) if word != "the"]
        if words[-1:] == ["of"]:
            words.pop()
            return bool(words) and words[-1] in context_words("place of")
        return bool(words) and words[-1] in context_words("place")

    def _before_area(self, end: int) -> bool:
        """Whether a comma and the name of a country or region follow."""
        if not self.text.startswith(", ", end):
            return False
        following = self.text[end + 2 : end + 2 + _REACH_ON]
        parts = following.replace(".", ",").split(",", 1)[0].split()
        for count in (3, 2, 1):
            name = self.names.get(" ".join(parts[:count]))
            if name and name.reading.form != "demonym":
                return name.weight >= _REGION
        return False

    def _begins_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 4) : start].rstrip(_BETWEEN_SENTENCES)
        return not before or before[-1] in _SENTENCE_ENDS

    def _person(self, run: Run) -> frozenset[int]:
        """Return which words of a run are the name of a person."""
        found: set[int] = set()
        for i, word in enumerate(run.words[:-1]):
            is_title = word.rstrip(".").lower() in context_words("title")
            if not run.touching[i] or not (is_title or self._begins_person(run, i)):
                continue
            if not is_title:
                found.add(i)
            for j in range(i + 1, min(len(run.words), i + _LONGEST_PERSON)):
                if not run.touching[j - 1] or run.words[j].lower() in common_words():
                    break
                found.add(j)
        return frozenset(found)

    def _begins_person(self, run: Run, i: int) -> bool:
        """Whether a word is a given name before a surname, or as good as one."""
        word, following = run.words[i], run.words[i + 1]
        lower = following.lower()
        if lower in common_words() or any(
            lower in context_words(role) for role in ("organisation", "feature")
        ):
            return False
        if word.lower() in given_names() or _is_initial(word):
            return True
        names = self.names
        if f"{word} {following}" in names or following not in names:
            return False
        both = names[following]
        if both.weight >= _CITY or both.reading.form != "name" or word.lower() in common_words():
            return False
        return (word not in names and not self._begins_sentence(run.starts[i])) or (
            word in names and names[word].weight < _CITY and names[word].reading.form == "name"
        )
