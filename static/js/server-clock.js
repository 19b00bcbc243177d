// What time it is on the server, however wrong the clock of this device is: the best of several round trips.
const TRIES = 5
let best = null // {offset from performance.now(), trip}
let measuring = null

async function once() {
  const sent = performance.now()
  const answer = await fetch("/live/clock", { cache: "no-store" })
  const received = performance.now()
  const { now } = await answer.json()
  return { offset: now + (received - sent) / 2 - received, trip: received - sent, drift: Date.now() - received }
}

async function measure() {
  const trips = []
  for (let n = 0; n < TRIES; n += 1) trips.push(await once().catch(() => null))
  const [quickest] = trips.filter(Boolean).sort((one, other) => one.trip - other.trip)
  best = quickest || best
}

export const sync = () => (measuring ??= measure().finally(() => (measuring = null)))

// While a device sleeps its counter may stand still; its clock and its counter then no longer agree.
const slept = () => Math.abs(Date.now() - performance.now() - best.drift) > 1000

export function serverNow() {
  if (best && slept()) sync()
  return best ? performance.now() + best.offset : Date.now()
}

addEventListener("online", sync)
addEventListener("pageshow", sync)
document.addEventListener("visibilitychange", () => document.hidden || sync())
sync()
