// Drawing, moving and sizing a box on <safe-boxes> with mouse, pen or one finger; a second finger is the browser’s and
// undoes what the first began.
import { atLeast, corner, moved, spanned } from "./rectangles.js"

const SLIP = 0.8 // percent: less is a tap, not a box

export function drag(desk, event) {
  if (event.button !== 0 || !event.isPrimary) return
  event.preventDefault()
  const from = at(desk.photo, event), known = desk.owner(event.target)
  const follow = known ? following(known, event.target.closest(".safe__grip"), from) : to => spanned(from, to)
  const box = known ?? { ...spanned(from, from), crop: false }, over = new AbortController(), { signal } = over
  let hasMoved = false
  desk.remember()
  known?.button.focus({ preventScroll: true })
  desk.photo.setPointerCapture(event.pointerId)
  const move = next => {
    if (!hasMoved && !known) desk.boxes.push(box)
    if (!hasMoved) desk.choose(box)
    hasMoved = true
    desk.change(box, follow(at(desk.photo, next)))
  }
  const end = isGood => {
    over.abort()
    if (!hasMoved) return leave(desk, known)
    if (!isGood || (!known && box.w < SLIP && box.h < SLIP)) return desk.undo()
    if (!known) desk.settle(box, atLeast(box))
  }
  desk.photo.addEventListener("pointermove", move, { signal })
  desk.photo.addEventListener("pointerup", () => end(true), { signal })
  desk.photo.addEventListener("pointercancel", () => end(false), { signal })
}

function at(photo, event) {
  const { left, top, width, height } = photo.getBoundingClientRect()
  return { x: 100 * (event.clientX - left) / width, y: 100 * (event.clientY - top) / height }
}

function following(box, grip, from) {
  const before = { ...box }, fixed = grip && corner(before, grip.classList.contains("safe__grip--first"))
  return grip ? to => atLeast(spanned(fixed, to)) : to => moved(before, to.x - from.x, to.y - from.y)
}

function leave(desk, known) {
  desk.past.pop()
  desk.choose(known)
  desk.show()
}
