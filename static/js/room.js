// The room: live parts, the place to write, the helm, and pointing at student work.
import "./is-here.js"
import "./pick-region.js"
import "./quiet-forms.js"
import { restoreDrafts } from "./drafts.js"

// A part that was put anew may have emptied a field that nobody was in; what was typed there is still on this device.
// Words begun in the step before get their place back too.
function bringBack() {
  document.querySelectorAll("kept-form form").forEach(restoreDrafts)
  for (const spare of document.querySelectorAll("template[data-former]")) {
    const place = document.importNode(spare.content.firstElementChild, true)
    restoreDrafts(place.querySelector("form"))
    if (place.querySelector("textarea").value && !document.getElementById(place.id)) spare.after(place)
  }
}
for (const kind of ["refreshed", "sent"]) document.addEventListener(kind, bringBack)
bringBack()

// Another step begins at its top, and one’s own turn where one sees it: whoever had scrolled would miss both. Only
// somebody who is in the middle of a sentence stays where they are.
const isTyping = () => document.activeElement?.matches("textarea, input[type=text]") && document.activeElement.value
const step = () => document.getElementById("step-head")?.dataset.step
const turn = () => document.getElementById("my-turn")?.dataset.mine
let [before, mine] = [step(), turn()]
function look() {
  const [now, own] = [step(), turn()]
  const isNewStep = now !== before
  const isMyTurn = own && own !== mine
  ;[before, mine] = [now, own]
  if (isTyping() || document.querySelector("wall-fit")) return
  if (isNewStep) scrollTo(0, 0)
  else if (isMyTurn) document.getElementById("my-turn").scrollIntoView({ block: "nearest" })
}
for (const kind of ["refreshed", "live:room-part"]) document.addEventListener(kind, () => requestAnimationFrame(look))

// “Take this one on” puts the words of a card into the form for the next step, behind what stands there already.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-take]")
  const words = document.querySelector(".desk .kept:not(.kept--former) textarea")
  if (!link || !words) return
  event.preventDefault()
  location.hash = "desk"
  words.value = [words.value.trim(), link.dataset.take].filter(Boolean).join("\n")
  words.dispatchEvent(new Event("input", { bubbles: true }))
  words.focus()
})

// A card that points to a part of a piece shows that part.
document.addEventListener("click", ({ target }) => {
  const chip = target.closest("a.chip[data-where]")
  if (!chip) return
  const [page, where] = chip.dataset.where.split(";")
  const piece = document.getElementById(chip.hash.slice(1))
  piece?.querySelector(`pick-region[data-page="${page}"]`)?.show(where.split(",").map(Number))
})
