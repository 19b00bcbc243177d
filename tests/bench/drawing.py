"""T7, to the end: one card from POST until it is drawn on 200 open pages of the room, in a real Chromium.

Each page has a host name of its own (p1.localhost, p2.localhost, …), so each has its own stream, as 200 devices would;
but all of them are drawn by this one machine, which 200 devices would not.
"""

import asyncio
import time
from itertools import cycle

from playwright.async_api import async_playwright

from tests.bench.calls import cookie_of
from tests.bench.rows import Row, middle, spread
from tests.bench.served import product
from tests.bench.voice import Voice

MANY, FEW, AT_ONCE, PATIENCE = 200, 40, 6, 300
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--renderer-process-limit=8",
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process",
]
WATCH = r"""
window.seen = {}
const clock = () => performance.timeOrigin + performance.now()
new MutationObserver(changes => {
  for (const change of changes) for (const node of change.addedNodes) {
    const mark = /T=(\d{6})/.exec(node.textContent || "")?.[1]
    if (!mark || mark in seen) continue
    seen[mark] = [clock(), null]
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => { seen[mark][1] = clock() }
      port2.postMessage(0)
    })
  }
}).observe(document, { childList: true, subtree: true })
"""


def run(bench) -> list[Row]:
    place = bench.fresh("drawing")
    many, cards = (FEW, 6) if bench.quick else (MANY, 15)
    with product(place) as server:
        seen, sent = asyncio.run(look(place, server.port, many, cards))
    placed = [pair[0] - sent[mark] for page in seen for mark, pair in marks(page)]
    drawn = [pair[1] - sent[mark] for page in seen for mark, pair in marks(page) if pair[1]]
    first = [min(dict(marks(page))[mark][1] for page in seen) - sent[mark] for mark in sent]
    note = f"{len(drawn)} of {many * cards} drawings seen"
    of = f"{many} pages of one Chromium"
    return [
        Row("T7", f"POST → in the page, {of}, p50", spread(placed)["p50"], None, " ms", note),
        Row("T7", f"POST → drawn, {of}, the first page", middle(first), None, " ms"),
        Row("T7", f"POST → drawn, {of}, p50", spread(drawn)["p50"], None, " ms"),
        Row("T7", f"POST → drawn, {of}, p99", spread(drawn)["p99"], None, " ms"),
    ]


def marks(page: dict) -> list[tuple[int, list]]:
    return [(int(mark), pair) for mark, pair in page.items()]


async def look(place, port: int, many: int, cards: int) -> tuple[list[dict], dict[int, float]]:
    """What every page saw and when, and when each card was sent, in milliseconds of the same clock."""
    where, app = place.said["wall"], place.app()
    cookies = cycle([cookie_of(app, person).partition("=") for person in where["people"]])
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await chromium.new_context(viewport={"width": 390, "height": 780})
        await context.add_init_script(WATCH)
        urls = [f"http://p{number}.localhost:{port}" for number in range(many)]
        await context.add_cookies(
            [{"name": name, "value": value, "url": url} for url, (name, _, value) in zip(urls, cookies, strict=False)]
        )
        pages = await open_all(context, [f"{url}/meetings/{where['meeting']}/room" for url in urls])
        voice = Voice(port, where, cookie_of(app, where["people"][0]))
        sent = await asyncio.to_thread(talk, voice, cards, many / 100)
        await asyncio.sleep(3)
        seen = [await page.evaluate("window.seen") for page in pages]
        await chromium.close()
    return [{mark: pair for mark, pair in page.items() if int(mark) in sent} for page in seen], sent


async def open_all(context, urls):
    """Open the pages a few at a time, and wait until each of them is live."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def open_one(url):
        async with gate:
            page = await context.new_page()
            await page.goto(url, wait_until="domcontentloaded", timeout=PATIENCE * 1000)
            await page.wait_for_selector("live-room[data-state=live]", state="attached", timeout=PATIENCE * 1000)
            return page

    return await asyncio.gather(*map(open_one, urls))


def talk(voice: Voice, cards: int, gap: float) -> dict[int, float]:
    """Keep the cards with time between them for every page to come to rest."""
    voice.say(900)
    time.sleep(gap)
    sent = {}
    for mark in range(1000, 1000 + cards):
        sent[mark] = time.time() * 1000
        voice.say(mark)
        time.sleep(gap)
    return sent
