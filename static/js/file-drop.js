// <file-drop><form>…<input type=file></form><ul data-list></ul></file-drop>: files chosen, dropped or photographed are
// sent one after the other, each in a request of its own. A refused one gets its sentence and the rest go on; what met
// no network stays chosen and is sent when it is back. Without scripts the form sends them all at once.
import { AWAY, send } from "./sending.js"

const SOON = 2500
const BUSY = 503

customElements.define("file-drop", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    this.form = this.querySelector("form")
    this.lines = []
    for (const each of this.querySelectorAll("[data-with-js]")) each.hidden = false
    for (const each of this.querySelectorAll("[data-before-js]")) each.hidden = true
    this.addEventListener("change", event => event.target.type === "file" && this.choose(event.target), { signal })
    this.form.addEventListener("submit", event => event.preventDefault(), { signal })
    for (const kind of ["dragenter", "dragover"]) this.form.addEventListener(kind, event => this.hover(event, true), { signal })
    for (const kind of ["dragleave", "drop"]) this.form.addEventListener(kind, event => this.hover(event, false), { signal })
    this.form.addEventListener("drop", event => this.take(event.dataTransfer.files), { signal })
    addEventListener("online", () => this.again(), { signal })
    addEventListener("beforeunload", event => this.waiting && event.preventDefault(), { signal })
    for (const input of this.querySelectorAll("[type=file]")) if (input.files.length) this.choose(input) // before we were here
  }

  disconnectedCallback() {
    this.over.abort()
    clearTimeout(this.later)
  }

  get waiting() {
    return this.lines.some(line => line.state === "waits" || line.state === "sends")
  }

  hover(event, isOver) {
    event.preventDefault()
    this.form.classList.toggle("drop__place--over", isOver)
  }

  choose(input) {
    this.take(input.files)
    input.value = ""
  }

  take(files) {
    for (const file of files) this.lines.push(this.line(file))
    this.go()
  }

  line(file) {
    const part = this.querySelector("[data-line]").content.firstElementChild.cloneNode(true)
    const line = { file, part, says: part.querySelector("[data-says]"), bar: part.querySelector("progress"), button: part.querySelector("[data-again]") }
    part.querySelector("[data-name]").textContent = file.name
    line.button.addEventListener("click", () => { this.turn(line, "waits"); this.go() })
    this.querySelector("[data-list]").append(part)
    this.turn(line, "waits")
    return line
  }

  // state: waits, sends, away (to be sent again), refused, done
  turn(line, state, words) {
    line.state = state
    line.says.textContent = words ?? this.dataset[state] ?? ""
    line.bar.hidden = state !== "sends"
    line.button.hidden = state !== "away"
    line.part.classList.toggle("drop__line--refused", state === "refused" || state === "away")
  }

  again() {
    for (const line of this.lines) if (line.state === "away") this.turn(line, "waits")
    this.go()
  }

  async go() {
    if (this.isGoing) return
    this.isGoing = true
    for (let line; (line = this.lines.find(one => one.state === "waits"));) await this.sendOne(line)
    this.isGoing = false
    this.sum()
  }

  async sendOne(line) {
    const { file } = line
    if (file.size > Number(this.dataset.limit)) return this.turn(line, "refused", this.dataset.tooLarge)
    this.turn(line, "sends")
    const onProgress = share => { line.bar.value = share }
    const onOpening = () => { line.says.textContent = this.dataset.opens; line.bar.removeAttribute("value") }
    this.settle(line, await send(this.form.action, file, { onProgress, onOpening, signal: this.over.signal }))
  }

  settle(line, { status, said }) {
    line.bar.value = 0
    if (status === 200) return this.arrive(line, said)
    if (status === AWAY) return this.turn(line, "away", this.dataset.away)
    if (status === BUSY) return this.wait(line)
    const known = { 401: this.dataset.signedOut, 413: this.dataset.tooLarge }[status]
    this.turn(line, known || said.message ? "refused" : "away", known ?? said.message ?? this.dataset.trouble)
  }

  wait(line) {
    this.turn(line, "away", this.dataset.busy)
    clearTimeout(this.later)
    this.later = setTimeout(() => this.again(), SOON)
  }

  arrive(line, { part, message }) {
    if (message) this.turn(line, "done", message)
    else line.part.remove()
    line.state = "done"
    const made = new DOMParser().parseFromString(part, "text/html").body.firstElementChild
    if (!made || document.getElementById(made.id)) return
    this.querySelector("[data-waiting]").prepend(document.adoptNode(made))
    this.querySelector("[data-none]").hidden = true
  }

  sum() {
    const count = (...states) => this.lines.filter(line => states.includes(line.state)).length
    const facts = { added: count("done"), refused: count("refused", "away") }
    this.querySelector("[data-status]").textContent = this.dataset.summary.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  }
})
