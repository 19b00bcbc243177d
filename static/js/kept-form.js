// <kept-form data-pending-into="#cards" data-refused="…"><form …>…<template data-pending>…</template></kept-form>
// A form whose words are safe on this device before they are sent; without scripts it is an ordinary form.
// The template shows words on their way: [data-field="body"] is filled in, [data-note] says what happened,
// [data-copy] and [data-dismiss] appear when the server would not take them.
import { keepDraft, keepDrafts, restoreDrafts } from "./drafts.js"
import { dismiss, keep, outbox, refused, waiting } from "./outbox.js"
import { place } from "./parts.js"

customElements.define("kept-form", class extends HTMLElement {
  get form() {
    return this.querySelector("form")
  }

  connectedCallback() {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.addEventListener("submit", (event) => this.keep(event), { signal })
    this.addEventListener("input", ({ target }) => keepDraft(this.form, target), { signal })
    const told = (kind, act) => outbox.addEventListener(kind, ({ detail }) => this.isOurs(detail.record) && act(detail), { signal })
    told("kept", ({ record }) => this.show(record))
    told("sent", ({ record, answer }) => this.settle(record, answer))
    told("refused", ({ record, answer }) => {
      if (answer.part) place(answer.part)
      this.show(record)
    })
    told("dismissed", ({ record }) => this.card(record)?.remove())
    restoreDrafts(this.form)
    this.showAll()
  }

  disconnectedCallback() {
    this.leaving.abort()
  }

  isOurs(record) {
    return new URL(record.url, location).pathname === new URL(this.form.action).pathname
  }

  async keep(event) {
    const { form } = this
    event.preventDefault()
    const fields = [...new FormData(form, event.submitter)].filter(([, value]) => typeof value === "string")
    form.reset() // at once: what is typed from here on belongs to the next card
    form.querySelector("textarea, input[type=text]")?.focus()
    try {
      await keep(form.action, fields)
    } catch {
      sendPlainly(form, fields) // nothing can be kept here
      return
    }
    keepDrafts(form)
  }

  async showAll() {
    for (const record of [...(await waiting()), ...(await refused())].filter((each) => this.isOurs(each))) this.show(record)
  }

  card(record) {
    return document.querySelector(`[data-pending-id="${record.id}"]`)
  }

  show(record) {
    const card = this.card(record) || this.make(record)
    if (!card || !record.refused) return
    card.dataset.refused = record.refused.status
    const note = card.querySelector("[data-note]")
    if (note) note.textContent = record.refused.message || this.dataset.refused || ""
    for (const button of card.querySelectorAll("[data-copy], [data-dismiss]")) button.hidden = false
    card.querySelector("[data-dismiss]")?.addEventListener("click", () => dismiss(record))
  }

  make(record) {
    const card = this.querySelector("template[data-pending]")?.content.firstElementChild.cloneNode(true)
    if (!card) return null
    const said = Object.fromEntries(record.fields)
    card.id = `pending-${record.id}` // or a new card could be made out of this one
    card.dataset.pendingId = record.id
    for (const spot of card.querySelectorAll("[data-field]")) spot.textContent = said[spot.dataset.field] || ""
    card.querySelector("[data-copy]")?.addEventListener("click", () => copy(card.querySelector("[data-field]")))
    const { pendingInto } = this.dataset
    if (pendingInto) document.querySelector(pendingInto)?.append(card)
    else this.after(card)
    return card
  }

  settle(record, answer) {
    if (answer.part) place(answer.part)
    this.card(record)?.remove()
    this.dispatchEvent(new CustomEvent("sent", { bubbles: true, detail: answer }))
  }
})

// What an ordinary form would have sent, by a form of its own: this one may hold other words by now.
export function sendPlainly({ action }, fields) {
  const form = Object.assign(document.createElement("form"), { action, method: "post", hidden: true })
  form.append(...fields.map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value })))
  document.body.append(form)
  form.submit()
}

// The clipboard needs https; selecting and copying works everywhere.
function copy(spot) {
  getSelection().selectAllChildren(spot)
  document.execCommand("copy")
}
