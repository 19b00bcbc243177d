// <pick-region data-artifact data-page> around a picture: point at a part of it by drawing, or with numbers.
// What was chosen goes into the place to write, and is let go when the card is on its way.
const SVG = "http://www.w3.org/2000/svg"
const within = (part) => Math.min(1, Math.max(0, part))

customElements.define("pick-region", class extends HTMLElement {
  connectedCallback() {
    this.over = new AbortController()
    const { signal } = this.over
    this.picture = this.querySelector(".works__picture")
    this.details = this.querySelector(".works__point")
    this.picture.addEventListener("pointerdown", (event) => this.start(event), { signal })
    this.picture.addEventListener("pointermove", (event) => this.corner && this.draw(event), { signal })
    for (const end of ["pointerup", "pointercancel"]) this.picture.addEventListener(end, () => this.stop(), { signal })
    this.details.addEventListener("toggle", () => this.toggleAttribute("pointing", this.details.open), { signal })
    this.details.addEventListener("input", () => this.show(this.numbers), { signal })
    this.querySelector("[data-point]").addEventListener("click", () => this.point(), { signal })
    this.querySelector("[data-forget]").addEventListener("click", () => this.forget(), { signal })
    document.addEventListener("reset", () => this.clear(), { signal })
    document.addEventListener("refreshed", () => this.svg && this.picture.append(this.svg), { signal }) // put anew, it came without
  }

  disconnectedCallback() {
    this.over.abort()
  }

  get inputs() {
    return [...this.querySelectorAll("[data-number]")]
  }

  get numbers() {
    const [x, y, w, h] = this.inputs.map((input) => within(Number(input.value) / 100))
    return [x, y, Math.min(w, 1 - x), Math.min(h, 1 - y)]
  }

  at({ clientX, clientY }) {
    const box = this.picture.getBoundingClientRect()
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)]
  }

  start(event) {
    if (!this.details.open) return
    event.preventDefault()
    this.picture.setPointerCapture(event.pointerId)
    this.corner = this.at(event)
  }

  draw(event) {
    const [x, y] = this.at(event)
    const [left, top] = this.corner
    const region = [Math.min(x, left), Math.min(y, top), Math.abs(x - left), Math.abs(y - top)]
    this.inputs.forEach((input, n) => (input.value = Math.round(region[n] * 100)))
    this.show(region)
  }

  stop() {
    if (this.corner && this.numbers[2] && this.numbers[3]) this.point()
    this.corner = null
  }

  show([x, y, width, height]) {
    this.svg ??= this.make()
    for (const [name, value] of Object.entries({ x, y, width, height })) this.svg.firstChild.setAttribute(name, value)
  }

  make() {
    const svg = document.createElementNS(SVG, "svg")
    for (const [name, value] of [["class", "region"], ["viewBox", "0 0 1 1"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]]) svg.setAttribute(name, value)
    svg.append(document.createElementNS(SVG, "rect"))
    this.picture.append(svg)
    return svg
  }

  get form() {
    return document.querySelector("kept-form:not(.kept--former) form.composer")
  }

  point() {
    this.show(this.numbers)
    this.tell(this.dataset.artifact, this.dataset.page, this.numbers.map((part) => part.toFixed(4)).join(","))
    this.form?.querySelector("textarea").focus()
    this.details.open = false
  }

  forget() {
    this.clear()
    this.tell("", "", "")
    this.details.open = false
  }

  clear() {
    this.svg?.remove()
    this.svg = null
    const line = this.form?.querySelector(".composer__region")
    if (line) line.hidden = true
  }

  tell(artifact, page, region) {
    const fields = this.form?.elements
    if (!fields?.artifact) return
    Object.assign(fields.artifact, { value: artifact })
    Object.assign(fields.page, { value: page })
    Object.assign(fields.region, { value: region })
    this.form.querySelector(".composer__region").hidden = !region
  }
})
