// @ts-check
// 启用终端: makes the key of this device, trades the ticket for a place and its scenes.
import { readTicket } from './venue-input.js'
import { activationMessage, makeDeviceKey, signMessage } from './venue-mac.js'
import { loadTerminal, saveTerminal } from './venue-store.js'

/** @param {string} name @returns {HTMLElement} */
const part = (name) => {
  const found = document.querySelector(`[data-venue="${name}"]`)
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${name}`)
  return found
}

/** @param {string} name @returns {DocumentFragment} */
const copyOf = (name) => {
  const template = document.querySelector(`template[data-venue="${name}"]`)
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`the page has no ${name}`)
  return document.importNode(template.content, true)
}

const ticketField = document.getElementById('ticket')

/** @param {string} reason The name of the error summary that says what to do. */
const fail = (reason) => {
  const place = part('errors')
  place.textContent = ''
  place.appendChild(copyOf(`error-${reason}`))
  const summary = place.firstElementChild
  if (summary instanceof HTMLElement) {
    summary.tabIndex = -1
    summary.focus()
  }
  if (ticketField) ticketField.setAttribute('aria-invalid', 'true')
}

/** @param {{ terminalId: string, label: string, place: { name: Record<string, string> } | null,
 *   scenes: { code: string, name: Record<string, string> }[] }} answer */
const done = ({ terminalId, label, place, scenes }) => {
  const drawn = copyOf('done')
  const texts = {
    label,
    place: place === null ? '' : place.name['zh-Hans'],
    scenes: scenes.map((scene) => scene.name['zh-Hans']).join('、'),
  }
  for (const slot of Array.from(drawn.querySelectorAll('[data-slot]')))
    slot.textContent = Reflect.get(texts, slot.getAttribute('data-slot') || '') || ''
  const poster = drawn.querySelector('[data-poster]')
  if (poster !== null) poster.setAttribute('href', `/venue/terminals/${terminalId}/poster`)
  const content = part('activate')
  content.textContent = ''
  content.appendChild(drawn)
  const heading = content.querySelector('h1')
  if (heading) {
    heading.tabIndex = -1
    heading.focus()
  }
  window.scrollTo(0, 0)
}

/** @param {string} ticket */
const activate = async (ticket) => {
  const { privateKey, publicKey } = await makeDeviceKey()
  const proof = await signMessage(privateKey, activationMessage(ticket, publicKey))
  const response = await fetch('/v1/terminals/activations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, publicKey, proof }),
    cache: 'no-store',
    credentials: 'omit',
  })
  const answer = await response.json()
  if (!response.ok) {
    const known = { TICKET_NOT_ACCEPTED: 'refused', TOO_MANY_REQUESTS: 'often' }
    fail(Reflect.get(known, answer.code) || 'away')
    return
  }
  await saveTerminal({
    id: answer.terminalId,
    label: answer.label,
    place: answer.place === null ? '' : answer.place.name['zh-Hans'],
    scenes: answer.scenes.map((/** @type {any} */ scene) => ({
      code: scene.code,
      name: scene.name['zh-Hans'],
    })),
    privateKey,
  })
  done(answer)
}

let busy = false
if (ticketField instanceof HTMLInputElement && ticketField.form !== null)
  ticketField.form.addEventListener('submit', (event) => {
    event.preventDefault()
    const ticket = readTicket(ticketField.value)
    if (ticket === undefined) {
      fail('shape')
      return
    }
    if (busy) return
    busy = true
    activate(ticket)
      .catch(() => fail('away'))
      .then(() => {
        busy = false
      })
  })

if (!window.isSecureContext) part('insecure').hidden = false
else
  loadTerminal()
    .then((terminal) => {
      if (terminal === undefined) return
      part('already-name').textContent = `${terminal.place} · ${terminal.label}`
      part('already').hidden = false
    })
    .catch(() => {
      part('insecure').hidden = false
    })
