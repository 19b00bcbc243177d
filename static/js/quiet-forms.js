// <quiet-forms data-lost="…">: forms inside are sent without leaving the page; the answer brings the parts that changed.
// What cannot be done now is said in #says. Words that must not be lost are not sent from here but by <kept-form>.
import { place } from "./parts.js"

customElements.define("quiet-forms", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    this.addEventListener("submit", (event) => this.send(event), { signal: this.over.signal })
  }

  disconnectedCallback() {
    this.over.abort()
  }

  async send(event) {
    const form = event.target
    if (event.defaultPrevented || form.closest("kept-form")) return
    event.preventDefault()
    const body = new URLSearchParams(new FormData(form, event.submitter))
    const release = this.hold(event.submitter)
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null)
    await this.take(answer, form, body)
    release()
  }

  async take(answer, form, body) {
    if (!answer) return this.say(this.dataset.lost)
    if (answer.redirected) return location.assign(answer.url)
    if (answer.status === 401) return location.reload()
    const said = await answer.json().catch(() => ({}))
    if (answer.ok || said.part) for (let open = form.closest("details"); open; open = open.parentElement.closest("details")) open.open = false
    if (answer.ok) this.settle(form, body)
    if (said.part) place(said.part)
    this.querySelector("[data-asks][open] button")?.focus() // a question is answered before anything else
    this.dispatchEvent(new CustomEvent("refreshed", { bubbles: true }))
    this.say(answer.ok ? "" : said.message || this.dataset.failed)
  }

  // What was sent is how things stand now: only what is chosen after it is somebody’s own and stays.
  settle(form, body) {
    for (const node of form.querySelectorAll("[type=radio]")) node.defaultChecked = body.get(node.name) === node.value
  }

  // One press is one act: the button waits for the answer, and keeps the focus.
  hold(button) {
    if (!button) return () => {}
    const had = document.activeElement === button
    button.disabled = true
    return () => {
      button.disabled = false
      if (had && button.isConnected && document.activeElement === document.body) button.focus({ preventScroll: true })
    }
  }

  say(words) {
    const line = Object.assign(document.createElement("p"), { className: "notice", textContent: words })
    document.getElementById("says").replaceChildren(...(words ? [line] : []))
  }
})
