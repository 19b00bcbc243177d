"""T1, T2 and T6: pages and the fixed cost, as medians over several processes."""

from tests.bench.rows import Row, middle

TARGETS = {"home": ("T1", 1.25), "cycle, 400 notes": ("T2", 1.2), "wall, 60 cards": ("T2", 1.2)}
FIXED = 4.5


def run(bench) -> list[Row]:
    rounds = "7" if bench.quick else "15"
    starts = [bench.start("pages", str(bench.base.home), rounds) for _ in range(bench.starts)]
    rows = [row for name in starts[0]["pages"] for row in page_rows(name, [each["pages"][name] for each in starts])]
    for name, why in starts[0]["missing"].items():
        rows.append(Row(TARGETS.get(name, ("T2", 0))[0], name, None, note=why.splitlines()[0][:80]))
    fixed = middle([each["fixed"]["A/hello"] for each in starts])
    note = f"A {middle([each['fixed']['A_ms'] for each in starts]):.2f} ms"
    return [*rows, Row("T6", "fixed cost A / Flask hello", fixed, FIXED, "×", note)]


def page_rows(name: str, starts: list[dict]) -> list[Row]:
    target, at_most = TARGETS.get(name, ("T2", 1.2))
    over = {key: middle([each[key] for each in starts]) for key in ("/F", "/(A+F)", "in turn", "F_ms", "P_ms")}
    told = f"{over['P_ms']:.1f} over F {over['F_ms']:.1f} ms, {starts[0]['statements']} statements"
    note = f"{told}; A and F in turn {over['in turn']:.2f} ×"
    rows = [Row(target, f"{name} / (A+F)", over["/(A+F)"], at_most, "×", note)]
    return [Row(target, f"{name} / F", over["/F"], 2.7 if target == "T1" else None, "×"), *rows]
