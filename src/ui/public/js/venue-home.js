// @ts-check
// Tells which of the terminals this device is, and prints.
import { loadTerminal } from './venue-store.js'

const place = document.querySelector('[data-venue="this-device"]')
const name = document.querySelector('[data-venue="this-device-name"]')
if (place instanceof HTMLElement && name !== null)
  loadTerminal()
    .then((terminal) => {
      if (terminal === undefined) return
      name.textContent = `${terminal.place} · ${terminal.label}`
      place.hidden = false
    })
    .catch(() => undefined)

const print = document.getElementById('print')
if (print !== null) {
  const offer = print.parentElement
  if (offer !== null) offer.hidden = false
  print.addEventListener('click', () => window.print())
}
