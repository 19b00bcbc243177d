// <is-here data-src="/meetings/…/presence">: says every twenty seconds that somebody is here.
const BEAT = 20_000

customElements.define("is-here", class extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController()
    this.beating = setInterval(() => this.say(), BEAT)
    document.addEventListener("visibilitychange", () => document.hidden || this.say(), { signal: this.leaving.signal })
    addEventListener("online", () => this.say(), { signal: this.leaving.signal })
    this.say()
  }

  disconnectedCallback() {
    this.leaving.abort()
    clearInterval(this.beating)
  }

  say() {
    fetch(this.dataset.src, { method: "POST", headers: { Accept: "application/json" } })
      .then(answer => answer.status === 403 && this.remove()) // the meeting has ended, or it is no longer ours
      .catch(() => {})
  }
})
