// <auto-send data-target="plan"><form>…</form></auto-send>: sends the form at every change and swaps the part with that id.
// With data-src it only asks there, by GET; the form itself is sent by its button. What [data-say] in the part says is announced.
// Without a script the form has a button; with one, a button marked data-before-js is put away.
const PAUSE = 250
const said = form => new URLSearchParams(new FormData(form))

customElements.define("auto-send", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    for (const button of this.querySelectorAll("[data-before-js]")) button.hidden = true
    this.addEventListener("change", () => this.send(), { signal })
    this.addEventListener("input", event => event.target.matches("textarea, [type=text], [type=number]") && this.soon(), { signal })
    if (this.wasChanged) this.send()
  }

  disconnectedCallback() {
    this.over.abort()
    this.sending?.abort()
    clearTimeout(this.waiting)
  }

  // Somebody was quicker than this script.
  get wasChanged() {
    const form = this.querySelector("form"), untouched = form.cloneNode(true)
    untouched.reset()
    return String(said(form)) !== String(said(untouched))
  }

  soon() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.send(), PAUSE)
  }

  async send() {
    clearTimeout(this.waiting)
    this.sending?.abort()
    this.sending = new AbortController()
    const form = this.querySelector("form"), body = said(form)
    const post = form.method === "post" && !this.dataset.src
    const address = post ? form.action : `${this.dataset.src ?? form.action}?${body}`
    try {
      const answer = await fetch(address, { method: post ? "post" : "get", body: post ? body : null, headers: { "X-Part": "1" }, signal: this.sending.signal })
      if (answer.ok || answer.status === 422) this.swap(await answer.text())
      this.toggleAttribute("data-failed", !answer.ok && answer.status !== 422)
    } catch (trouble) {
      if (trouble.name !== "AbortError") this.setAttribute("data-failed", "")
    }
  }

  swap(html) {
    const part = new DOMParser().parseFromString(html, "text/html").getElementById(this.dataset.target)
    const here = document.getElementById(this.dataset.target), focused = document.activeElement?.id
    for (const { id } of here?.querySelectorAll("details[open][id]") ?? []) part?.querySelector(`#${id}`)?.setAttribute("open", "")
    if (part) here?.replaceWith(document.adoptNode(part))
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus()
    this.say(part?.querySelector("[data-say]")?.textContent.trim())
    this.dispatchEvent(new CustomEvent("swapped", { bubbles: true }))
  }

  say(sentence) {
    const status = this.querySelector("[role=status]")
    if (status && sentence && status.textContent !== sentence) status.textContent = sentence
  }
})
