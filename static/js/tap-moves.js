// <tap-moves>: each press of a move is one tap, kept on this device until the server has it, and taken back in the same
// way. A tap is called on the server what it is called here, so it can be taken back before it has arrived.
import { sendPlainly } from "./kept-form.js"
import { dismiss, keep, outbox, refused, waiting } from "./outbox.js"
import { place } from "./parts.js"
import { serverNow } from "./server-clock.js"

const BACK = /\/move-taps\/([^/]+)\/taking-back$/
const pathOf = (url) => new URL(url, location).pathname

customElements.define("tap-moves", class extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController()
    this.gone = new Set()
    const { signal } = this.leaving
    this.pad = this.querySelector(".pad")
    this.addEventListener("submit", (event) => this.press(event), { signal })
    for (const kind of ["kept", "sent", "refused", "dismissed"]) {
      outbox.addEventListener(kind, ({ detail }) => this.isOurs(detail.record) && this[kind](detail.record, detail.answer), { signal })
    }
    this.recall()
  }

  disconnectedCallback() {
    this.leaving.abort()
  }

  async recall() {
    for (const record of [...(await waiting()), ...(await refused())].filter((each) => this.isOurs(each))) this.kept(record)
  }

  isOurs({ url }) {
    return pathOf(url) === pathOf(this.pad.action) || BACK.test(pathOf(url))
  }

  async press(event) {
    const form = event.target
    const fields = [...new FormData(form, event.submitter)].filter(([name]) => name !== "family")
    event.preventDefault()
    if (form === this.pad) {
      fields.push(["at", Math.round(serverNow())])
      form.elements.words.value = ""
      this.say(`${this.dataset.said}: ${event.submitter.textContent}`)
    } else this.say(this.dataset.back)
    await keep(form.action, fields).catch(() => sendPlainly(form, fields))
  }

  say(words) {
    this.querySelector("[data-status]").textContent = words
  }

  line(ref) {
    return document.getElementById(`tap-${ref}`)
  }

  kept(record) {
    const [, back] = BACK.exec(pathOf(record.url)) || []
    if (back) {
      this.gone.add(back)
      this.line(back)?.remove()
    } else if (!this.gone.has(record.id)) this.mark(this.line(record.id) || this.make(record), record)
  }

  make(record) {
    const line = this.querySelector("template[data-pending]").content.firstElementChild.cloneNode(true)
    const said = Object.fromEntries(record.fields)
    line.id = `tap-${record.id}`
    line.querySelector("[data-name]").textContent = this.pad.querySelector(`[value="${CSS.escape(said.code)}"]`)?.textContent || said.code
    line.querySelector("[data-words]").textContent = said.words || ""
    line.querySelector("form").action = `/move-taps/${record.id}/taking-back`
    document.getElementById("taps").prepend(line)
    return line
  }

  // What the server would not take stays to be read until it is put away.
  mark(line, record) {
    if (!record.refused) return
    line.querySelector("[data-note]").textContent = record.refused.message || this.dataset.refused
    line.querySelector("form").hidden = true
    const away = line.querySelector("[data-dismiss]")
    away.hidden = false
    away.addEventListener("click", () => dismiss(record))
  }

  sent(record, answer) {
    if (!this.gone.has(record.id) && answer.part) place(answer.part)
  }

  // Nothing is left to take back when the tap itself never arrived.
  refused(record) {
    if (BACK.test(pathOf(record.url))) dismiss(record)
    else this.kept(record)
  }

  dismissed(record) {
    this.line(record.id)?.remove()
  }
})
