// <closing-menu><details>…</details></closing-menu>: what was opened closes with Escape, or when one goes elsewhere.
customElements.define("closing-menu", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    document.addEventListener("pointerdown", event => this.contains(event.target) || this.close(), { signal })
    this.addEventListener("focusout", event => event.relatedTarget && !this.contains(event.relatedTarget) && this.close(), { signal })
    this.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !this.details?.open) return
      event.stopPropagation()
      this.close()
      this.details.querySelector("summary").focus()
    }, { signal })
  }

  disconnectedCallback() {
    this.over.abort()
  }

  get details() {
    return this.querySelector("details")
  }

  close() {
    if (this.details) this.details.open = false
  }
})
