// Boxes on a page, in percent of it: how they move and grow without leaving it.
export const LEAST = 1
export const MOVES = { left: [-1, 0, 0, 0], right: [1, 0, 0, 0], up: [0, -1, 0, 0], down: [0, 1, 0, 0], narrower: [0, 0, -1, 0], wider: [0, 0, 1, 0], shorter: [0, 0, 0, -1], taller: [0, 0, 0, 1] }
export const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }
export const SIZING = { ArrowLeft: "narrower", ArrowRight: "wider", ArrowUp: "shorter", ArrowDown: "taller" }

const between = (least, value, most) => Math.max(least, Math.min(value, most))

export function moved({ x, y, w, h }, dx, dy) {
  return { x: between(0, x + dx, 100 - w), y: between(0, y + dy, 100 - h), w, h }
}

export function sized({ x, y, w, h }, dw, dh) {
  return { x, y, w: between(LEAST, w + dw, 100 - x), h: between(LEAST, h + dh, 100 - y) }
}

export function stepped(box, name, step) {
  const [x, y, w, h] = MOVES[name].map(way => way * step)
  return sized(moved(box, x, y), w, h)
}

// The box between two points, wherever the second one was dragged to.
export function spanned(from, to) {
  const [left, right] = [from.x, between(0, to.x, 100)].sort((a, b) => a - b)
  const [top, bottom] = [from.y, between(0, to.y, 100)].sort((a, b) => a - b)
  return { x: left, y: top, w: right - left, h: bottom - top }
}

export const corner = ({ x, y, w, h }, first) => first ? { x: x + w, y: y + h } : { x, y }
export const atLeast = box => sized({ ...box, x: Math.min(box.x, 100 - LEAST), y: Math.min(box.y, 100 - LEAST) }, 0, 0)
