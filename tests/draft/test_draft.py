import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routes import read_dossier
from routes.dossier import FILE_NAME
from routes.draft import DRAFT_NAME, draft_dossier, open_review, write_draft
from routes.draft.languages import language_of
from routes.errors import DossierError, OutputError, SourceError
from routes.source import find_quote

SEEDS = Path(__file__).parents[2] / "seeds"
GRAIN = (
    "LATAKIA, Syria (Reuters) - Grain was shipped from Odesa to Latakia through the Bosporus.\n\n"
    "In Kyiv the ministry denied that rockets were flown from Odesa to Tripoli, Libya.\n"
)
STEEL = (
    "9 June 2023\n\n"
    "Steel may be moved by rail from Katowice to Odesa. Grain left Odesa for Izmir.\n"
)
SENTENCES = [
    "Grain was shipped from Odesa to Latakia.",
    "Grain was shipped from Odesa to Latakia.",
    "From there it was trucked to Homs and Hama.",
    "Coal went from Essen by way of Koblenz to Basel on a barge.",
    "The port called the report false.",
    "Rockets will be sent from Minsk to Sisha.",
    "Norway supplies Germany with gas.",
    "A “convoy” left\u00a0Basel and reached Koblenz.",
    "\n\n",
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "grain.txt").write_text(GRAIN, "utf-8")
    (tmp_path / "steel.md").write_text(STEEL, "utf-8")
    return tmp_path


def hops_of(dossier):
    return [(hop.from_place.name, hop.to_place.name, hop.mode, hop.status) for hop in dossier.hops]


def test_a_draft_reads_as_a_dossier(folder):
    path = write_draft(draft_dossier(folder), folder)
    assert hops_of(read_dossier(path)) == [
        ("Odesa", "Latakia", "sea", "reported"),
        ("Odesa", "Tripoli", "air", "denied"),
        ("Katowice", "Odesa", "rail", "planned"),
        ("Odesa", "Izmir", "unknown", "reported"),
    ]


def test_towns_and_straits_on_the_way_are_waypoints(folder):
    path = write_draft(draft_dossier(folder), folder)
    assert [stop.name for stop in read_dossier(path).hops[0].waypoints] == ["Bosporus"]


def test_a_place_on_the_way_that_another_hop_begins_at_joins_the_two(tmp_path):
    text = "Coal went from Essen by way of Koblenz to Basel. Wine was sent from Koblenz to Bonn."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    found = draft_dossier(tmp_path).proposals
    ends = [(hop.origin.name, hop.destination.name) for hop in found]
    assert ends == [("Essen", "Koblenz"), ("Koblenz", "Basel"), ("Koblenz", "Bonn")]


def test_the_same_movement_in_two_documents_is_one_hop_of_the_weaker_word(tmp_path):
    (tmp_path / "a.txt").write_text("Guns were sent from Odesa to Tripoli, Libya.", "utf-8")
    (tmp_path / "b.txt").write_text(
        "Kyiv is accused of sending guns by ship from Odesa to Tripoli, Libya.", "utf-8"
    )
    (hop,) = draft_dossier(tmp_path).proposals
    assert (hop.mode, hop.status, len(hop.says)) == ("sea", "alleged", 2)


def test_what_one_document_denies_is_disputed(tmp_path):
    (tmp_path / "a.txt").write_text("Guns were sent from Odesa to Izmir.", "utf-8")
    (tmp_path / "b.txt").write_text("Kyiv denied that guns were sent from Odesa to Izmir.", "utf-8")
    path = write_draft(draft_dossier(tmp_path), tmp_path)
    assert [hop.status for hop in read_dossier(path).hops] == ["disputed"]


def test_a_place_that_is_not_settled_is_kept_as_a_comment(tmp_path):
    text = "Drones were sent from Makhachkala to the air base in Sisha and to Rostov-on-Don."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    draft = draft_dossier(tmp_path)
    assert [hop.destination.name for hop in draft.unsettled] == ["Sisha"]
    assert '# - from: "Makhachkala, RU"' in draft.text
    assert "NOT SETTLED: the gazetteer has no place called 'Sisha'" in draft.text
    assert len(read_dossier(write_draft(draft, tmp_path)).hops) == 1


def test_an_unknown_name_is_looked_for_among_places_of_its_kind(tmp_path):
    text = "Drones were sent from Makhachkala to the air base in Sisha."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (hop,) = draft_dossier(tmp_path).unsettled
    assert "Seshcha Air Base" in hop.doubts[0]


def test_an_update_proposes_only_what_the_dossier_does_not_say(folder):
    path = write_draft(draft_dossier(folder), folder)
    known = read_dossier(path.rename(folder / FILE_NAME))
    assert draft_dossier(folder, known=known).proposals == ()
    (folder / "coal.txt").write_text("Coal was sent from Essen to Basel by rail.", "utf-8")
    (hop,) = draft_dossier(folder, known=known).proposals
    assert (hop.origin.name, hop.says[0].quote.source_id) == ("Essen", "d3")
    again = write_draft(draft_dossier(folder, known=known), folder)
    assert [hop.id for hop in read_dossier(again).hops] == ["essen-basel"]


def dated(folder, *texts):
    """Return ends and dates of the hops that are drafted from texts."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    hops = read_dossier(write_draft(draft_dossier(folder), folder, force=True)).hops
    return [(hop.from_place.name, hop.to_place.name, hop.date) for hop in hops]


def test_a_hop_has_the_date_that_its_sentence_states(tmp_path):
    assert dated(tmp_path, "Grain was shipped from Odesa to Izmir on 5 June 2023.") == [
        ("Odesa", "Izmir", "2023-06-05")
    ]
    assert "date from “on 5 June 2023”" in (tmp_path / DRAFT_NAME).read_text("utf-8")


def test_a_date_is_reckoned_from_the_publication_that_the_document_states(tmp_path):
    text = "Grain was shipped from Odesa to Izmir last Friday."
    assert dated(tmp_path, text) == [("Odesa", "Izmir", None)]
    assert dated(tmp_path, f"14 June 2023\n\n{text}") == [("Odesa", "Izmir", "2023-06-09")]
    draft = (tmp_path / DRAFT_NAME).read_text("utf-8")
    assert "date from “last Friday”, reckoned from the publication on 2023-06-14" in draft


def test_movements_at_different_times_are_different_hops(tmp_path):
    assert dated(
        tmp_path,
        "Grain was shipped from Odesa to Izmir on 5 June 2023.",
        "Grain was shipped from Odesa to Izmir on 7 June 2023.",
    ) == [("Odesa", "Izmir", "2023-06-05"), ("Odesa", "Izmir", "2023-06-07")]


@pytest.mark.parametrize(
    ("when", "date"),
    [(" on 5 June 2023", "2023-06-05"), (" in June 2023", "2023-06"), ("", "2023-06-05")],
)
def test_a_hop_of_several_documents_has_the_widest_of_their_dates(tmp_path, when, date):
    one = "Grain was shipped from Odesa to Izmir on 5 June 2023."
    other = f"Coal was shipped from Odesa to Izmir{when}."
    assert dated(tmp_path, one, other) == [("Odesa", "Izmir", date)]
    told = "some of the quotes; the others state none" in (tmp_path / DRAFT_NAME).read_text("utf-8")
    assert told == (not when)


def test_an_update_proposes_what_the_dossier_says_of_another_time(tmp_path):
    dated(tmp_path, "Grain was shipped from Odesa to Izmir on 5 June 2023.")
    known = read_dossier((tmp_path / DRAFT_NAME).rename(tmp_path / FILE_NAME))
    for text, count in (("in June 2023", 0), ("on 7 June 2023", 1)):
        (tmp_path / "1.txt").write_text(f"Coal was shipped from Odesa to Izmir {text}.", "utf-8")
        assert len(draft_dossier(tmp_path, known=known).proposals) == count


@pytest.mark.parametrize("odd", ["\x07", "\u2028", "\x85", "\ufeff", "\x7f", "😀", '"', "\\", "#:"])
def test_odd_characters_in_a_quote_are_read_back(tmp_path, odd):
    text = f"Grain {odd} of {odd} Ukraine was shipped from Odesa {odd} to Izmir."
    (tmp_path / "a.txt").write_text(text, "utf-8", newline="")
    draft = draft_dossier(tmp_path)
    assert len(draft.proposals) == len(read_dossier(write_draft(draft, tmp_path)).hops) == 1


def test_documents_with_one_origin_share_its_key(tmp_path):
    words = "“The grain has to be in Izmir before the feast begins,” the harbour master said. "
    for name, ending in (("a", "It rained."), ("b", "The sun shone on the quay.")):
        text = f"{words}Grain was sent from Odesa to Izmir. {ending}"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    path = write_draft(draft_dossier(tmp_path), tmp_path)
    assert {source.origin for source in read_dossier(path).sources} == {"origin-1"}


def test_what_a_document_states_of_itself_is_in_the_draft(folder):
    grain, steel = draft_dossier(folder).sources
    assert (grain.publisher, grain.published) == ("Reuters", None)
    assert (steel.publisher, steel.published) == (None, "2023-06-09")


def test_a_draft_is_not_written_over(folder):
    draft = draft_dossier(folder)
    write_draft(draft, folder)
    with pytest.raises(OutputError, match="--force writes over it"):
        write_draft(draft, folder)
    assert write_draft(draft, folder, force=True) == folder / DRAFT_NAME
    assert not (folder / FILE_NAME).exists()


def test_the_draft_of_the_seeds_has_their_supply_routes(tmp_path):
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, tmp_path)
    draft = draft_dossier(tmp_path)
    found = {(h.origin.name, h.destination.name): (h.mode, h.status) for h in draft.proposals}
    assert (
        found.items()
        >= {
            ("Iran", "Amirabad"): ("unknown", "alleged"),
            ("Amirabad", "Makhachkala"): ("sea", "alleged"),
            ("Makhachkala", "Sisha"): ("unknown", "alleged"),
            ("Makhachkala", "Primorsko-Akhtarsk"): ("unknown", "alleged"),
            ("Iran", "Alabuga"): ("unknown", "alleged"),
        }.items()
    )
    assert [hop.destination.name for hop in draft.unsettled] == ["Sisha"]
    assert len(read_dossier(write_draft(draft, tmp_path)).hops) == len(found) - 1


def test_progress_ends_at_one(folder):
    shares = []
    draft_dossier(folder, progress=shares.append)
    assert shares == [0.5, 1.0]


def test_a_folder_without_documents_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="holds no document"):
        draft_dossier(tmp_path)


def test_of_a_page_only_the_article_is_read(tmp_path):
    article = "".join(f"<p>{GRAIN} It was the load number {i} of the year.</p>" for i in range(5))
    page = (
        "<html><body><nav><a href='/'>Ships sailed from Rome to Oslo</a></nav><article>"
        f"{article}</article><footer>Contact</footer></body></html>"
    )
    (tmp_path / "page.html").write_text(page, "utf-8")
    draft = draft_dossier(tmp_path)
    assert [source.file for source in draft.sources] == ["page.html.txt"]
    assert "Rome" not in draft.text
    assert read_dossier(write_draft(draft, tmp_path)).hops[0].from_place.name == "Odesa"


@pytest.mark.parametrize(("file", "library"), [("a.html", "justext"), ("a.pdf", "pypdf")])
def test_without_the_extra_the_command_that_installs_it_is_told(
    tmp_path, monkeypatch, file, library
):
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / file).write_text("words", "utf-8")
    what = rf"reading {file} needs {library}: pip install 'supply-routes\[reading\]', or convert"
    with pytest.raises(SourceError, match=what):
        draft_dossier(tmp_path)


def pdf_of(words: str) -> bytes:
    """Return a PDF file of one page."""
    shown = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    file, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n" % table
    return file + end + b"startxref\n%d\n%%%%EOF\n" % len(file)


def test_the_text_of_a_pdf_file_is_read(tmp_path):
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(pdf_of("Grain was shipped from Odesa to Izmir."))
    draft = draft_dossier(tmp_path)
    assert (tmp_path / "a.pdf.txt").read_text("utf-8") == "Grain was shipped from Odesa to Izmir.\n"
    assert len(read_dossier(write_draft(draft, tmp_path)).hops) == 1


def test_a_damaged_pdf_file_is_an_error(tmp_path):
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(b"no PDF at all")
    with pytest.raises(SourceError, match=r"a\.pdf is no PDF file"):
        draft_dossier(tmp_path)


MAIL = b"""Subject: Grain
From: Jane Doe <jane@example.org>
Date: Fri, 9 Jun 2023 14:05:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

Grain =96 wheat =96 was shipped from Odesa to Izmir at
C=E1diz's cost.
--b
Content-Type: text/html

<p>Coal was sent from Essen to Basel.</p>
--b--
"""


def test_of_a_mail_the_words_are_read_with_its_date(tmp_path):
    (tmp_path / "a.eml").write_bytes(MAIL.replace(b"\n", b"\r\n"))
    draft = draft_dossier(tmp_path)
    text = (tmp_path / "a.eml.txt").read_text("utf-8")
    assert text.startswith("Subject: Grain\nFrom: Jane Doe <jane@example.org>\nDate: Fri, 09 Jun")
    assert "Grain – wheat – was" in text
    assert "Cádiz" in text
    assert [source.published for source in draft.sources] == ["2023-06-09"]
    (hop,) = read_dossier(write_draft(draft, tmp_path)).hops
    assert (hop.from_place.name, hop.to_place.name) == ("Odesa", "Izmir")


def test_of_a_mail_without_plain_words_the_page_is_read(tmp_path):
    pytest.importorskip("justext")
    article = "".join(f"<p>{GRAIN} It was the load number {i} of the year.</p>" for i in range(5))
    mail = f"Subject: Grain\nContent-Type: text/html; charset=utf-8\n\n<html>{article}</html>"
    (tmp_path / "a.eml").write_text(mail, "utf-8")
    assert draft_dossier(tmp_path).proposals[0].origin.name == "Odesa"


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"no mail at all",
        b"Subject: Grain\n\n   \n",
        b"Subject: Grain\nContent-Type: text/plain; charset=klingon\n\nGrain \xe9",
    ],
)
def test_what_is_no_mail_is_an_error(tmp_path, mail):
    (tmp_path / "a.eml").write_bytes(mail)
    with pytest.raises(SourceError, match=r"a\.eml is no mail"):
        draft_dossier(tmp_path)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("It rained.", "No movement was found"),
        ("Drones were sent from Makhachkala to the air base in Sisha.", "No hop is settled"),
    ],
)
def test_a_draft_without_a_settled_hop_says_what_to_do(tmp_path, text, remark):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    draft = draft_dossier(tmp_path)
    assert remark in draft.text
    with pytest.raises(DossierError, match="at least one is needed") as caught:
        read_dossier(write_draft(draft, tmp_path))
    assert [fault.message for fault in caught.value.faults] == [
        "there is nothing here: at least one is needed"
    ]
    assert len(open_review(tmp_path).cards) == len(draft.proposals)


RUSSIAN = (
    "Беспилотники отправляют морем в Махачкалу, а оттуда в Приморско-Ахтарск. "
    "В Елабуге строят завод. Москва это отрицает.\n"
)
UKRAINIAN = "Зерно вивозять з Одеси до Стамбула, а звідти до Тріполі в Лівії.\n"
PERSIAN = "پهپادها از بندرعباس به روسیه فرستاده می‌شوند. تهران این گزارش را رد کرد.\n"
ARABIC = "نُقلت الأسلحة من ميناء بندر عباس في إيران إلى الحديدة في اليمن.\n"
SPANISH = "El barco con grano salió de Odesa y llegó a Cartagena. " * 8


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (RUSSIAN, "Russian", ["Makhachkala", "Primorsko-Akhtarsk", "Yelabuga", "Moscow"]),
        (UKRAINIAN, "Ukrainian", ["Odesa", "Istanbul", "Tripoli", "Libya"]),
        (PERSIAN, "Persian", ["Bandar Abbas", "Russia", "Tehran"]),
        (ARABIC, "Arabic", ["Bandar Abbas", "Iran", "Al Ḩudaydah", "Yemen"]),
        (SPANISH, "not English", ["Odesa", "Cartagena"]),
    ],
)
def test_of_a_document_in_another_language_the_places_are_told(tmp_path, text, language, names):
    (tmp_path / "a.txt").write_text(GRAIN, "utf-8")
    (tmp_path / "b.txt").write_text(text, "utf-8")
    draft = draft_dossier(tmp_path)
    (document,) = draft.unread
    assert (document.source.file, document.language) == ("b.txt", language)
    assert [place.name for _, place in document.places] == names
    assert f"# d2 (b.txt, {language})" in draft.text
    assert {quote.quote.source_id for hop in draft.proposals for quote in hop.says} == {"d1"}
    assert read_dossier(write_draft(draft, tmp_path)).hops[0].from_place.name == "Odesa"
    assert len(open_review(tmp_path).cards) == len(draft.proposals)


def test_a_draft_of_no_english_document_at_all_says_so(tmp_path):
    (tmp_path / "a.txt").write_text(RUSSIAN, "utf-8")
    text = draft_dossier(tmp_path).text
    assert "Movements are read in English only" in text
    assert "No movement was found" in text


@pytest.mark.parametrize(
    "text", ["", "12 34", "Odesa, Izmir, Latakia. " * 3, f"{GRAIN}{GRAIN}", "Москва " + GRAIN]
)
def test_english_figures_and_lists_are_read(text):
    assert language_of(text) == "English"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), max_size=6).map(" ".join), min_size=1, max_size=3)
)
def test_every_drafted_quote_verifies_and_the_draft_is_the_same_twice(tmp_path, texts):
    for path in tmp_path.iterdir():
        path.unlink()
    for i, text in enumerate(texts):
        (tmp_path / f"{i}.txt").write_text(text, "utf-8", newline="")
    draft = draft_dossier(tmp_path)
    assert draft_dossier(tmp_path).text == draft.text
    sources = {source.id: source for source in draft.sources}
    for hop in draft.proposals:
        for drafted in (*hop.says, *hop.denies):
            words = " ".join(drafted.quote.exact.split())
            source = sources[drafted.quote.source_id]
            found = find_quote(source, words, prefix=drafted.prefix, suffix=drafted.suffix)
            assert found == drafted.quote
    if len(draft.proposals) > len(draft.unsettled):
        settled = len(draft.proposals) - len(draft.unsettled)
        assert len(read_dossier(write_draft(draft, tmp_path, force=True)).hops) == settled


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Как пишет «Українська правда», из Мариуполя вывозят зерно. Её слова опровергли.",
            "Russian",
        ),
        ("«Коммерсантъ» пише, що з Одеси вивозять зерно; її слова заперечують.", "Ukrainian"),
        ("З Мінска ў Гомель везлі збожжа, а потым яшчэ і вугаль, паведаміў урад.", "not English"),
        ("نُقلت الأسلحة إلى الحديدة، كما قالت صحيفة کیهان.", "Arabic"),
        ("گندم از بندرعباس به روسیه فرستاده شد، نوشت «القدس العربية».", "Persian"),
        ("گندم کراچی سے بندر عباس بھیجی گئی، یہ خبر ٹی وی نے دی ہے۔", "not English"),
    ],
)
def test_a_name_in_another_language_does_not_make_a_text_one(text, language):
    assert language_of(text) == language
