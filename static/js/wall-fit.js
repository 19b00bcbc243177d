// <wall-fit data-page="Page {page} of {pages}, {n} more cards"> around the table of the projector: makes the wall fit the
// screen, and parts it into pages when it cannot. The newest page is shown; only people turn it, with the buttons, with
// the arrow keys, or whoever leads from their own device. newest="last" when new cards are added at the end.
const LEVELS = 4
const PAGED = 3 // pages need no letters too small to read from the back
const EARLIER = ["ArrowRight", "ArrowDown", "PageDown"]
const NEWER = ["ArrowLeft", "ArrowUp", "PageUp"]

customElements.define("wall-fit", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    this.size = new ResizeObserver(() => this.fit())
    this.change = new MutationObserver(() => this.fit())
    this.size.observe(this.parentElement)
    this.change.observe(this, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["hidden"] })
    this.addEventListener("click", ({ target }) => this.turn(target.closest("[data-turn]")?.dataset.turn), { signal })
    document.addEventListener("keydown", (event) => this.press(event), { signal })
    document.addEventListener("live:wall-page", ({ detail }) => this.turn(detail.data), { signal })
    document.fonts.ready.then(() => this.fit())
  }

  disconnectedCallback() {
    this.over.abort()
    this.size.disconnect()
    this.change.disconnect()
  }

  get overflows() {
    return this.scrollHeight > this.clientHeight + 2 || this.scrollWidth > this.clientWidth + 2
  }

  get cards() {
    return this.querySelectorAll(".wall > :not(.card--down)")
  }

  fit() {
    const cards = [...this.cards]
    if (this.getAttribute("newest") === "last") cards.reverse()
    for (const mark of ["paged", "alone"]) this.removeAttribute(mark)
    this.pages = [cards]
    this.show(cards)
    for (let level = 0; level <= LEVELS; level++) {
      this.setAttribute("level", level)
      if (!this.overflows) break
    }
    if (this.overflows && cards.length) this.part(cards)
    this.say(cards)
    this.change.takeRecords()
  }

  // The page is the one with the card that stood first when somebody turned to it; the newest when that card is gone.
  part(cards) {
    this.setAttribute("level", PAGED)
    this.setAttribute("paged", "")
    this.say(cards)
    this.pages = []
    for (let from = 0; from < cards.length; from += this.pages.at(-1).length) this.pages.push(this.fill(cards, from))
    this.settle()
  }

  // A card so long that it does not fit alone gets the whole width.
  settle() {
    this.removeAttribute("alone")
    this.show(this.page)
    this.toggleAttribute("alone", this.overflows)
  }

  // As many cards as fit, and one in any case.
  fill(cards, from) {
    let [fits, beyond] = [1, cards.length - from + 1]
    while (beyond - fits > 1) {
      const tried = (fits + beyond) >> 1
      this.show(cards.slice(from, from + tried))
      if (this.overflows) beyond = tried
      else fits = tried
    }
    return cards.slice(from, from + fits)
  }

  show(shown) {
    const these = new Set(shown)
    for (const card of this.cards) card.hidden = !these.has(card)
  }

  get number() {
    return Math.max(0, this.pages.findIndex((page) => page.some((card) => card.id === this.first)))
  }

  get page() {
    return this.pages[this.number]
  }

  turn(way) {
    if (!way || this.pages.length < 2) return
    const there = Math.min(this.pages.length - 1, Math.max(0, this.number + (way === "earlier" ? 1 : -1)))
    this.first = there ? this.pages[there][0].id : null // on the newest page new cards come in by themselves
    this.settle()
    this.say(this.pages.flat())
    this.change.takeRecords()
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return
    const way = EARLIER.includes(event.key) ? "earlier" : NEWER.includes(event.key) ? "newer" : null
    if (!way || !this.hasAttribute("paged")) return
    event.preventDefault()
    this.turn(way)
  }

  say(cards) {
    const bar = this.querySelector(".screen__pages")
    const words = { page: this.number + 1, pages: this.pages.length, n: cards.length - this.page.length }
    bar.hidden = !this.hasAttribute("paged")
    bar.querySelector("p").textContent = this.dataset.page.replace(/{(\w+)}/g, (_, name) => words[name])
    for (const button of bar.querySelectorAll("[data-turn]"))
      button.setAttribute("aria-disabled", this.number === (button.dataset.turn === "newer" ? 0 : this.pages.length - 1))
  }
})
