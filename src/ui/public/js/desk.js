// @ts-check
// The counter: keys, rows chosen by number, and the place where the reader's answer goes. Nothing
// depends on it: every key presses a link or a button that is there for the mouse as well.

/** @typedef {{documentKind: string, number: string, name?: string, birth?: string}} ReadDocument */
/** @typedef {{card: {region: string, number: string, identifier: string}}} ReadCard */

/** The form that a document is read into: the search, or one about a second person. */
const readsInto = (() => {
  const mark = document.querySelector('input[name="readBy"]')
  return mark instanceof HTMLInputElement ? mark.form : null
})()

/** Forms that ask for nothing but a document are sent as soon as it is complete. */
const asksDocumentOnly = /\/(find|applicant)$/.test(readsInto?.getAttribute('action') || '')

/** @param {string} name @returns {HTMLInputElement | HTMLSelectElement | undefined} */
const control = (name) => {
  const found = readsInto?.querySelector(`[name="${name}"]`)
  const isControl = found instanceof HTMLInputElement || found instanceof HTMLSelectElement
  return isControl ? found : undefined
}

/** @param {string} name @param {string | undefined} value */
const fill = (name, value) => {
  const field = control(name)
  if (field !== undefined && value !== undefined) field.value = value
}

/** @param {ReadDocument} read */
const fillDocument = (read) => {
  fill('readBy', 'reader')
  fill('documentKind', read.documentKind)
  fill('number', read.number)
  fill('name', read.name)
  fill('birth', read.birth)
  // What the chip does not say is asked for; the first empty field is next.
  const next = ['number', 'name'].map(control).find((field) => field?.value === '')
  if (next !== undefined) next.focus()
  else if (asksDocumentOnly) readsInto?.requestSubmit()
}

/** @param {ReadCard} read */
const findByCard = ({ card }) => {
  // A card says who came here; whoever acts for them shows a document.
  if (control('cardNumber') === undefined) return
  fill('readBy', 'card')
  fill('region', card.region)
  fill('cardNumber', card.number)
  fill('identifier', card.identifier)
  control('number')?.form?.requestSubmit()
}

/** The reader bridge says what it has read; this page knows what to do with it. */
document.addEventListener('reader:read', (event) => {
  if (!(event instanceof CustomEvent)) return
  /** @type {ReadDocument | ReadCard} */
  const read = event.detail
  if ('card' in read) findByCard(read)
  else fillDocument(read)
})

/** A hand that types over what was read is typing. */
for (const name of ['number', 'name', 'birth'])
  control(name)?.addEventListener('input', () => fill('readBy', 'typed'))

/** @param {EventTarget | null} target whether keys are text there */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio]):not([type=checkbox]),select,textarea')

/** F 键 that neither a browser nor an input method takes. @type {Record<string, () => void>} */
const KEYS = {
  F2: () => {
    const number = document.querySelector('form[action="/desk/find"] [name="number"]')
    if (number instanceof HTMLElement) number.focus()
    else location.assign('/desk#number')
  },
  F8: () => window.print(),
  F9: () => window.open('/desk/customer', 'customer'),
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
  const act = KEYS[event.key]
  if (act !== undefined) {
    event.preventDefault()
    act()
    return
  }
  if (isTyping(event.target) || !/^[1-9]$/.test(event.key)) return
  const row = document.querySelector(`[data-number="${event.key}"]`)
  if (!(row instanceof HTMLElement)) return
  event.preventDefault()
  row.click()
})

// The next blank is proposed: one key says that it is a card now.
const slot = document.querySelector('input[name="slot"]')
if (slot instanceof HTMLInputElement) slot.focus()

// 客屏: the clerk hears when the customer has confirmed. The form stays as it is.
const awaited = document.querySelector('[data-module="ykt-confirmation"]')
const LISTEN_EVERY = 2000

/** @param {HTMLElement} element */
const listen = async (element) => {
  const answer = await fetch('/v1/desk/customer-screen')
  if (!answer.ok) return
  const { version } = await answer.json()
  const open = element.dataset['version'] ?? ''
  const done = element.dataset['done'] ?? ''
  if (version === open.replace(/open$/, 'done')) element.textContent = done
}

if (awaited instanceof HTMLElement)
  window.setInterval(() => {
    listen(awaited).catch(() => undefined)
  }, LISTEN_EVERY)
