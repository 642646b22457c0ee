"""Dossiers that are right, and what they say."""
# ruff: noqa: E501 (dossiers stand here as people write them)

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.dossier import read_dossier
from routes.dossier.marked_yaml import parse_yaml
from routes.errors import DossierError

SEEDS = Path(__file__).parents[2] / "seeds"

AS_DESIGNED = """\
# yaml-language-server: $schema=dossier.schema.json
title: Iranian attack drones to Russian bases, as told on 9 June 2023
origins:
  white-house: White House release and briefing by John Kirby, 9 June 2023
sources:
  pa:    {file: 001_e5641fb0f5451239.txt, publisher: Press Association, published: 2023-06-09, origin: white-house}
  rferl: {file: 002_c834ae774d520e6e.txt, published: 2023-06-09, origin: white-house}
  d004:  {file: 004_823e27110d85d8d8.txt, published: 2023-06-09, origin: white-house}
places:
  seshcha: {name: Sisha, read-as: Seshcha, kind: air base, country: RU, certainty: probable,
            because: no air base called Sisha exists; Seshcha is the only Russian airfield that sounds like it}
  primorsko: {name: Primorsko-Akhtarsk, kind: air base, country: RU}
hops:
  - from: Amirabad, IR
    to: Makhachkala, RU
    by: sea
    cargo: one-way attack drones
    status: alleged
    says:
      - rferl: shipped across the Caspian Sea, from Amirabad, Iran, to Makhachkala, Russia
      - pa: shipped through the Caspian Sea, from Amirabad in Iran to Makhachkala, Russia
    denies:
      - pa: Iran has said it provided drones to Russia before the start of the war but not since
  - from: Makhachkala, RU
    to: [seshcha, primorsko]
    by: unknown
    says:
      - d004: to Makhachkala in Dagestan, Russia, and then sent to Russian forces at the western air bases in Sisha and Primorsko-Akhtarsk
"""

GRAIN = """\
title: Grain
origins: {port: The port's press release}
sources: {doc: {file: document.txt, publisher: not stated, published: 2023-06, origin: port}}
hops: %s
"""
TEXT = (
    "The grain was shipped from Odesa, Ukraine, to Constanta, Romania, on Monday. From Constanta "
    "it went by rail to Oslo, Norway. The port denied that grain went from Odesa to Oslo."
)

RAIL_HOP = """
  - from: Constanta, RO
    to: oslo
    by: rail
    says: [doc: "From Constanta it went by rail to Oslo, Norway"]
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for document in SEEDS.glob("*.txt"):
        shutil.copy(document, tmp_path)
    return tmp_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "document.txt").write_text(TEXT, "utf-8")
    return tmp_path


def read(folder: Path, text: str):
    (folder / "dossier.yaml").write_text(text, "utf-8")
    return read_dossier(folder)


def test_the_dossier_of_the_design_reads_as_it_stands(seeds):
    dossier = read(seeds, AS_DESIGNED)
    assert [hop.id for hop in dossier.hops] == [
        "amirabad-makhachkala",
        "makhachkala-sisha",
        "makhachkala-primorsko-akhtarsk",
    ]
    assert dossier.hops[0].from_place.place.gazetteer_id == "geonames:13157242"
    assert dossier.hops[0].to_place is dossier.hops[1].from_place
    assert dossier.hops[0].status == "disputed"
    assert dossier.hops[1].status == "reported"


def test_every_quote_of_the_seeds_stands_at_its_offsets():
    dossier = read_dossier(SEEDS)
    text_of = {source.id: source.text for source in dossier.sources}
    quotes = [citation.quote for hop in dossier.hops for citation in hop.citations]
    assert len(quotes) > 40
    for quote in quotes:
        assert text_of[quote.source_id][quote.start : quote.end] == quote.exact


def test_the_seeds_state_every_document_and_only_what_it_states():
    dossier = read_dossier(SEEDS)
    assert [source.file for source in dossier.sources] == sorted(
        p.name for p in SEEDS.glob("*.txt")
    )
    assert [source.publisher for source in dossier.sources if source.publisher] == [
        "Press Association"
    ]
    assert {source.origin for source in dossier.sources} == {"white-house"}


def test_the_denials_of_both_governments_stand_in_the_seeds():
    denials = {q.exact for hop in read_dossier(SEEDS).hops for q in hop.denies}
    assert any("Iran has said" in words for words in denials)
    assert any("Russia has denied" in words for words in denials)


def test_a_yaml_file_may_be_named_instead_of_its_folder(seeds):
    (seeds / "dossier.yaml").write_text(AS_DESIGNED, "utf-8")
    assert read_dossier(seeds / "dossier.yaml") == read_dossier(seeds)


def test_norway_is_a_country_and_not_false(folder):
    text = GRAIN % RAIL_HOP
    places = "places: {oslo: {name: Oslo, country: NO}}"
    assert read(folder, f"{text}{places}\n").hops[0].to_place.place.country_code == "NO"


def test_an_end_may_be_named_by_a_demonym(folder):
    (folder / "document.txt").write_text("Norwegian grain arrived in Constanta.", "utf-8")
    hop = "[{from: Norway, to: 'Constanta, RO', by: sea, says: [doc: Norwegian grain arrived in Constanta]}]"
    assert read(folder, GRAIN % hop).hops[0].from_place.place.country_code == "NO"


def test_a_point_can_be_stated_with_its_reason(folder):
    places = (
        "places: {oslo: {name: Oslo, lat: 59.9, lon: 10.7, uncertainty_km: 4, "
        "because: the harbour master gave it}}"
    )
    place = read(folder, f"{GRAIN % RAIL_HOP}{places}\n").hops[0].to_place.place
    assert (place.point.y, place.point.x, place.uncertainty_km) == (59.9, 10.7, 4)
    assert place.gazetteer_id == "dossier:oslo"


def test_a_gazetteer_entry_can_be_pinned(folder):
    places = "places: {oslo: {name: Oslo, gazetteer: 'geonames:3143244'}}"
    place = read(folder, f"{GRAIN % RAIL_HOP}{places}\n").hops[0].to_place.place
    assert place.gazetteer_id == "geonames:3143244"


def test_a_hop_that_sources_only_deny_is_shown_as_denied(folder):
    hop = (
        "[{from: 'Odesa, UA', to: 'Oslo, NO', by: unknown, status: denied, "
        "denies: [doc: The port denied that grain went from Odesa to Oslo]}]"
    )
    assert read(folder, GRAIN % hop).hops[0].status == "denied"


def test_hops_can_come_from_a_csv_file(folder):
    (folder / "hops.csv").write_text(
        "from,to,by,status,cargo,date,source,quote,stance\n"
        '"Odesa, UA","Constanta, RO",sea,reported,grain,2023-06,doc,'
        '"shipped from Odesa, Ukraine, to Constanta, Romania",\n'
        '"Odesa, UA","Constanta, RO",sea,reported,grain,2023-06,doc,'
        '"The port denied that grain went from Odesa to Oslo",denies\n',
        "utf-8",
    )
    (hop,) = read(folder, GRAIN % "hops.csv").hops
    assert (hop.id, hop.mode, hop.status, hop.cargo) == (
        "odesa-constanta",
        "sea",
        "disputed",
        "grain",
    )
    assert [citation.stance for citation in hop.citations] == ["says", "denies"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "from,to,by,source,quote\n'Odesa, UA'",
            r"hops\.csv:2:1: a hop needs 'by'",
        ),
        (
            "from,to,by,source,qoute\n",
            r"hops\.csv:1:1: 'qoute' is not a column; did you mean 'quote'",
        ),
        (
            f"from,to,by,source,quote\na,b,c,d,{'e' * 200_000}\n",
            r"hops\.csv:2:1: field larger than field limit",
        ),
        ("from,to,by,source\n", r"hops\.csv:1:1: the column 'quote' is missing"),
        ("from,to,by,source,quote\na,b,c,d,e,f\n", r"hops\.csv:2:1: 6 fields, but"),
        (
            'from,to,by,source,quote\n"Odesa, UA","Constanta, RO",see,doc,shipped\n',
            r"hops\.csv:2:29: 'see' is not known here",
        ),
        (
            'from,to,by,source,quote\n"Odesa, UA","Constanta, RO",sea,doc,"shiped from Odesa"\n',
            r"hops\.csv:2:38: these words do not stand in source 'doc'",
        ),
        (
            'from,to,by,source,quote,stance\n"Odesa, UA","Constanta, RO",sea,doc,grain,say\n',
            r"hops\.csv:2:43: the stance is says or denies",
        ),
    ],
)
def test_a_fault_in_a_csv_file_is_told_by_its_line_and_column(folder, rows, message):
    (folder / "hops.csv").write_text(rows, "utf-8")
    with pytest.raises(DossierError, match=message):
        read(folder, GRAIN % "hops.csv")


def test_hops_of_the_same_ends_get_numbers(folder):
    hop = "{from: 'Odesa, UA', to: 'Constanta, RO', by: %s, says: [doc: %s]}"
    words = "'shipped from Odesa, Ukraine, to Constanta, Romania'"
    hops = f"[{hop % ('sea', words)}, {hop % ('road', words)}]"
    assert [h.id for h in read(folder, GRAIN % hops).hops] == [
        "odesa-constanta",
        "odesa-constanta-2",
    ]


def test_a_link_out_of_the_folder_is_refused(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("from Odesa to Constanta")
    (folder / "document.txt").unlink()
    (folder / "document.txt").symlink_to(secret)
    with pytest.raises(DossierError, match="leads out of the dossier's folder"):
        read(folder, GRAIN % RAIL_HOP)


@given(text=st.text(max_size=300))
def test_any_text_is_yaml_or_a_fault_with_its_place(text):
    faults = ()
    try:
        parse_yaml(text, file="d.yaml")
    except DossierError as error:
        faults = error.faults
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)


PRINTABLE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufeff")
)


@given(
    value=st.recursive(
        PRINTABLE,
        lambda inner: st.lists(inner) | st.dictionaries(PRINTABLE, inner),
        max_leaves=20,
    )
)
def test_json_reads_as_yaml_with_the_same_texts(value):
    text = json.dumps(value, ensure_ascii=False)
    assert parse_yaml(text, file="d.yaml").value == value


@given(value=st.lists(st.text(alphabet="abc äé", min_size=1), min_size=1))
def test_spans_point_at_their_values(value):
    text = json.dumps(value, ensure_ascii=False)
    marked = parse_yaml(text, file="d.yaml")
    for i, item in enumerate(value):
        span = marked.spans[(i,)]
        assert json.loads(text[span.start : span.end]) == item


def hop_text(begin: str, end: str, words: str, **more: str) -> str:
    """A hop by road as YAML, its quote standing in the document."""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f'{{from: "{begin}", to: "{end}", by: road, says: [doc: "{words}"]{extra}}}'


def read_hop(folder: Path, words: str, begin: str, end: str):
    (folder / "document.txt").write_text(f"Said: {words}.", "utf-8")
    return read(folder, GRAIN % f"[{hop_text(begin, end, words)}]")


@pytest.mark.parametrize(
    ("words", "begin", "end", "missing"),
    [
        ("from Papua New Guinea to South Sudan", "Guinea", "Sudan", "Guinea"),
        ("They polish the turkey", "Poland", "Turkey", "Poland"),
        ("they told us to leave Mexico", "United States", "Mexico", "United States"),
    ],
)
def test_a_part_of_another_name_or_a_common_word_names_no_place(folder, words, begin, end, missing):
    with pytest.raises(DossierError, match=f"no quote of this hop names '{missing}'"):
        read_hop(folder, words, begin, end)


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("Iran’s drones reached Russia’s coast", "Iran", "Russia"),
        ("груз из Ирана в Махачкалу", "Иран", "Махачкала, RU"),
        ("货物从伊朗经海路运往日本", "伊朗", "日本"),
        ("from Port of Makhachkala to the U.S. coast", "Makhachkala, RU", "United States"),
    ],
)
def test_inflected_possessive_and_unspaced_names_are_names(folder, words, begin, end):
    assert len(read_hop(folder, words, begin, end).hops) == 1


def test_an_undeclared_source_lists_the_declared_ones_the_nearest_first(folder):
    sources = ", ".join(f"s{i:02}: {{file: document.txt, origin: port}}" for i in range(14))
    text = (GRAIN % RAIL_HOP).replace("{doc: {", f"{{{sources}, wire: {{")
    with pytest.raises(DossierError) as caught:
        read(folder, text.replace("[doc:", "[wier:"))
    (message,) = [str(fault) for fault in caught.value.faults if "not declared" in str(fault)]
    assert "'wier' is not declared; did you mean 'wire'? (declared: wire, s00, s01, " in message
    assert message.endswith(", s10 …)")


def test_an_id_written_for_two_hops_is_a_fault(folder):
    words = "shipped from Odesa, Ukraine, to Constanta, Romania"
    hop = hop_text("Odesa, UA", "Constanta, RO", words, id="grain")
    with pytest.raises(DossierError, match="another hop has the id 'grain' already"):
        read(folder, GRAIN % f"[{hop}, {hop}]")


def test_one_document_under_two_names_is_a_fault(folder):
    shutil.copy(folder / "document.txt", folder / "copy.txt")
    sources = "{doc: {file: document.txt, origin: port}, two: {file: copy.txt, origin: port}}"
    text = (GRAIN % RAIL_HOP).replace(
        "{doc: {file: document.txt, publisher: not stated, published: 2023-06, origin: port}}",
        sources,
    )
    with pytest.raises(DossierError, match="this document is already the source 'doc'"):
        read(folder, text)


def test_a_wrong_word_in_one_hop_does_not_hide_the_faults_of_another(folder):
    wrong = hop_text("Oslo", "Riga", "x").replace("by: road", "by: rial")
    hops = f"[{wrong}, {hop_text('Nowhereton, UA', 'Constanta, RO', 'shipped from Odesa')}]"
    with pytest.raises(DossierError, match="'rial' is not known here") as caught:
        read(folder, GRAIN % hops)
    assert "no place called 'Nowhereton'" in str(caught.value)
    assert "never used" not in str(caught.value)


def test_two_places_whose_names_make_one_id_stay_two(folder):
    (folder / "document.txt").write_text("From Vilnius to Riga, from Alpha to Riga.", "utf-8")
    places = "places: {vilnius: {name: Alpha, lat: 60, lon: 20, because: given}}"
    hops = f"[{hop_text('vilnius', 'Riga, LV', 'from Alpha to Riga')}, {hop_text('Vilnius', 'Riga, LV', 'From Vilnius to Riga')}]"
    dossier = read(folder, f"{GRAIN % hops}{places}\n")
    assert [hop.from_place.id for hop in dossier.hops] == ["vilnius", "vilnius-2"]


def test_a_table_from_a_spreadsheet_may_begin_with_a_byte_order_mark(folder):
    (folder / "hops.csv").write_text(
        "\ufefffrom,to,by,source,quote\n"
        '"Odesa, UA","Constanta, RO",sea,doc,"shipped from Odesa, Ukraine, to Constanta, Romania"\n',
        "utf-8",
    )
    assert len(read(folder, GRAIN % "hops.csv").hops) == 1


def test_a_table_with_semicolons_is_told_to_use_commas(folder):
    (folder / "hops.csv").write_text("from;to;by;source;quote\n", "utf-8")
    with pytest.raises(DossierError, match=r"hops\.csv:1:1: the columns are parted by semicolons"):
        read(folder, GRAIN % "hops.csv")


def test_a_hop_that_sources_only_deny_is_part_of_no_route(folder):
    denied = "{from: 'Odesa, UA', to: 'Oslo, NO', by: unknown, status: denied, denies: [doc: The port denied that grain went from Odesa to Oslo]}"
    graph = read(folder, GRAIN % f"[{denied}]").graph()
    assert graph.paths("Odesa", "Oslo") == ()
