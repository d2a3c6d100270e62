"""Made networks of each published shape, random ones, and their measures computed slowly and plainly."""

import random
from collections import Counter
from itertools import combinations, permutations

from hypothesis import strategies as st

from smm.conversation.network import network


def measured(authors, edges, companies=(), written=None, **more):
    """Measure a list of (source, target) or (source, target, messages)."""
    full = [(*edge, 1) if len(edge) == 2 else edge for edge in edges]
    columns = tuple(zip(*full, strict=True)) or ((), (), ())
    return network(*columns, [i in companies for i in range(authors)], written or [1] * authors, **more)


def everyone(people):
    """Everyone answers everyone."""
    return list(permutations(people, 2))


def some(people, share, seed=1):
    """Some answer some."""
    return [pair for pair in permutations(people, 2) if random.Random(f"{seed}{pair}").random() < share]


def polarised(size=15):
    return 2 * size, [*everyone(range(size)), *everyone(range(size, 2 * size)), (0, size)]


def tight(size=30):
    return size, some(range(size), 0.4)


def brand(size=100):
    return size, [(2 * i, 2 * i + 1) for i in range(size // 8)]


def community(groups=5, size=8, alone=12):
    cliques = [everyone(range(i * size, (i + 1) * size)) for i in range(groups)]
    bridges = [(i * size, (i + 1) * size) for i in range(groups - 1)]
    return groups * size + alone, [*sum(cliques, []), *bridges]


def broadcast(size=50):
    return size, [(i, 0) for i in range(1, size)]


def support(size=50, back=0.0):
    return size, [*[(0, i) for i in range(1, size)], *[(i, 0) for i in range(1, int(size * back))]]


SHAPES = {
    "polarised_crowd": [polarised(), polarised(40)],
    "tight_crowd": [tight(), tight(12), (20, everyone(range(20))), (300, some(range(300), 0.05))],
    "brand_cluster": [brand(), brand(1000), (30, [])],
    "community_cluster": [community(), community(3), community(9, 12, 60)],
    "broadcast_network": [broadcast(), broadcast(1000), (60, [(i, 0) for i in range(1, 45)])],
    "support_network": [support(), support(1000), support(50, 0.5), support(50, 1.0), (60, support(45)[1])],
}


@st.composite
def graphs(draw):
    """How many authors, and edges that may repeat or be loops."""
    authors = draw(st.integers(1, 9))
    author = st.integers(0, authors - 1)
    return authors, draw(st.lists(st.tuples(author, author, st.integers(1, 5)), max_size=30))


def slowly(authors, edges):
    """The measures of a network by their definitions."""
    ties = Counter()
    for source, target, messages in edges:
        if source != target:
            ties[source, target] += messages
    pairs = [pair for pair in combinations(range(authors), 2) if pair in ties or pair[::-1] in ties]
    out = [sum(source == i for source, _ in ties) for i in range(authors)]
    into = [sum(target == i for _, target in ties) for i in range(authors)]
    return {
        "authors": authors,
        "ties": len(ties),
        "density": len(ties) / (authors * (authors - 1)) if authors > 1 else 0,
        "reciprocity": sum(p in ties and p[::-1] in ties for p in pairs) / len(pairs) if pairs else 0,
        "isolates": sum(not a + b for a, b in zip(out, into, strict=True)) / authors,
        "in_centralisation": freeman(into),
        "out_centralisation": freeman(out),
    }


def freeman(degrees):
    n = len(degrees)
    return sum(max(degrees) - d for d in degrees) / (n - 1) ** 2 if n > 1 else 0


def best_modularity(authors, edges):
    """The largest Q of every division there is."""
    pairs = {tuple(sorted(edge[:2])) for edge in edges if edge[0] != edge[1]}
    return max((modularity(pairs, division) for division in divisions(authors)), default=0.0) if pairs else 0.0


def modularity(pairs, division):
    degree = Counter(end for pair in pairs for end in pair)
    total = len(pairs)
    groups = set(division)
    inside = {g: sum(division[a] == division[b] == g for a, b in pairs) for g in groups}
    ends = {g: sum(d for i, d in degree.items() if division[i] == g) for g in groups}
    return sum(inside[g] / total - (ends[g] / (2 * total)) ** 2 for g in groups)


def divisions(n):
    """Every way to divide n things into groups, as labels that first appear in order."""
    if n == 0:
        yield ()
        return
    for rest in divisions(n - 1):
        for label in range(max(rest, default=-1) + 2):
            yield (*rest, label)
