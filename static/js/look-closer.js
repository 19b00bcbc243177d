// <look-closer data-closer="…"><a data-toggle>…</a></look-closer>: without a script the link opens the picture in full;
// with one it shows it larger, in place.
customElements.define("look-closer", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const toggle = this.querySelector("[data-toggle]"), scroll = this.querySelector("[data-scroll]")
    toggle.setAttribute("role", "button")
    toggle.setAttribute("aria-pressed", "false")
    const press = event => {
      event.preventDefault()
      const near = this.classList.toggle("sheet-view--near"), picture = this.querySelector("img")
      toggle.setAttribute("aria-pressed", near)
      if (near) Object.assign(picture, { srcset: "", src: this.dataset.closer })
      near ? scroll.tabIndex = 0 : scroll.removeAttribute("tabindex")
    }
    toggle.addEventListener("click", press, { signal: this.over.signal })
    toggle.addEventListener("keydown", event => event.key === " " && press(event), { signal: this.over.signal })
  }

  disconnectedCallback() {
    this.over.abort()
  }
})
