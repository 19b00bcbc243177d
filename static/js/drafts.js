// What is typed and not yet sent, kept on this device under its person and its exact place: never by page.
const key = (form, field) => `inquiry-draft|${document.body.dataset.me}|${new URL(form.action).pathname}|${field.name}`
const OLD = 14 * 24 * 3600 * 1000

const fieldsOf = (form) => [...form.querySelectorAll("textarea[name], input[type=text][name]")]

function quietly(act) {
  try {
    return act()
  } catch {
    return null // this device keeps nothing; the words are still in the field
  }
}

export function keepDraft(form, field) {
  if (!document.body.dataset.me || !fieldsOf(form).includes(field)) return
  quietly(() => {
    if (field.value) localStorage.setItem(key(form, field), JSON.stringify({ words: field.value, at: Date.now() }))
    else localStorage.removeItem(key(form, field))
  })
}

// The drafts of a form, as its fields stand now; a field that is empty has none.
export const keepDrafts = (form) => fieldsOf(form).forEach((field) => keepDraft(form, field))

export function restoreDrafts(form) {
  for (const field of document.body.dataset.me ? fieldsOf(form) : []) {
    const draft = quietly(() => JSON.parse(localStorage.getItem(key(form, field))))
    if (!draft || field.value !== field.defaultValue) continue
    field.value = draft.words
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

function forgetOld() {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith("inquiry-draft|"))) {
    if (Date.now() - (JSON.parse(localStorage.getItem(name))?.at || 0) > OLD) localStorage.removeItem(name)
  }
}
quietly(forgetOld)
