// <live-room src="/live/meetings/…" after="12" lang="en">: keeps the page as everyone in the room has it, and says in
// .live (templates/parts/live_state.html) how that is going: live, catching-up, kept, signed-out, gone.
// Every piece of news is also told as an event on this element: `live:<kind>`, with {id, data}.
import { LiveLine } from "./live-line.js"
import { flush, outbox, waiting } from "./outbox.js"
import { place, refresh } from "./parts.js"

const SETTLE = 700 // a change of state that lasts shorter is not worth a word

customElements.define("live-room", class extends HTMLElement {
  connectedCallback() {
    const from = { after: Number(this.getAttribute("after") || 0), lang: this.lang || document.documentElement.lang }
    this.line = new LiveLine(this.getAttribute("src"), from, (news) => this.hear(news), (state) => this.know(state))
    this.leaving = new AbortController()
    const { signal } = this.leaving
    document.addEventListener("visibilitychange", () => this.look(), { signal })
    addEventListener("pagehide", () => this.line.close(), { signal })
    addEventListener("pageshow", () => this.look(), { signal })
    addEventListener("online", () => this.again(), { signal })
    for (const kind of ["kept", "sent", "refused", "dismissed"]) outbox.addEventListener(kind, () => this.say(), { signal })
    outbox.addEventListener("signed-out", () => this.know("signed-out"), { signal })
    this.state = "catching-up"
    this.look()
    this.say()
  }

  disconnectedCallback() {
    this.leaving.abort()
    this.line.close()
  }

  // A browser opens six connections to a server, no more: a page nobody looks at gives its own back.
  look() {
    clearTimeout(this.closing)
    if (document.hidden) this.closing = setTimeout(() => this.line.close(), 2000)
    else if (this.state !== "gone") this.line.open()
  }

  again() {
    this.line.close()
    this.look()
  }

  hear({ id, kind, data }) {
    if (kind.endsWith("-part")) place(data)
    if (kind === "refresh") refresh(data)
    if (kind === "reset") this.reset()
    if (kind === "gone") this.leave()
    this.dispatchEvent(new CustomEvent(`live:${kind}`, { bubbles: true, detail: { id, data } }))
  }

  async reset() {
    this.line.close()
    await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, 5000))])
    location.reload()
  }

  leave() {
    this.line.close()
    this.know("gone")
    setTimeout(() => location.assign(this.dataset.home || "/"), 4000)
  }

  know(state) {
    if (state === this.state || this.state === "gone") return
    if (state === "live") flush()
    this.state = state
    this.say()
  }

  say() {
    clearTimeout(this.saying)
    this.saying = setTimeout(() => this.sayNow(), SETTLE)
  }

  async sayNow() {
    const count = (await waiting()).length
    const state = count && this.state !== "gone" && this.state !== "signed-out" ? "kept" : this.state
    this.dataset.state = state
    for (const spot of document.querySelectorAll(".live[data-state]")) {
      if (spot.dataset.state !== state) spot.dataset.state = state
      for (const number of spot.querySelectorAll("[data-waiting]")) number.textContent = count
    }
  }
})
