// Keeps records on this device, in the order they came: in IndexedDB, or in localStorage where there is none.
const NAME = "inquiry-outbox"
let opened

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept", { keyPath: "n", autoIncrement: true })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function inShelf(mode, act) {
  const database = await (opened ??= open())
  return new Promise((resolve, reject) => {
    const work = database.transaction("kept", mode, { durability: "strict" })
    const asked = act(work.objectStore("kept"))
    work.oncomplete = () => resolve(asked.result)
    work.onerror = work.onabort = () => reject(work.error)
  })
}

const shelf = {
  all: () => inShelf("readonly", (kept) => kept.getAll()),
  add: (record) => inShelf("readwrite", (kept) => kept.add(record)),
  put: (record) => inShelf("readwrite", (kept) => kept.put(record)),
  remove: (n) => inShelf("readwrite", (kept) => kept.delete(n)),
}

const read = () => JSON.parse(localStorage.getItem(NAME) || "[]")
const write = (records) => localStorage.setItem(NAME, JSON.stringify(records))

const drawer = {
  all: async () => read(),
  async add(record) {
    const n = 1 + read().reduce((last, each) => Math.max(last, each.n), 0)
    write([...read(), { ...record, n }])
    return n
  },
  put: async (record) => write(read().map((each) => (each.n === record.n ? record : each))),
  remove: async (n) => write(read().filter((each) => each.n !== n)),
}

// What could only be put in the drawer is taken from there, even when the shelf works again.
export const device = {
  async all() {
    const onShelf = await shelf.all().catch(() => [])
    return [...onShelf, ...read().map((record) => ({ ...record, inDrawer: true }))]
  },
  add: (record) => shelf.add(record).catch(() => drawer.add(record)),
  put: (record) => (record.inDrawer ? drawer.put(record) : shelf.put(record)),
  remove: (record) => (record.inDrawer ? drawer : shelf).remove(record.n),
}
