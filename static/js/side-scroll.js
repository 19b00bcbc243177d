// <side-scroll data-back="Earlier" data-on="More"><ul class="wall">…</ul></side-scroll>: on a phone a long stack becomes
// a strip with two buttons; on wide screens nothing changes.
customElements.define("side-scroll", class extends HTMLElement {
  connectedCallback() {
    const strip = this.firstElementChild
    this.watch = new ResizeObserver(() => strip.scrollWidth > strip.clientWidth + 8 ? strip.tabIndex = 0 : strip.removeAttribute("tabindex"))
    this.watch.observe(strip)
    if (this.querySelector(".turner")) return
    const row = Object.assign(document.createElement("div"), { className: "turner" })
    row.append(this.button(this.dataset.back, -1), this.button(this.dataset.on, 1))
    this.append(row)
  }

  disconnectedCallback() {
    this.watch?.disconnect()
  }

  button(words, way) {
    const button = Object.assign(document.createElement("button"), { className: "button button--plain", type: "button", textContent: words })
    button.addEventListener("click", () => {
      const strip = this.firstElementChild, step = strip.firstElementChild?.getBoundingClientRect().width ?? strip.clientWidth
      const along = getComputedStyle(strip).direction === "rtl" ? -way : way
      strip.scrollBy({ left: along * (step + 16), behavior: "smooth" })
    })
    return button
  }
})
