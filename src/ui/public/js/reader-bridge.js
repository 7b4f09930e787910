// @ts-check
// The buttons that read cards and documents through the bridge of this machine. What was read is
// told to the page as the event `reader:read`, how the reader stands as `reader:state`; whoever wants
// to know listens on the document.
import { ReaderClient } from './reader-client.js'

/** Remembers that this browser has a bridge, so that others are not asked at every page. */
const HAS_BRIDGE = 'ykt-reader'

const remembers = () => {
  try {
    return localStorage.getItem(HAS_BRIDGE) === '1'
  } catch (_error) {
    return false
  }
}

const remember = () => {
  try {
    localStorage.setItem(HAS_BRIDGE, '1')
  } catch (_error) {
    // A browser that keeps nothing connects at the first press of a button.
  }
}

/** @param {string} name @param {unknown} detail */
const announce = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }))

/** A script alone never makes a card be read. */
const isWished = () => !navigator.userActivation || navigator.userActivation.isActive

/** @param {HTMLElement} panel */
const start = (panel) => {
  const status = panel.querySelector('[role="status"]')
  const cancel = panel.querySelector('[data-cancel]')
  /** @param {string} text */
  const show = (text) => {
    if (status) status.textContent = text
  }
  const isChinese = document.documentElement.lang.startsWith('zh')
  // What went wrong stays to be read while the reader is merely ready again.
  let complains = false

  /** @param {import('./reader-client.js').Told} told */
  const tell = (told) => {
    if (told.type === 'error') show(isChinese ? told.zh : told.en)
    else if (told.type === 'off') show(panel.dataset[told.because] || '')
    else if (told.type === 'state') {
      remember()
      if (!complains || told.state !== 'ready') show(panel.dataset[told.state] || '')
    } else announce('reader:read', told.detail)
    if (told.type === 'state') announce('reader:state', told.state)
    if (told.type === 'off') announce('reader:state', told.because)
    complains =
      told.type === 'error' || (complains && told.type === 'state' && told.state === 'ready')
    if (cancel instanceof HTMLElement) cancel.hidden = !client.isBusy
  }
  const client = new ReaderClient(panel.dataset['address'] || '', tell)

  /** @param {HTMLElement} button */
  const read = (button) => {
    if (!isWished()) return
    const what = button.dataset['read'] === 'document' ? 'document' : 'card'
    client.read(what, panel.dataset['holder'] !== undefined)
  }
  for (const button of panel.querySelectorAll('[data-read]'))
    if (button instanceof HTMLElement) {
      button.addEventListener('click', () => read(button))
      const key = button.getAttribute('aria-keyshortcuts')
      document.addEventListener('keydown', (event) => {
        const isBare = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
        if (event.key !== key || !isBare || event.repeat) return
        event.preventDefault()
        read(button)
      })
    }
  if (cancel) cancel.addEventListener('click', () => client.cancel())
  panel.hidden = false
  if (remembers()) client.connect()
}

for (const panel of document.querySelectorAll('[data-module="ykt-reader"]'))
  if (panel instanceof HTMLElement) start(panel)
