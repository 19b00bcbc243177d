"""T5: reports. There are none yet; the line is kept so that nobody thinks it was measured."""

from tests.bench.rows import Row


def run(_bench) -> list[Row]:
    return [Row("T5", "report page", None, 1.25, "×", "comes with the reports")]
