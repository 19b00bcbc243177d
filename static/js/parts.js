// Parts of the page that arrive alone: put in their place, without touching what somebody is typing.
import { Idiomorph } from "../vendor/idiomorph.esm.js"

const isChosen = (node) => node.checked !== node.defaultChecked // a choice that is not sent yet
const isBeingWritten = (node) =>
  node.matches?.("textarea, input") && node.type !== "hidden" && (node.value !== node.defaultValue || (node.localName === "input" && isChosen(node)))
// A place to write (`data-stays`) stays as it is while its name is the same; one that holds words is not taken away with
// its step but marked as belonging to an earlier one. What somebody opened stays open.
const staysAsItIs = (old, fresh) =>
  (old.dataset?.stays && old.id === fresh.id && old.dataset.stays === fresh.dataset?.stays) || (old.localName === "details" && old.open)
const holdsWords = (node) => node.dataset?.stays && [...node.querySelectorAll("textarea")].some(isBeingWritten)
const keepForLater = (node) => holdsWords(node) && (node.classList.add("kept--former"), true)
const isOnItsWay = (node) => Boolean(node.dataset?.pendingId)

const GENTLY = {
  restoreFocus: true,
  callbacks: {
    beforeNodeMorphed: (node, fresh) => !isBeingWritten(node) && !staysAsItIs(node, fresh),
    beforeNodeRemoved: (node) => !isOnItsWay(node) && !keepForLater(node),
  },
}

// Each element with an id takes the place of the one with the same id; a new one goes into its `data-into`;
// on top when it says `data-first`; one with `data-gone` is taken away.
export function place(html) {
  const box = document.createElement("template")
  box.innerHTML = html
  for (const part of [...box.content.children].filter((each) => each.id)) placeOne(part)
}

function placeOne(part) {
  const here = document.getElementById(part.id)
  if (part.dataset.deviceId) document.querySelector(`[data-pending-id="${CSS.escape(part.dataset.deviceId)}"]`)?.remove()
  if ("gone" in part.dataset) here?.remove()
  else if (here) renew(here, part)
  else if (part.dataset.into) document.querySelector(part.dataset.into)?.["first" in part.dataset ? "prepend" : "append"](part)
}

function renew(here, part) {
  if (asking.has(here)) asking.set(here, "overtaken")
  Idiomorph.morph(here, part, GENTLY)
}

// Ask again for everything on the page that waits for this name: `<… data-refresh-on="wall" data-src="/…">`.
export function refresh(name) {
  for (const place of document.querySelectorAll(`[data-refresh-on~="${CSS.escape(name)}"]`)) ask(place)
}

const asking = new WeakMap()

// What comes back must not be older than what stands there: it is asked for again when somebody’s own answer was put there
// in the meantime.
async function ask(place) {
  if (asking.get(place) === "once") asking.set(place, "again")
  if (asking.has(place)) return
  asking.set(place, "once")
  const html = await fetch(place.dataset.src, { headers: { Accept: "text/html" }, cache: "no-store" })
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : null))
    .catch(() => null) // the network is away; the stream’s return asks again
  const since = asking.get(place)
  asking.delete(place)
  if (html !== null && since !== "overtaken") put(place, html)
  if (since !== "once") ask(place)
}

function put(place, html) {
  Idiomorph.morph(place, html, { ...GENTLY, morphStyle: "innerHTML" })
  place.dispatchEvent(new CustomEvent("refreshed", { bubbles: true }))
}
