"""Finding movements in a text: its sentences one by one, each in the light of those before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from routes.date_words import DateWords
from routes.gazetteer import Gazetteer
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import Status
from routes.movement.cargo import cargo_span, cargo_words, carries_goods
from routes.movement.facility import with_facilities
from routes.movement.legs import Context, Leg, end_of_words, read_legs
from routes.movement.mode import mode_of
from routes.movement.movement import Movement
from routes.movement.sentences import Token, is_item, read_tokens, sentence_spans
from routes.movement.slots import read_slots
from routes.movement.standing import denies_what_was_said, is_elsewhere, standing_of
from routes.movement.when import date_of
from routes.movement.words import denying_words, trigger_words

_ALLEGING = re.compile(
    r"\b(?:intelligence|declassified|accus|alleg|prosecutor|indictment|"
    r"sanctions|embargo)",
    re.IGNORECASE,
)
_MEMORY = 2
"""So many sentences on, `there` and `the report` still mean what was last spoken of."""
_CUE_REACH = 160
"""A word on the standing that is further away, in code points, stays out of the quote."""
_STARTING = frozenset({"from", "left", "leaves", "in", "at"})
"""One of these stands where a sentence names only the start of a movement."""
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
    reader = _Reader(text=text, published=published, alleging=bool(_ALLEGING.search(text)))
    first = 0
    for span in sentence_spans(text):
        while first < len(placed) and placed[first].toponym.start < span[0]:
            first += 1
        last = first
        while last < len(placed) and placed[last].toponym.end <= span[1]:
            last += 1
        reader.read(span, placed[first:last])
        first = last
    return tuple(with_facilities(text, reader.movements, placed))


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the sentences of one document."""

    text: str
    published: str | None
    alleging: bool
    movements: list[Movement] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    latest: list[int] = field(default_factory=list)
    since: int = _MEMORY + 1
    before: Sequence[Token] = ()

    def read(self, span: tuple[int, int], placed: Sequence[PlacedToponym]) -> None:
        """Read the next sentence."""
        self.since += 1
        if self.since > _MEMORY:
            self.context, self.latest = Context(), []
        if not placed and not self.latest:
            return
        words = set(_SMALL_WORD.findall(self.text[span[0] : span[1]].lower()))
        is_telling = self._may_tell(words, placed)
        if not is_telling and (not self.latest or denying_words().isdisjoint(words)):
            return
        tokens = read_tokens(self.text, span, placed)
        if not tokens or tokens[-1].word == "?":
            return
        found = self._movements(tokens) if placed and is_telling else []
        if found:
            self.latest = list(range(len(self.movements), len(self.movements) + len(found)))
            self.movements += found
            self.since = 0
        elif self.latest and denies_what_was_said(tokens, is_item=is_item(self.text, span[0])):
            self._deny_latest(tokens)
        elif self.context.waiting:
            self.since = min(self.since, 1)
        self.before = tokens

    def _may_tell(self, words: set[str], placed: Sequence[PlacedToponym]) -> bool:
        """Whether it is worth a closer look: most sentences have no place or no word of motion."""
        if not placed:
            return False
        if len(placed) == 1 and not (self.context.place or self.context.waiting):
            return not words.isdisjoint(_STARTING)
        return not trigger_words().isdisjoint(words)

    def _movements(self, tokens: list[Token]) -> list[Movement]:
        found: list[Movement] = []
        for clause in _clauses(tokens):
            has_place = any(token.placed for token in clause)
            own = [
                self._movement(clause, leg)
                for leg in (read_legs(clause, self.context) if has_place else ())
                if self._is_movement(clause, leg)
            ]
            if not own and denies_what_was_said(clause):
                found = [_disputed(m, clause) for m in found]
            found += own
        return [m for m in found if m.status is not Status.DENIED or m.likelihood == "likely"]

    def _is_movement(self, clause: list[Token], leg: Leg) -> bool:
        goods = bool(self.latest) or any(
            not token.entry.kinds.isdisjoint(_CARRIED) for token in self.before
        )
        if not carries_goods(clause, leg, goods_before=goods):
            return False
        if not clause[leg.trigger].is_a("noun") or leg.inferred or leg.chained:
            return True
        told = {s.marker for s in read_slots(clause) if s.part in {"origin", "destination"}}
        return bool(told & {"from", "between", "object", "subject"})

    def _movement(self, clause: list[Token], leg: Leg) -> Movement:
        status, cues = standing_of(clause, leg)
        if status is Status.REPORTED and self.alleging:
            status = Status.ALLEGED
        cargo = cargo_span(clause, leg)
        dated = date_of(self.text, clause, leg, status, self.published)
        span = _told_span(clause, leg, [*cues, *([dated] if dated else [])], cargo)
        says = [span]
        if not span[0] <= leg.origin.start < span[1]:
            says.insert(0, self._span_of_origin(leg.origin))
        denied = status is Status.DENIED
        return Movement(
            origin=_placed(leg.origin),
            destination=_placed(leg.destination),
            via=tuple(_placed(token) for token in leg.via),
            mode=mode_of(clause, leg, cargo),
            status=status,
            says=() if denied else tuple(says),
            denies=tuple(says) if denied else (),
            cargo=cargo_words(self.text, clause, cargo),
            date=dated.edtf if dated else None,
            likelihood="possible" if leg.inferred else "likely",
            reasons=(*_reasons(self.text, clause, leg, cues), *self._reasons_of_date(dated)),
        )

    def _reasons_of_date(self, dated: DateWords | None) -> tuple[str, ...]:
        if dated is None:
            return ()
        reason = f"date from “{self.text[dated.start : dated.end]}”"
        if dated.reckoned:
            reason += f", reckoned from the publication on {self.published}"
        return (reason,)

    def _span_of_origin(self, origin: Token) -> tuple[int, int]:
        """Return words of an earlier sentence that name where a leg starts."""
        for movement in reversed(self.movements):
            for span in (*movement.says, *movement.denies):
                if span[0] <= origin.start < span[1]:
                    return span
        return origin.start, origin.end

    def _deny_latest(self, tokens: list[Token]) -> None:
        for i in self.latest:
            self.movements[i] = _disputed(self.movements[i], tokens)
        self.latest = []


def _clauses(tokens: list[Token]) -> list[list[Token]]:
    """Cut a sentence where it begins to speak of something else."""
    breaks = [i for i, token in enumerate(tokens) if "breaks" in token.entry.kinds]
    bounds = zip([-1, *breaks], [*breaks, len(tokens)], strict=True)
    return [tokens[before + 1 : end] for before, end in bounds if before + 1 < end]


def _disputed(movement: Movement, tokens: list[Token]) -> Movement:
    """Return a movement that words elsewhere deny, unless they or it tell of something else."""
    ends = (movement.origin, *movement.via, movement.destination)
    if movement.status in {Status.DENIED, Status.PLANNED}:
        return movement
    if is_elsewhere(tokens, [placed.place for placed in ends if placed.place]):
        return movement
    span = tokens[0].start, tokens[-1].end
    return replace(movement, status=Status.DISPUTED, denies=(*movement.denies, span))


def _told_span(
    clause: list[Token], leg: Leg, cues: Sequence[Token | DateWords], cargo: tuple[int, int]
) -> tuple[int, int]:
    """Return where the words stand that state a leg, with those that qualify it."""
    inside = [token for token in leg.via if clause[0].start <= token.start]
    goods = clause[cargo[0] : cargo[1]]
    near = [cue for cue in cues if leg.start - cue.start < _CUE_REACH]
    start = min(leg.start, *(t.start for t in (*near, *goods, *inside, clause[leg.trigger])))
    told = clause[end_of_words(clause, leg) - 1]
    end = max(t.end for t in (told, leg.destination, *near, *goods, *inside))
    return start, end


def _placed(token: Token) -> PlacedToponym:
    if token.placed is None:
        raise TypeError(token)
    return token.placed


def _reasons(text: str, clause: list[Token], leg: Leg, cues: list[Token]) -> tuple[str, ...]:
    trigger = clause[leg.trigger]
    reasons = [f"“{text[trigger.start : trigger.end]}”"]
    reasons += [leg.inferred] if leg.inferred else []
    if cues:
        reasons.append("standing from " + ", ".join(f"“{cue.word}”" for cue in cues))
    return tuple(reasons)
