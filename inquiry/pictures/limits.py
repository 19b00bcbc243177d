"""How much one file may ask of the server."""

from dataclasses import asdict, dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """The most that taking in one file may use before it is refused."""

    pixels: int = 60_000_000
    pages: int = 50
    source_bytes: int = 64 * MEBIBYTE
    written_bytes: int = 64 * MEBIBYTE
    memory_bytes: int = 1536 * MEBIBYTE
    cpu_seconds: int = 60
    wall_seconds: float = 120

    def as_words(self) -> dict[str, int | float]:
        """The limits as plain values, to hand to the child."""
        return asdict(self)


USUAL = Limits()
