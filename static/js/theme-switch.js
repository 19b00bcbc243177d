// <theme-switch>: changes the light at once, and tells the server so that every device of this person knows.
customElements.define("theme-switch", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    this.addEventListener("submit", event => this.choose(event), { signal: this.over.signal })
  }

  disconnectedCallback() {
    this.over.abort()
  }

  choose(event) {
    const form = event.target, button = event.submitter
    if (!button) return
    event.preventDefault()
    if (button.value === "system") delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = button.value
    for (const other of this.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button))
    fetch(form.action, { method: "POST", body: new URLSearchParams([[button.name, button.value]]), headers: { "X-Part": "1" } })
  }
})
