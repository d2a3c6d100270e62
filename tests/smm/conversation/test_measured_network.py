"""The picture of a network: what it says, in both languages, bounded, and without names."""

import math
from itertools import combinations

import plotly.graph_objects as go
import pytest

from smm.charts.chart import PRESENT_TEXT_SIZE
from smm.charts.measured_network import layout, network_chart
from smm.conversation.network_tables import measures_table, structures_table
from smm.conversation.results import Conversation, Node
from smm.i18n import Translator
from tests.smm.conversation.networks import SHAPES, brand, measured, polarised, support

TRIED = {shape: measured(*made[0], companies={0}) for shape, made in SHAPES.items()} | {
    "several": measured(84, [(i % 4, customer) for i, customer in enumerate(range(4, 84))], companies=set(range(4))),
    "nobody": measured(*brand(60), companies=()),
    "few": measured(6, [(0, 1), (1, 0), (2, 3)], companies={0}),
    "silent": measured(20, [], companies={0}),
}
EVERY = pytest.mark.parametrize("network", TRIED.values(), ids=list(TRIED))
LANGUAGES = pytest.mark.parametrize("language", ["en", "it"])


def draw(network, language="en", present=False):
    return network_chart(Conversation.model_construct(network=network), Translator(language), present)


def lines(chart, dash):
    return [t for t in chart.figure.to_dict()["data"] if t["mode"] == "lines" and t["line"].get("dash") == dash]


@EVERY
@LANGUAGES
def test_it_says_what_it_shows(network, language):
    chart = draw(network, language)
    for text in (chart.title, chart.subtitle, chart.sentence, chart.alt):
        assert text and text.strip() == text and not set("{}") & set(text) and "None" not in text
    other = draw(network, "it" if language == "en" else "en")
    assert (chart.title, chart.subtitle, chart.sentence, chart.alt) != (
        other.title,
        other.subtitle,
        other.sentence,
        other.alt,
    )
    assert chart.id == "measured_network"


@EVERY
@LANGUAGES
def test_its_table_has_a_row_for_each_author_drawn(network, language):
    table = draw(network, language).table
    assert len(table.rows) == len(network.nodes) == len({row[0] for row in table.rows})
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert sum(row[2] for row in table.rows) == sum(row[3] for row in table.rows) == len(network.edges)


@EVERY
@pytest.mark.parametrize("present", [False, True])
def test_plotly_accepts_the_figure_and_its_height_is_fixed(network, present):
    chart = draw(network, present=present)
    checked = go.Figure(chart.figure.to_dict())
    assert checked.layout.height == draw(TRIED["support_network"], present=present).figure.layout.height
    size = PRESENT_TEXT_SIZE if present else 15
    assert checked.layout.font.size == size and all(a.font.size == size for a in checked.layout.annotations)
    assert chart.sentence == draw(network).sentence and chart.table == draw(network).table


def test_the_same_network_gives_the_same_picture():
    one, other = (draw(measured(*polarised(), companies={0})).figure.to_dict() for _ in range(2))
    assert one == other


def test_what_is_not_measurable_is_not_drawn():
    assert draw(None) is None


def test_few_people_are_not_shown_to_many():
    small = measured(4, [(0, 1), (1, 2)], companies={0})
    assert draw(small, present=True) is None and draw(small) is not None


def test_who_answers_is_solid_and_who_does_not_is_dashed():
    one_way, both = draw(TRIED["support_network"]), draw(measured(*support(30, 1.0), companies={0}))
    assert lines(one_way, "dash") and not lines(one_way, None)
    assert lines(both, None) and not lines(both, "dash")
    marks = [t for t in one_way.figure.to_dict()["data"] if t["mode"] == "markers"]
    (arrows,) = [t for t in marks if t["marker"]["symbol"] == "arrow"]
    assert len(arrows["x"]) == 49
    for x, y, angle in zip(arrows["x"], arrows["y"], arrows["marker"]["angle"], strict=True):  # outwards, clockwise
        assert math.hypot(x, y) > 0.5
        assert math.isclose(math.sin(math.radians(angle)), x / math.hypot(x, y), abs_tol=1e-9)


def test_the_company_differs_by_shape_and_by_its_word():
    chart = draw(TRIED["support_network"], "it")
    marks = [t["marker"]["symbol"] for t in chart.figure.to_dict()["data"] if t["mode"] == "markers"]
    assert {"square", "circle"} <= set(marks)
    assert [a.text for a in chart.figure.layout.annotations] == ["<b>Tu</b>"]
    assert chart.table.rows[0][0] == "Tu" and "Quadrato: tu." in chart.subtitle
    assert "Square" not in draw(TRIED["nobody"]).subtitle
    several = draw(TRIED["several"])
    assert "Squares: companies." in several.subtitle and several.table.rows[0][0] == "Company 1"


def test_the_title_and_the_sentence_name_the_closest_and_the_next():
    chart = draw(TRIED["polarised_crowd"])
    assert chart.title.startswith("Closest shape: polarised crowd.")
    assert "not certain" in chart.sentence and "tight crowd" in chart.sentence
    assert draw(TRIED["few"]).title == "Too few people to see a shape: 6"
    assert draw(TRIED["silent"]).title == "Nobody answers anybody in this log"


@pytest.mark.parametrize(("first", "second", "said"), [(0.2, 0.24, "Between two shapes"), (0.2, 0.3, "not certain")])
def test_two_shapes_that_are_nearly_as_close_are_said_together(first, second, said):
    network = TRIED["support_network"]
    near = [s.model_copy(update={"distance": d}) for s, d in zip(network.structures, (first, second), strict=False)]
    assert said in draw(network.model_copy(update={"structures": tuple(near)})).sentence


@pytest.mark.parametrize("companies", [0, 1, 5])
@pytest.mark.parametrize("groups", [1, 4, 60])
def test_no_two_authors_stand_in_one_place_and_groups_stand_together(companies, groups):
    nodes = tuple(Node(id=i, company=i < companies, messages=1, group=i * 7 % groups) for i in range(60))
    places = layout(nodes)
    assert min(math.dist(a, b) for a, b in combinations(places, 2)) > 0.05
    assert all(math.hypot(*place) <= 1 + 1e-9 for place in places)
    around = sorted(nodes[companies:], key=lambda n: math.atan2(*places[n.id]) % (2 * math.pi))
    changes = sum(a.group != b.group for a, b in zip(around, around[1:], strict=False))
    assert changes == len({node.group for node in around}) - 1


@EVERY
@LANGUAGES
def test_the_numbers_behind_the_shape_are_told(network, language):
    t = Translator(language)
    measures, structures = measures_table(network, t), structures_table(network, t)
    assert len(measures.rows) == 10 and all(row[2] is not None or row[3] is not None for row in measures.rows)
    assert len(structures.rows) == len(network.structures)
    assert measures.written(t) and len({row[0] for row in measures.rows}) == 10
    for table in (measures, structures):
        assert all(len(row) == len(table.columns) for row in table.rows)
