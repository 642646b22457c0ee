"""Finding movements in a text: its sentences one by one, each in the light of those before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from routes.gazetteer import Gazetteer, Place
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import Mode, Status
from routes.movement.cargo import carries_goods
from routes.movement.contrast import contrasted
from routes.movement.denial import denies_end, denies_what_was_said, rejects_account
from routes.movement.described import with_described_places
from routes.movement.facility import with_facilities
from routes.movement.home import home_of
from routes.movement.leg import Leg
from routes.movement.legs import read_legs
from routes.movement.mode import is_same_vehicle, subject_mode
from routes.movement.movement import Movement
from routes.movement.retraction import MISTAKES, taken_back
from routes.movement.sentences import Token, is_item, read_tokens, sentence_spans
from routes.movement.ships import ship_names
from routes.movement.slots import read_slots
from routes.movement.standing import doubt_left_open, standing_of
from routes.movement.start import Context, name_of
from routes.movement.statement import Statement, Told, disputed, movement_of
from routes.movement.tense import is_past
from routes.movement.unknown import with_unknown_names
from routes.movement.when import date_of, is_ahead
from routes.movement.words import (
    denying_words,
    goods_words,
    keeping_words,
    trigger_words,
    vehicle_words,
)

_ALLEGING = re.compile(
    r"\b(?:intelligence|declassified|accus|alleg|prosecutor|indictment|grand jury|"
    r"sanctions|embargo)",
    re.IGNORECASE,
)
_INTELLIGENCE = re.compile(
    r"\b(?:declassified|intelligence (?:agenc|assess|communit|dossier|estimate|finding|official"
    r"|report|service|source|suggest))",
    re.IGNORECASE,
)
_PLANNING = re.compile(
    r"\b(?:plans?|proposals?|schemes?|scenario|blueprint|timetable|draft)\b", re.IGNORECASE
)
_MEMORY = 3
"""So many sentences on, `there` and `the report` still mean what was last spoken of."""
_DENIABLE = 2
"""So many sentences on, `it never arrived` still means what was last told."""
_PASSAGE = 5
"""So many sentences on, `the report` still means all that a paragraph told."""
_NAMES_KEPT = 40
"""So many names back a place is still in the reader's mind: `the Turkish port`."""
_STARTING = frozenset({"from", "left", "leaves", "in", "at"})
"""One of these stands where a sentence names only the start of a movement."""
_ENDING = frozenset({"to", "into", "there", "thence"})
"""One of these and a word of motion where it names only the end, `there` being the start."""
_NAMING_ENDS = frozenset({"destination", "discharge", "port"})
_BESIDE = frozenset({"while", "whereas"})
_LEAD, _TITLE = 400, 200
"""So many code points of a document tell on what all of it rests."""
_JOINING = frozenset({"or", "nor", "and"})
_CARRIED = frozenset({"goods", "vehicle"})
_SMALL_WORD = re.compile(r"[a-z]+(?:['’]t)?")


def find_movements(
    text: str,
    placed: Sequence[PlacedToponym] | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    published: str | None = None,
) -> tuple[Movement, ...]:
    """Return the movements that a text states, plans or denies, in order.

    They are proposals for a person to look at: sentences are read by rules, one by one.

    Parameters
    ----------
    text
        The whole document, in English.
    placed
        Its toponyms with their places; those of `geocode_document` unless given.
    gazetteer
        The bundled one unless given.
    published
        When the document was published, as an EDTF date: with a day, `last Friday` can be dated.

    Examples
    --------
    >>> found = find_movements("Grain was shipped from Odesa to Constanta by barge.")
    >>> [(m.origin.toponym.exact, m.destination.toponym.exact, m.mode.value) for m in found]
    [('Odesa', 'Constanta', 'river')]
    """
    if placed is None:
        placed = geocode_document(text, gazetteer=gazetteer)
    reader = _Reader(
        text=text,
        placed=placed,
        published=published,
        alleging=_is_alleging(text),
        context=Context(home=home_of(text, placed)),
        gazetteer=gazetteer or Gazetteer.bundled(),
    )
    first = 0
    for span in sentence_spans(text):
        while first < len(placed) and placed[first].toponym.start < span[0]:
            first += 1
        last = first
        while last < len(placed) and placed[last].toponym.end <= span[1]:
            last += 1
        reader.read(span, first, last)
        first = last
    return tuple(with_facilities(text, reader.told.movements, placed))


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the sentences of one document."""

    text: str
    placed: Sequence[PlacedToponym]
    published: str | None
    alleging: bool
    gazetteer: Gazetteer
    told: Told = field(default_factory=Told)
    context: Context = field(default_factory=Context)
    latest: list[int] = field(default_factory=list)
    passage: list[int] = field(default_factory=list)
    since: int = _MEMORY + 1
    open_doubt: list[Token] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    span_before: tuple[int, int] = (0, 0)
    vehicle: tuple[Mode, int] = (Mode.UNKNOWN, 0)
    before: Sequence[Token] = ()
    ships: frozenset[str] | None = None

    def read(self, span: tuple[int, int], first: int, last: int) -> None:
        """Read the next sentence, which has the document's places from one to another."""
        self._go_on_to(span)
        placed = self.placed[first:last]
        is_deniable = bool(self.latest or self.passage)
        if not placed and not is_deniable and self.text.find("rom ", *span) < 0:
            return  # at least `from A to B` must be said of places that nobody knows
        words = set(_SMALL_WORD.findall(self.text[span[0] : span[1]].lower()))
        is_telling = self._may_tell(words, placed)
        is_denying = is_deniable and not (
            denying_words().isdisjoint(words) and MISTAKES.isdisjoint(words)
        )
        if not (is_telling or is_denying):
            return
        tokens = self._tokens(span, first, last, is_telling=is_telling)
        if tokens and tokens[-1].word != "?":
            found = self._told_by(tokens) if is_telling else []
            if is_denying and not found:
                self._deny_earlier(tokens, is_item=is_item(self.text, span[0]))
            self._take(tokens, found)

    def _go_on_to(self, span: tuple[int, int]) -> None:
        self.span_before, self.span = self.span, span
        self.since += 1
        self.vehicle = self.vehicle[0], self.vehicle[1] + 1
        if self.since > _MEMORY:
            setting = self.context.there()  # `brought to A. There …`
            is_fresh = setting is not None and setting.start >= self.span_before[0]
            setting = setting if is_fresh else None
            self.context = Context(setting=setting, home=self.context.home, hub=self.context.hub)
        if self.since > _DENIABLE:
            self.latest = []
        if self.since > _PASSAGE:
            self.passage = []

    def _tokens(
        self, span: tuple[int, int], first: int, last: int, *, is_telling: bool
    ) -> list[Token]:
        """Return the words of a sentence; if it may tell of a movement, with all its places."""
        placed = self.placed[first:last]
        if not is_telling:
            return read_tokens(self.text, span, placed)
        named = with_unknown_names(self.text, span, placed, self.gazetteer)
        tokens = read_tokens(self.text, span, named)
        earlier = self.placed[max(0, first - _NAMES_KEPT) : first]
        if mode := subject_mode(tokens):
            self.vehicle = mode, 0
        return with_described_places(tokens, earlier, self.told.harbours)

    def _take(self, tokens: list[Token], found: list[Movement]) -> None:
        """Take what a sentence tells."""
        if found:
            self.latest = [self.told.add(movement) for movement in found]
            is_next = self.since <= 1 and "\n" not in self.text[self.span_before[0] : self.span[0]]
            is_next |= any(self._goes_on_from(i, found[0]) for i in self.passage)
            self.passage = [*(self.passage if is_next else ()), *self.latest]
            self.since = 0
        elif self.context.waiting:
            self.since = min(self.since, 1)
        self.before = tokens

    def _goes_on_from(self, i: int, movement: Movement) -> bool:
        """Whether a movement starts where one that was told ends."""
        return self.told.movements[i].destination.toponym.exact == movement.origin.toponym.exact

    def _may_tell(self, words: set[str], placed: Sequence[PlacedToponym]) -> bool:
        """Whether it is worth a closer look: most sentences have no place or no word of motion."""
        if not placed:
            return self._names_unknown(words)
        if len(placed) == 1 and not (self.context.place or self.context.waiting):
            is_ending = not words.isdisjoint(_ENDING)
            is_moving = is_ending and not trigger_words().isdisjoint(words)
            return is_moving or not words.isdisjoint(_STARTING)
        if not trigger_words().isdisjoint(words):
            return True
        if "as" in words and not words.isdisjoint(_NAMING_ENDS):
            return True
        if "by" in words and not vehicle_words().isdisjoint(words):
            return True
        return not (keeping_words().isdisjoint(words) or goods_words().isdisjoint(words))

    def _names_unknown(self, words: set[str]) -> bool:
        """Whether two places that no gazetteer knows are named with a word of motion."""
        if not {"to", "from"} <= words or trigger_words().isdisjoint(words):
            return False
        return len(with_unknown_names(self.text, self.span, (), self.gazetteer)) > 1

    def _told_by(self, tokens: list[Token]) -> list[Movement]:
        """Return the movements of a sentence, and what it denies beside them: `not to A`."""
        if (readings := contrasted(tokens)) is None:
            return self._movements(tokens)
        stated, denied = readings
        before, context = self.before, replace(self.context)
        others = self._movements(denied) if denied else []
        # What comes behind goes on from what is stated.
        self.before, self.context = before, context
        ruled_out = {name_of(t) for t in denied if t.placed} - {
            name_of(t) for t in stated if t.placed
        }
        found = [m for m in self._told_by(stated) if m.origin.toponym.exact not in ruled_out]
        known = [_names_of(movement) for movement in found]
        others = [m for m in others if m.status is Status.DENIED and _names_of(m) not in known]
        return others + found

    def _movements(self, tokens: list[Token]) -> list[Movement]:
        found: list[Movement] = []
        self.open_doubt = []
        for clause in _clauses(tokens):
            if found and clause[0].word not in _JOINING:
                self.open_doubt = []
            self.context.goods = frozenset(t.word for t in self.before if t.is_a("goods"))
            self.context.beside = bool(found) and clause[0].word in _BESIDE
            own = self._movements_of(clause, is_next=bool(found))
            if found and not own and denies_what_was_said(clause):
                found = [disputed(movement, clause) for movement in found]
            found += own
            self.before = [*self.before, *clause]
            is_denied = bool(own) and own[-1].status is Status.DENIED
            self.open_doubt = doubt_left_open(clause, is_denied=is_denied)
        return found

    def _movements_of(self, clause: list[Token], *, is_next: bool) -> list[Movement]:
        """Return the movements of a clause; what is denied must be said outright."""
        if all(token.placed is None for token in clause) or _is_from_here(clause):
            return []
        found: list[tuple[Leg, Movement]] = []
        is_told, end = False, ""
        context = replace(self.context)
        for leg in read_legs(clause, self.context):
            if taken_back(clause, leg.trigger):
                self.context = context  # nothing goes on from there
            goes_on = is_told or is_next
            follows = is_told and (leg.chained or name_of(leg.origin) == end)
            is_told = follows or self._is_movement(clause, leg, is_next=is_next)
            end = name_of(leg.destination)
            found += [(leg, self._movement(clause, leg, goes_on=goes_on))] if is_told else []
        if taken_back(clause, len(clause)):
            self.context = context
        return [m for leg, m in found if m.status is not Status.DENIED or not leg.inferred]

    def _is_movement(self, clause: list[Token], leg: Leg, *, is_next: bool) -> bool:
        goods = (
            is_next
            or bool(self.latest)
            or any(not token.entry.kinds.isdisjoint(_CARRIED) for token in self.before)
        )
        if not carries_goods(self.text, clause, leg, goods_before=goods):
            return False
        if not clause[leg.trigger].is_a("noun") or leg.inferred or leg.chained:
            return True
        told = {s.marker for s in read_slots(clause) if s.part in {"origin", "destination"}}
        return bool(told & {"from", "between", "object", "subject"})

    def _movement(self, clause: list[Token], leg: Leg, *, goes_on: bool) -> Movement:
        status, cues = standing_of(clause, leg)
        if self.open_doubt:
            status, cues = Status.DENIED, self.open_doubt
        if status in {Status.REPORTED, Status.ALLEGED} and self._is_planned(
            clause, leg, goes_on=goes_on
        ):
            status = Status.PLANNED
        if status is Status.REPORTED and self._is_alleged(clause[0].start):
            status = Status.ALLEGED
        self.context.is_plan = status in {Status.PLANNED, Status.DENIED}
        dated = date_of(self.text, clause, leg, status, self.published)
        if status is Status.REPORTED and is_ahead(dated, self.published):
            status = Status.PLANNED
        vehicle, age = self.vehicle
        if self._names_ship(clause, leg):
            vehicle, is_same = Mode.SEA, True
        else:
            is_same = is_same_vehicle(clause, leg, vehicle, age)
        statement = Statement(
            clause=clause,
            leg=leg,
            status=status,
            cues=cues,
            vehicle=vehicle if is_same else Mode.UNKNOWN,
            dated=dated,
            published=self.published,
        )
        return movement_of(self.text, statement, self.told.movements)

    def _names_ship(self, clause: list[Token], leg: Leg) -> bool:
        """Whether a ship that is known by name goes: `The Amethyst Bay took it to Sikka`."""
        if self.ships is None:
            places = {one.toponym.exact for one in self.placed}
            self.ships = ship_names(self.text) - places
        subject = self.text[clause[0].start : clause[leg.trigger].start]
        return any(re.search(rf"\b{re.escape(name)}\b", subject) for name in self.ships)

    def _is_planned(self, clause: list[Token], leg: Leg, *, goes_on: bool) -> bool:
        """Whether a leg goes on from what is only planned, or is a part of a plan spoken of."""
        goes_on = self.context.is_plan and (bool(leg.inferred) or (leg.chained and goes_on))
        if is_past(clause, leg.trigger):
            return False
        return goes_on or _PLANNING.search(self.text, *self.span_before) is not None

    def _is_alleged(self, start: int) -> bool:
        """Whether the lead of the document or the words before in its paragraph allege."""
        paragraph = self.text.rfind("\n", 0, start) + 1
        return self.alleging or _ALLEGING.search(self.text, paragraph, start) is not None

    def _alleged_of(self, passage: list[int]) -> list[int]:
        """Return what of a passage is only alleged, which a rebuttal is about; else all of it."""
        alleged = [i for i in passage if self.told.movements[i].status is Status.ALLEGED]
        return alleged or passage

    def _ends(self, i: int) -> list[Place]:
        """Return where a movement that was told starts, passes and ends."""
        movement = self.told.movements[i]
        stops = (movement.origin, *movement.via, movement.destination)
        return [stop.place for stop in stops if stop.place]

    def _deny_earlier(self, tokens: list[Token], *, is_item: bool) -> None:
        """Dispute what a sentence denies: the last movements, or all of an account."""
        denied: list[int] = []
        if rejects_account(tokens) and not is_item:
            denied, self.passage = self._alleged_of(self.passage), []
        else:
            denied = [i for i in self.passage if denies_end(tokens, self._ends(i))]
            if not denied and self.latest and denies_what_was_said(tokens, is_item=is_item):
                denied = self.latest
        for i in denied:
            self.told.movements[i] = disputed(self.told.movements[i], tokens)
        self.latest = [] if denied else self.latest


def _is_from_here(clause: list[Token]) -> bool:
    """Whether a journey starts where somebody speaks, which nobody can know: `from here`."""
    return any(one.word == "from" and other.word == "here" for one, other in pairwise(clause))


def _is_alleging(text: str) -> bool:
    """Whether a document rests on what secret services or prosecutors say, as its lead tells."""
    return bool(_INTELLIGENCE.search(text, 0, _LEAD) or _ALLEGING.search(text, 0, _TITLE))


def _clauses(tokens: list[Token]) -> list[list[Token]]:
    """Cut a sentence where it begins to speak of something else."""
    breaks = [i for i, token in enumerate(tokens) if "breaks" in token.entry.kinds]
    bounds = zip([0, *breaks], [*breaks, len(tokens)], strict=True)
    clauses = (tokens[start + (tokens[start].word == ";") : end] for start, end in bounds)
    return [clause for clause in clauses if clause]


def _names_of(movement: Movement) -> tuple[str, str]:
    return movement.origin.toponym.exact, movement.destination.toponym.exact
