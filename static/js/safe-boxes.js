// <safe-boxes><form>…</form></safe-boxes>: black boxes on a photo, by mouse, pen, finger, keys and buttons. The numbers
// in the form are the truth: they are read when the page opens and written after every change. Burning is the server’s.
import { drag } from "./dragging.js"
import { KEYS, MOVES, SIZING, stepped } from "./rectangles.js"

const say = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name])

customElements.define("safe-boxes", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    const part = name => this.querySelector(`[data-${name}]`)
    Object.assign(this, { photo: part("photo"), frame: part("frame"), numbers: part("numbers"), tools: part("chosen-tools"), which: part("which"), past: [] })
    this.told = Object.assign(document.createElement("p"), { className: "unseen", role: "status" })
    this.append(this.told)
    for (const each of this.querySelectorAll("[data-with-js]")) each.hidden = false
    for (const each of this.querySelectorAll("[data-drawn]")) each.remove()
    this.boxes = this.read()
    this.numbers.hidden = true
    this.addEventListener("click", event => this.press(event.target.closest("[data-act]")?.dataset.act), { signal })
    this.frame.addEventListener("focusin", event => this.choose(this.owner(event.target)), { signal })
    this.frame.addEventListener("keydown", event => this.key(event), { signal })
    this.photo.addEventListener("pointerdown", event => drag(this, event), { signal })
    this.photo.addEventListener("dragstart", event => event.preventDefault(), { signal })
    this.addEventListener("submit", () => { this.isKept = true }, { signal })
    addEventListener("beforeunload", event => this.isUnkept && event.preventDefault(), { signal })
    this.show()
  }

  disconnectedCallback() {
    this.over.abort()
  }

  // The browser asks before it leaves boxes behind that were drawn and not sent.
  get isUnkept() {
    return this.past.length > 0 && !this.isKept
  }

  read() {
    const lines = new Map()
    for (const field of this.numbers.querySelectorAll("input")) {
      const [, name, letter] = /^(.*)-([xywh])$/.exec(field.name) ?? []
      if (name && field.value.trim()) lines.set(name, { ...lines.get(name), [letter]: Number(field.value), crop: name === "crop" })
    }
    return [...lines.values()].filter(({ x, y, w, h }) => [x, y, w, h].every(Number.isFinite))
  }

  write() {
    const fields = { "crop-x": "", "crop-y": "", "crop-w": "", "crop-h": "" }
    const black = this.boxes.filter(box => !box.crop)
    for (const box of this.boxes) for (const letter of "xywh") fields[`${box.crop ? "crop" : `boxes-${black.indexOf(box)}`}-${letter}`] = box[letter].toFixed(3)
    this.numbers.replaceChildren(...Object.entries(fields).map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value })))
  }

  // Everything on the page follows from the boxes and the chosen one.
  show() {
    this.write()
    const black = this.boxes.filter(box => !box.crop)
    for (const box of this.boxes) this.place(box, black)
    for (const button of [...this.frame.children]) if (!this.owner(button)) button.remove()
    this.shade()
    this.tools.disabled = !this.chosen
    this.which.textContent = !this.chosen ? this.dataset.none : this.chosen.crop ? this.dataset.chosenCrop : say(this.dataset.chosen, { n: black.indexOf(this.chosen) + 1, all: black.length })
    this.querySelector("[data-act=undo]").disabled = !this.past.length
  }

  place(box, black) {
    box.button ??= this.make(box)
    const { button, x, y, w, h } = box
    Object.assign(button.style, { left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` })
    button.classList.toggle("safe__box--on", box === this.chosen)
    const facts = { x: Math.round(x), y: Math.round(y), w: Math.round(w), h: Math.round(h), n: black.indexOf(box) + 1, all: black.length }
    button.setAttribute("aria-label", say(box.crop ? this.dataset.crop : this.dataset.box, facts))
  }

  // What is cut off lies in shade.
  shade() {
    const drawing = this.photo.querySelector("svg"), { width, height } = drawing.viewBox.baseVal, crop = this.boxes.find(box => box.crop)
    drawing.querySelector(".safe__shade")?.remove()
    if (!crop) return
    const path = document.createElementNS(drawing.namespaceURI, "path"), [x, y, w, h] = [crop.x * width, crop.y * height, crop.w * width, crop.h * height].map(part => part / 100)
    path.setAttribute("class", "safe__shade")
    path.setAttribute("d", `M0 0H${width}V${height}H0ZM${x} ${y}h${w}v${h}h${-w}Z`)
    drawing.append(path)
  }

  make(box) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: `safe__box${box.crop ? " safe__box--crop" : ""}` })
    button.setAttribute("aria-describedby", "how")
    for (const name of ["safe__grip safe__grip--first", "safe__grip"]) button.append(Object.assign(document.createElement("span"), { className: name }))
    this.frame.append(button)
    return button
  }

  owner(element) {
    return this.boxes.find(box => box.button === element || box.button?.contains(element))
  }

  choose(box) {
    if (box === this.chosen) return
    this.chosen = box
    this.show()
  }

  remember() {
    this.past.push(this.boxes.map(({ button, ...box }) => box))
  }

  change(box, to) {
    Object.assign(box, to)
    this.show()
  }

  // --- buttons and keys ---
  press(act) {
    if (!act) return
    if (act in MOVES) this.step(act, Number(this.querySelector("[data-step]").value))
    else this[{ add: "addBox", crop: "addCrop", delete: "remove", undo: "undo", zoom: "zoom" }[act]]()
  }

  step(name, by) {
    if (!this.chosen) return
    this.remember()
    this.change(this.chosen, stepped(this.chosen, name, by))
  }

  add(box) {
    this.remember()
    this.boxes.push(box)
    this.settle(box)
  }

  settle(box, to) {
    this.chosen = box
    this.change(box, to)
    box.button.focus({ preventScroll: true })
    this.told.textContent = this.dataset.added
  }

  addBox() {
    const lower = 5 * (this.boxes.length % 6)
    this.add({ x: 32, y: 30 + lower, w: 36, h: 9, crop: false })
  }

  addCrop() {
    const crop = this.boxes.find(box => box.crop)
    crop ? crop.button.focus() : this.add({ x: 5, y: 5, w: 90, h: 90, crop: true })
  }

  remove() {
    if (!this.chosen) return
    this.remember()
    const at = this.boxes.indexOf(this.chosen)
    this.boxes.splice(at, 1)
    this.chosen = undefined
    this.show()
    const next = this.boxes[Math.min(at, this.boxes.length - 1)]
    next ? next.button.focus() : this.querySelector("[data-act=add]").focus()
    this.told.textContent = this.dataset.gone
  }

  undo() {
    if (!this.past.length) return
    const at = this.boxes.indexOf(this.chosen)
    this.boxes = this.past.pop()
    this.frame.replaceChildren()
    this.chosen = this.boxes[at]
    this.show()
    this.chosen ? this.chosen.button.focus() : this.querySelector("[data-act=add]").focus()
    this.told.textContent = this.dataset.undone
  }

  zoom() {
    const button = this.querySelector("[data-act=zoom]"), near = this.photo.classList.toggle("safe__photo--near")
    button.setAttribute("aria-pressed", near)
    const picture = this.photo.querySelector("image"), scroll = this.querySelector("[data-scroll]")
    if (near) picture.setAttribute("href", picture.dataset.closer)
    near ? scroll.tabIndex = 0 : scroll.removeAttribute("tabindex")
    this.chosen?.button.scrollIntoView({ block: "center", inline: "center" })
  }

  key(event) {
    const box = this.owner(event.target), name = (event.shiftKey ? SIZING : KEYS)[event.key]
    if (!box) return
    const act = name ?? { Delete: "delete", Backspace: "delete" }[event.key] ?? ((event.ctrlKey || event.metaKey) && event.key === "z" ? "undo" : null)
    if (!act) return
    event.preventDefault()
    this.press(act)
  }
})
