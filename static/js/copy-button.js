// <copy-button text="…" data-done="Copied"><button type="button">Copy the link</button></copy-button>
customElements.define("copy-button", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    this.hidden = !navigator.clipboard
    this.addEventListener("click", event => event.target.closest("button") && this.copy(), { signal: this.over.signal })
  }

  disconnectedCallback() {
    this.over.abort()
    clearTimeout(this.later)
  }

  async copy() {
    await navigator.clipboard.writeText(this.getAttribute("text"))
    const words = this.querySelector("button span") ?? this.querySelector("button")
    this.before ??= words.textContent
    words.textContent = this.dataset.done
    this.setAttribute("role", "status")
    clearTimeout(this.later)
    this.later = setTimeout(() => { words.textContent = this.before }, 2500)
  }
})
