// <print-page hidden><button>…</button></print-page>: without a script there is nothing to press; the browser’s own menu prints.
customElements.define("print-page", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.firstElementChild.onclick = () => print()
  }
})
