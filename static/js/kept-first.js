// <kept-first data-says="…">: before another form around it goes on, words that were changed and not kept come first.
customElements.define("kept-first", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    this.addEventListener("submit", (event) => this.stop(event), { signal: this.over.signal, capture: true })
  }

  disconnectedCallback() {
    this.over.abort()
  }

  stop(event) {
    const field = [...this.querySelectorAll("input[name=text]")].find((one) => one.value !== one.defaultValue && one.form !== event.target)
    if (!field) return
    event.preventDefault()
    event.stopPropagation()
    this.querySelector(".kept-first")?.remove()
    field.form.after(Object.assign(document.createElement("p"), { className: "kept-first", role: "alert", textContent: this.dataset.says }))
    field.focus()
  }
})
