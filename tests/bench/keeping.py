"""T4: keeping a card, as medians over several processes."""

from tests.bench import networked
from tests.bench.rows import Row, middle


def run(bench) -> list[Row]:
    rounds = "5" if bench.quick else "9"
    homes = [str(bench.fresh(f"keeping{number}").home) for number in range(bench.starts)]
    starts = [bench.start("posting", home, rounds) for home in homes]
    alone = [row for name in starts[0]["pages"] for row in card_rows(name, [each["pages"][name] for each in starts])]
    return alone + networked.rows(bench)


def card_rows(name: str, starts: list[dict]) -> list[Row]:
    over = {key: middle([each[key] for each in starts]) for key in ("/F", "/(A+F)", "F_ms", "P_ms")}
    first = starts[0]
    asked = f"{first['statements']} statements, {first['templates']} templates"
    note = f"{over['P_ms']:.1f} over F {over['F_ms']:.1f} ms, {asked}"
    return [
        Row("T4", f"{name} / (A+F)", over["/(A+F)"], 1.9, "×", note),
        Row("T4", f"{name} / F", over["/F"], None, "×"),
    ]
