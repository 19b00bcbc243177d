// <phone-folds> around <details open>: on a phone they begin folded, so that a long page is looked through by its headings.
const PHONE = matchMedia("(width < 40rem)")

customElements.define("phone-folds", class extends HTMLElement {
  connectedCallback() {
    if (!PHONE.matches) return
    for (const one of this.querySelectorAll("details[open]")) one.open = Boolean(location.hash && one.querySelector(":target"))
  }
})
