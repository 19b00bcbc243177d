// Words on their way to the server. They stay on this device until the server has said that it has them, are sent again
// and again under the same name (`device_id`), and belong to one person: nobody else who signs in here sends them.
import { device } from "./device-store.js"

const SLOWEST = 30_000
const TRY_LATER = new Set([401, 408, 425, 429])
const others = new BroadcastChannel("inquiry-outbox")
let sending = null
let timer = null
let pause = 1000

export const outbox = new EventTarget() // tells: kept, sent, refused, dismissed, signed-out

const me = () => document.body.dataset.me || ""
const signIn = () => document.body.dataset.signIn || "/sign-in"

function tell(kind, detail) {
  outbox.dispatchEvent(new CustomEvent(kind, { detail }))
  others.postMessage({ kind, detail })
}
others.onmessage = ({ data }) => {
  if (data.detail?.record?.me === me()) outbox.dispatchEvent(new CustomEvent(data.kind, { detail: data.detail }))
}

// Not crypto.randomUUID: it is missing on plain http inside a school.
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("")

const mine = async () => (await device.all()).filter((record) => record.me === me() && me())
export const waiting = async () => (await mine()).filter((record) => !record.refused)
export const refused = async () => (await mine()).filter((record) => record.refused)

// Keep words for a url. Resolves with their id once they are safe on this device; throws when nothing can be kept here.
export async function keep(url, fields) {
  if (!me()) throw new Error("nobody is signed in")
  const record = { id: newId(), me: me(), url: String(url), fields: [...new URLSearchParams(fields)], at: Date.now() }
  record.n = await device.add(record)
  navigator.storage?.persist?.().catch(() => {})
  tell("kept", { record })
  flush()
  return record.id
}

// Throw away words the server would not take, after the person has seen them.
export async function dismiss(record) {
  await device.remove(record)
  tell("dismissed", { record })
}

// Send everything that waits, oldest first. Resolves when it is sent, or has to wait.
export function flush() {
  sending ??= alone(sendAll).finally(() => (sending = null))
  return sending
}

const alone = async (act) => (navigator.locks ? navigator.locks.request("inquiry-outbox", act) : act())

async function sendAll() {
  clearTimeout(timer)
  for (let tried = new Set(), record; (record = (await waiting()).find(({ id }) => !tried.has(id))); tried.add(record.id)) {
    const verdict = await send(record).catch(() => "later")
    if (verdict === "later") return later()
  }
  pause = 1000
}

function later() {
  timer = setTimeout(flush, pause * (0.75 + Math.random() / 2))
  pause = Math.min(pause * 2, SLOWEST)
}

async function send(record) {
  const body = new URLSearchParams(record.fields)
  body.set("device_id", record.id)
  const headers = { Accept: "application/json", "Inquiry-Me": record.me }
  const answer = await fetch(record.url, { method: "POST", body, headers, cache: "no-store", signal: AbortSignal.timeout(20_000) })
  if (leadsToSignIn(answer)) tell("signed-out", { record })
  if (leadsToSignIn(answer) || TRY_LATER.has(answer.status) || answer.status >= 500) return "later"
  return answer.ok ? accept(record, answer) : refuse(record, answer)
}

const leadsToSignIn = (answer) =>
  answer.status === 401 || (answer.redirected && new URL(answer.url).pathname.startsWith(signIn()))

const isJson = (answer) => (answer.headers.get("Content-Type") || "").includes("json")

// An ok that is neither JSON nor a page we were sent on to comes from something between us and the server: ask again.
async function accept(record, answer) {
  if (!isJson(answer) && !answer.redirected) return "later"
  const said = isJson(answer) ? await answer.json() : {}
  await device.remove(record)
  tell("sent", { record, answer: said })
  return "sent"
}

async function refuse(record, answer) {
  const said = isJson(answer) ? await answer.json().catch(() => ({})) : {}
  const marked = { ...record, refused: { status: answer.status, message: said.message || "" } }
  await device.put(marked)
  tell("refused", { record: marked, answer: said })
  return "refused"
}

const now = () => {
  pause = 1000
  flush()
}
addEventListener("online", now)
addEventListener("pageshow", now)
document.addEventListener("visibilitychange", () => document.hidden || now())
now()
