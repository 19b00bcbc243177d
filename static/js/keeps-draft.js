// <keeps-draft data-said="…" data-forget="…"><form>…</form></keeps-draft>: keeps what somebody typed on this device until it is sent.
// Kept by person and page, so that another person at the same computer never sees it.
// What was sent is forgotten only when the server has led on to the next page; a lost connection or an ended sign-in loses nothing.
const PAUSE = 400
const sent = JSON.parse(sessionStorage.getItem("sent") ?? "[]")
const ledOn = performance.getEntriesByType("navigation")[0]?.redirectCount > 0

sessionStorage.removeItem("sent")
if (document.body.dataset.me && ledOn) for (const key of sent) localStorage.removeItem(key)

customElements.define("keeps-draft", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    this.key = `draft:${document.body.dataset.me}:${location.pathname}:${this.id}`
    this.restore()
    this.addEventListener("input", () => this.soon(), { signal })
    this.addEventListener("submit", () => this.send(), { signal })
    addEventListener("pagehide", () => this.waiting && this.keep(), { signal })
  }

  disconnectedCallback() {
    this.over.abort()
    clearTimeout(this.waiting)
  }

  get fields() {
    return [...this.querySelectorAll("textarea[name], input[name]:not([type]), input[name][type=text]")]
  }

  soon() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.keep(), PAUSE)
  }

  keep() {
    clearTimeout(this.waiting)
    this.waiting = null
    const changed = this.fields.filter(field => field.value !== field.defaultValue).map(field => [field.name, field.value])
    if (changed.length) localStorage.setItem(this.key, JSON.stringify(changed))
    else localStorage.removeItem(this.key)
  }

  send() {
    this.keep()
    sessionStorage.setItem("sent", JSON.stringify([this.key]))
  }

  restore() {
    const kept = new Map(JSON.parse(localStorage.getItem(this.key) ?? "[]"))
    const changed = this.fields.filter(field => kept.has(field.name) && kept.get(field.name) !== field.value)
    if (!changed.length) return
    for (const field of changed) field.value = kept.get(field.name)
    this.tell()
  }

  tell() {
    const line = Object.assign(document.createElement("p"), { className: "draft", textContent: this.dataset.said })
    const away = Object.assign(document.createElement("button"), { className: "button button--plain", type: "button", textContent: this.dataset.forget })
    line.setAttribute("role", "status")
    away.addEventListener("click", () => {
      this.forget()
      for (const field of this.fields) field.value = field.defaultValue
      line.remove()
    })
    line.append(away)
    this.prepend(line)
  }

  forget() {
    clearTimeout(this.waiting)
    this.waiting = null
    localStorage.removeItem(this.key)
  }
})
