// <clock-face state="running" ends-at="…" planned-ms="…"> or state="paused" remaining-ms="…": see templates/parts/timer.html.
// Counts to a deadline of the server’s. Nothing ticks over the network; past the end it says +m:ss and forces nothing.
import { serverNow } from "./server-clock.js"

const MARKS = [["five", 300_000], ["one", 60_000], ["end", 0]]

export function inWords(left) {
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000)
  const minutes = Math.floor(seconds / 60)
  const rest = String(seconds % 60).padStart(2, "0")
  return `${left < 0 && seconds ? "+" : ""}${minutes}:${rest}`
}

customElements.define("clock-face", class extends HTMLElement {
  static observedAttributes = ["state", "ends-at", "remaining-ms", "planned-ms"]

  connectedCallback() {
    this.before = null
    this.ticking = setInterval(() => this.draw(), 250)
    this.draw()
  }

  disconnectedCallback() {
    clearInterval(this.ticking)
  }

  attributeChangedCallback() {
    this.before = null
    if (this.isConnected) this.draw()
  }

  number(name) {
    return Number(this.getAttribute(name) || 0)
  }

  get isRunning() {
    return this.getAttribute("state") === "running"
  }

  get left() {
    if (this.isRunning) return this.number("ends-at") - serverNow()
    return this.hasAttribute("remaining-ms") ? this.number("remaining-ms") : this.number("planned-ms")
  }

  draw() {
    const { left } = this
    const over = left <= -1000
    const share = Math.min(1, Math.max(0, left / (this.number("planned-ms") || 1)))
    this.write(".digits", inWords(left))
    this.write(".timer__of", over ? this.dataset.over : this.getAttribute("state") === "paused" ? this.dataset.paused : this.dataset.of)
    this.classList.toggle("timer--over", over)
    this.querySelector(".timer__share")?.setAttribute("stroke-dasharray", `${(100 * share).toFixed(2)} 200`)
    if (this.isRunning) this.speak(left)
  }

  write(where, words) {
    const spot = this.querySelector(where)
    if (spot && spot.textContent !== words) spot.textContent = words
  }

  // Said when a mark is passed, not when a page is opened after it.
  speak(left) {
    const passed = MARKS.filter(([, mark]) => this.before !== null && this.before > mark && left <= mark).pop()
    const spot = this.querySelector("[role=status]")
    if (passed && spot) spot.textContent = spot.dataset[passed[0]] || ""
    this.before = left
  }
})
