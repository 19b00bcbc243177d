// A line to the news of one room. It is a stream, taken up again where it broke; where streams do not get through, it asks
// every two seconds with the same numbers. Read with fetch, not EventSource: that tells us the status, and every byte.
const FIRST_BYTE = 8000
const HEARTBEAT = 40_000 // the server says something every 15 seconds
const ASK_EVERY = 2000
const MINUTE = 60_000

const wait = (time, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, time)
    signal.addEventListener("abort", () => resolve(clearTimeout(timer)), { once: true })
  })

export class LiveLine {
  // `hear({id, kind, data})` for each piece of news; `tell(state)` with live, catching-up or signed-out.
  constructor(src, { after, lang }, hear, tell) {
    Object.assign(this, { src, after, lang, hear, tell, stopper: null })
  }

  open() {
    if (this.stopper) return
    this.stopper = new AbortController()
    this.#run(this.stopper.signal)
  }

  close() {
    this.stopper?.abort()
    this.stopper = null
  }

  #address(path = "") {
    return `${this.src}${path}?${new URLSearchParams({ after: this.after, lang: this.lang })}`
  }

  #pass(news) {
    if (news.id) this.after = news.id
    this.hear(news)
  }

  async #run(signal) {
    let failures = 0
    let polling = 0
    while (!signal.aborted) {
      const outcome = await this.#stream(signal)
      if (outcome === "heard") failures = polling = 0
      if (outcome === "failed") failures += 1
      if (outcome === "silent") [failures, polling] = [2, Math.max(polling, MINUTE)]
      if (signal.aborted) return
      this.tell(outcome === "signed-out" ? outcome : "catching-up")
      if (failures >= 2 && (await this.#poll(polling, signal))) polling = Math.min(Math.max(2 * polling, MINUTE), 15 * MINUTE)
      await wait(200 + Math.random() * 300 * 2 ** Math.min(failures, 4) + (outcome === "signed-out" ? 5000 : 0), signal)
    }
  }

  async #stream(outer) {
    const own = new AbortController()
    const stop = () => own.abort()
    outer.addEventListener("abort", stop)
    let outcome = "failed"
    let watch = setTimeout(() => own.abort((outcome = "silent")), FIRST_BYTE)
    try {
      const answer = await fetch(this.#address(), { cache: "no-store", signal: own.signal, headers: { Accept: "text/event-stream" } })
      if (answer.status === 401) return "signed-out"
      if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("text/event-stream")) return outcome
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      for (let rest = "", chunk; !(chunk = await reader.read()).done; ) {
        clearTimeout(watch)
        watch = setTimeout(stop, HEARTBEAT)
        outcome = "heard"
        this.tell("live")
        rest = this.#read(rest + chunk.value)
      }
    } catch {
      // cut off: the outcome says whether it was of any use
    } finally {
      clearTimeout(watch)
      outer.removeEventListener("abort", stop)
      own.abort()
    }
    return outcome
  }

  #read(text) {
    const blocks = text.split("\n\n")
    const rest = blocks.pop()
    for (const block of blocks) {
      const lines = block.split("\n")
      const said = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ""))
      const [kind] = said("event")
      if (kind) this.#pass({ id: Number(said("id")[0] || 0), kind, data: said("data").join("\n") })
    }
    return rest
  }

  // Ask for the news again and again for so long; false when the server cannot be reached.
  async #poll(time, signal) {
    for (const end = Date.now() + time; !signal.aborted; await wait(ASK_EVERY, signal)) {
      const answer = await fetch(this.#address("/poll"), { cache: "no-store", signal }).catch(() => null)
      if (!answer || !(await this.#take(answer))) return false
      if (Date.now() >= end) return true
    }
    return false
  }

  async #take(answer) {
    if (answer.status === 401) this.tell("signed-out")
    if (answer.status === 404) this.#pass({ id: 0, kind: "gone", data: "" })
    const news = answer.ok && (await answer.json().catch(() => null))
    if (!news) return false
    this.tell("live")
    if (news.reset) this.#pass({ id: 0, kind: "reset", data: "" })
    for (const each of news.events) this.#pass(each)
    return true
  }
}
