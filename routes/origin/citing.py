"""Citing: whose words a document passes on, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from routes.origin.agencies import agencies_in
from routes.origin.lexicon import ENGLISH
from routes.origin.names import Span, last_of
from routes.origin.outlets import outlets_in
from routes.origin.reports import reports_in
from routes.origin.sorts import bodies_in, media_in, offices_in, sorts_in, titles_among
from routes.origin.speakers import speakers_in, titles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Whom a document cites, each with where it stands first.

    Parameters
    ----------
    speakers
        Names of people and bodies whose words are told.
    reports
        Names of reports and of those who wrote them.
    agencies
        News agencies that a text is credited to.
    outlets
        Newspapers, broadcasters and sites that told it first.
    offices
        Ministries by their field, `ministry of health`, and bodies of the world.
    titled
        Sorts of speakers that have names there: `the governor, Ann Bly`.
    sorts
        Sorts of speakers without a name: a company, the police.
    media
        Sorts of writing: a report, a lawsuit, a leaked paper.
    titles
        The names with the words that introduce them: `the minister of transport, Aziz Karimov,`.
    """

    speakers: Mapping[str, Span]
    reports: Mapping[str, Span]
    agencies: Mapping[str, Span]
    outlets: Mapping[str, Span]
    offices: Mapping[str, Span]
    titled: Mapping[str, Span]
    sorts: Mapping[str, Span]
    media: Mapping[str, Span]
    titles: tuple[Span, ...]

    @property
    def voices(self) -> Mapping[str, Span]:
        """The speakers and reports."""
        return {**self.reports, **self.speakers}

    @property
    def names(self) -> tuple[str, ...]:
        """All names of those who are cited."""
        return (*self.speakers, *self.reports, *self.agencies, *self.outlets)


def cited_in(text: str, language: str = ENGLISH) -> Cited:
    """Return whom a document cites."""
    agencies, outlets = agencies_in(text, language), outlets_in(text, language)
    speakers = {
        name: span for name, span in speakers_in(text, language).items() if name not in outlets
    }
    found = reports_in(text) if language == ENGLISH else {}
    reports = {name: span for name, span in found.items() if name not in {*outlets, *agencies}}
    titles = tuple(titles_of(text, {last_of(name) for name in (*speakers, *reports)}))
    return Cited(
        speakers=speakers,
        reports=reports,
        agencies=agencies,
        outlets=outlets,
        offices=offices_in(text, language, titles) | bodies_in(text, language),
        sorts=sorts_in(text, language),
        media=media_in(text, language),
        titled=titles_among(text, language, titles),
        titles=titles,
    )
