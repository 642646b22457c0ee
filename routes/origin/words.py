"""Words of a text, and those that say nothing of what it is about."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
COMMON = frozenset(
    WORD.findall(
        "about above after again against ago all almost along already also although always am "
        "among an and any are around as at away back be became because been before being below "
        "between both but by came can cannot come could day days did do does done down during "
        "each early either end even every far few first for former found from full further gave "
        "get give go going gone got great had half has have having held here how however if in "
        "including into is it just keep kept large last late later least left less like little "
        "long made make many may might month months more most much must near nearly never new "
        "next no nor not nothing now of off often on once one only or other others out over own "
        "part people per place put rather right round said same saw say says see seen set "
        "several should show showed since small so some something soon still such take taken "
        "than that the then there these thing things this those though three through time times "
        "to today together told too took toward towards two under until up upon use used very "
        "want wanted was way week weeks well went were what when where whether which while who "
        "whole whom whose why will with within without work world would yet year years "
        "yesterday january february march april june july august september october november "
        "december according announced added called claimed statement spokesman spokeswoman "
        "reported report reports reporters officials official percent cent four five six seven "
        "eight nine ten a i don t s re ve ll nobody everybody somebody everyone "
        "someone none yes its our she he they them their theirs his her hers him you your we us me "
        "my mine mln bln pct eur usd nok gbp eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
        "thousand million billion "
        "monday tuesday wednesday thursday friday saturday sunday"
    )
)
"""Words that say nothing of what a text is about."""
_ENDING = re.compile(r"(?:ing|ed|es|s|ly|e)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what the forms of a word have in common, more or less.

    Examples
    --------
    >>> stem("inspectors"), stem("Inspector")
    ('inspec', 'inspec')
    """
    return _ENDING.sub("", word.lower())[:6]
