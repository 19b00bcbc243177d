"""Texts of full length that make readers of Markdown slow. As a program it renders each; a slow one ends it."""

import random
import signal

LONGEST = 8000
# ␣ and ⏎ stand for a blank and a line end.
REPEATED = """[ ![ [a]( [[]] [a][ [a]:␣ []( [x](y) [x](https://e.org)␣ [x](/y) [x](https:// [x](</ ` ``␣a␣`␣ *a **a␣*b␣
_a _ \\ < & <a␣ <!-- <https://a> <https:// https://a.b/ https:// https://a( https://() www. www.a. | |a|b⏎|-|-⏎
>␣ > -␣ 1.␣ #␣ a⏎ a⏎=⏎ a⏎⏎ ```⏎ ~~~ ~~~⏎ &# &amp &#x *␣*␣ *** ___a a*b_c ((( a@b. <mailto: :// [x](/a␣'b [x](/a␣" \\[
\\` ```␣ |` [\\ a␣␣⏎ ’“”"""
WHOLE = {
    "nested lists": "".join(" " * (2 * depth) + "- a\n" for depth in range(88)),
    "nested quotes": (">" * 60 + " a\n") * 130,
    "many columns": "|" + "a|" * 1300 + "\n|" + "-|" * 1300 + "\n",
    "many rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * 1300,
    "blanks in a reference": "[a]:0" + " " * 7900 + "0",
    "blanks after a fence": "```" + " " * 7900,
    "unequal ticks": "".join("`" * (1 + turn % 90) + "a" for turn in range(180)),
    "half open, half closed": "[" * 4000 + "]" * 4000,
    "stars around": "*" * 4000 + "a" + "*" * 3999,
    "parentheses in a link": "[x](/" + "(" * 3900 + ")" * 3900 + ")",
    "links and brackets": '[x](https://e.org/a?b=1 "t") ' * 119 + "[" * 4000,
    "ticks and stars": "` " * 119 + "*a" * 3800,
    "accents": "a" + "\u0301\u0316" * 4000,
    "noise": "".join(random.Random(1).choices("*_`[]()<>#-|> \n\\!&~=+.1", k=LONGEST)),
}


def shapes():
    """Name and text of every shape."""
    for mark in REPEATED.split():
        piece = mark.replace("␣", " ").replace("⏎", "\n")
        yield repr(piece), (piece * LONGEST)[:LONGEST]
    for name, text in WHOLE.items():
        yield name, text[:LONGEST]


def main():
    from inquiry.text import to_html, to_markdown_safe, trim

    for name, text in shapes():
        print(name, flush=True)
        signal.setitimer(signal.ITIMER_PROF, 5)  # seconds of work, however busy the machine is
        to_html(trim(text))
        to_markdown_safe(text)
    print("all of them")


if __name__ == "__main__":
    main()
