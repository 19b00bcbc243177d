// <looks-again data-src="…">: asks for the part inside again every few seconds, as long as somebody looks at the page.
// When the part says `data-over`, the page is opened anew: there is more on it now.
import { place } from "./parts.js"

const FIRST = 2000, SLOWEST = 10000

customElements.define("looks-again", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    this.pause = FIRST
    document.addEventListener("visibilitychange", () => document.hidden || this.look(), { signal: this.over.signal })
    this.later()
  }

  disconnectedCallback() {
    this.over.abort()
    clearTimeout(this.waiting)
  }

  later() {
    clearTimeout(this.waiting)
    if (!document.hidden) this.waiting = setTimeout(() => this.look(), this.pause)
  }

  async look() {
    clearTimeout(this.waiting)
    const answer = await fetch(this.dataset.src, { cache: "no-store", signal: this.over.signal }).catch(() => null)
    const html = answer?.ok && !answer.redirected ? await answer.text() : ""
    if (html) place(html)
    this.pause = html ? FIRST : Math.min(this.pause * 2, SLOWEST) // the server is busy or away: less often
    if (this.querySelector("[data-over]")) location.reload()
    else this.later()
  }
})
