// @ts-check
// 亮码: asks for a code with the key of this device, draws it, and renews it before it ends.
import { encode } from '/assets/vendor/uqr.js'
import {
  base64url,
  canKeepKeys,
  forgetDevice,
  keepDevice,
  keptDevice,
  newKeys,
  publicPoint,
  signature,
} from './device.js'

const root = /** @type {HTMLElement} */ (document.getElementById('my-code'))
const { csrf = '', purpose = 'identity', owner = '' } = root.dataset
const level = Number(root.dataset.level)
/** @type {Record<string, string>} */
const texts = JSON.parse(root.dataset.texts || '{}')
const language = document.documentElement.lang

/** How far the server's clock is ahead of this device's, in milliseconds. */
let ahead = Number(root.dataset.now) - Date.now()
const now = () => Date.now() + ahead

/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`))

const STATES = [
  'waiting',
  'plate',
  'network',
  'clock',
  'unsupported',
  'card',
  'removed',
  'tooMany',
  'stepUp',
  'signIn',
]

/** Shows one of the states and nothing else. @param {string} name */
const show = (name) => {
  for (const state of STATES) part(state).hidden = state !== name
}

/** A refusal of the server, by its stable code. */
class Refusal extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code)
    this.code = code
  }
}

/** @param {string} path @param {object} [body] */
const ask = async (path, body) => {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    credentials: 'same-origin',
    cache: 'no-store',
    headers: body
      ? { 'content-type': 'application/json', 'x-csrf-token': csrf }
      : { accept: 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const date = Date.parse(answer.headers.get('date') || '')
  // The header has whole seconds; only a real difference is worth believing.
  if (date && Math.abs(date - now()) > 5000) ahead = date - Date.now()
  const content = await answer.json()
  if (!answer.ok) throw new Refusal(content.code)
  return content
}

const seconds = () => Math.floor(now() / 1000)

const deviceLabel = () => {
  const agent = navigator.userAgent
  const kind = /Mobi|Android|iPhone|iPad/.test(agent) ? texts.phone : texts.computer
  /** @type {[mark: string, name: string][]} */
  const names = [
    ['MicroMessenger', 'WeChat'],
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ]
  const found = names.find(([mark]) => agent.includes(mark))
  return found ? `${kind} · ${found[1]}` : kind
}

const enrol = async () => {
  const keys = await newKeys()
  const publicKey = await publicPoint(keys)
  const at = seconds()
  const { id } = await ask('/v1/me/devices', {
    publicKey,
    label: deviceLabel(),
    at,
    proof: await signature(keys, `ykt-device|${publicKey}|${at}`),
  })
  const device = { id, keys }
  await keepDevice(owner, device)
  return device
}

/** @param {import('./device.js').KeptDevice} device */
const requestCode = async (device) => {
  const at = seconds()
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(18)))
  const message = `ykt-code|${device.id}|${purpose}|${at}|${nonce}`
  return ask('/v1/me/codes', {
    deviceId: device.id,
    purpose,
    assuranceLevel: level,
    at,
    nonce,
    signature: await signature(device.keys, message),
  })
}

/** Black on white with four modules of quiet zone. @param {string} code */
const draw = (code) => {
  const { size, data } = encode(code, { ecc: 'M', border: 4 })
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (data[y]?.[x]) path += `M${x} ${y}h1v1h-1z`
  const picture = /** @type {SVGElement} */ (root.querySelector('svg[data-code]'))
  const [paper, ink] = Array.from(picture.querySelectorAll('path'))
  if (!paper || !ink) return
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`)
  picture.setAttribute('data-code', code)
  paper.setAttribute('d', `M0 0h${size}v${size}H0z`)
  ink.setAttribute('d', path)
}

const drawNumber = (/** @type {string} */ number) => {
  const shown = root.querySelector('.ykt-code__number')
  if (shown) shown.textContent = `${number.slice(0, 4)} ${number.slice(4)}`
}

/** With large letters on a small screen the masthead would leave the code below the fold. */
const bringIntoSight = () => {
  const plate = root.querySelector('svg[data-code]')
  if (plate && plate.getBoundingClientRect().bottom > window.innerHeight)
    plate.scrollIntoView({ block: 'center' })
}

let renewAt = 0
let shown = false
let busy = false

/** @type {Readonly<Record<string, string>>} */
const STATE_OF = {
  CARD_NOT_USABLE: 'card',
  DEVICE_REVOKED: 'removed',
  TOO_MANY_DEVICES: 'tooMany',
  CLOCK_DIFFERS: 'clock',
  STEP_UP_NEEDED: 'stepUp',
  SIGN_IN_NEEDED: 'signIn',
  FORM_EXPIRED: 'signIn',
}

/** The next attempt is the holder's: a code that failed must not ask again by itself. */
const fail = (/** @type {unknown} */ error) => {
  renewAt = Infinity
  shown = false
  const code = error instanceof Refusal ? error.code : ''
  show(STATE_OF[code] || 'network')
}

/** A key that the server has never heard of is made anew; a removed one only when asked for. */
const freshCode = async (/** @type {boolean} */ mayEnrol) => {
  const kept = await keptDevice(owner)
  try {
    return await requestCode(kept || (await enrol()))
  } catch (error) {
    const code = error instanceof Refusal ? error.code : ''
    if (!mayEnrol) throw error
    if (code === 'CLOCK_DIFFERS') return freshCode(false)
    if (code !== 'NOT_FOUND' && code !== 'SIGNATURE_WRONG') throw error
    await forgetDevice(owner)
    return freshCode(false)
  }
}

const renew = async () => {
  if (busy) return
  busy = true
  try {
    const { code, number, refreshAfterSeconds } = await freshCode(true)
    draw(code)
    drawNumber(number)
    renewAt = now() + refreshAfterSeconds * 1000
    show('plate')
    if (!shown) bringIntoSight()
    if (shown) part('spoken').textContent = texts.renewed ?? ''
    shown = true
  } catch (error) {
    fail(error)
  } finally {
    busy = false
    tick()
  }
}

const tick = () => {
  if (document.hidden) return
  const left = Math.ceil((renewAt - now()) / 1000)
  if (left <= 0) renew()
  else if (left < 120)
    part('countdown').textContent = (texts.countdown ?? '').replace('{seconds}', String(left))
}

/** What a use comes to for the holder; anything else is a refusal. */
const outcomes = new Map([
  ['granted', 'used'],
  ['ASSURANCE_TOO_LOW', 'more'],
])

let since = new Date(now()).toISOString()
let asking = false

/** Tells within seconds who has checked the code. */
const listen = async () => {
  if (document.hidden || asking || !shown) return
  asking = true
  try {
    const { use } = await ask(`/v1/me/codes/last-use?since=${encodeURIComponent(since)}`)
    if (!use) return
    since = use.at
    const outcome = outcomes.get(use.outcome) ?? 'refused'
    const template = root.querySelector(`template[data-answer="${outcome}"]`)
    if (!(template instanceof HTMLTemplateElement)) return
    const answer = document.importNode(template.content, true)
    const place = (use.place && use.place[language]) || texts.somewhere
    const text = answer.querySelector('[data-place-text]')
    if (text) text.textContent = (texts[outcome] ?? '').replace('{place}', place)
    const link = answer.querySelector('a')
    if (link) link.href = `/me/access-log/${use.id}/not-me`
    part('answer').replaceChildren(answer)
    // A counter that wants to see more verifies the same code again.
    if (outcome !== 'more') renewAt = 0
  } catch (error) {
    // The next round asks again; a lost connection shows when the code is renewed.
  } finally {
    asking = false
  }
}

/** Keeps the screen bright enough to be scanned, where the browser lets us. */
const stayAwake = () => {
  if ('wakeLock' in navigator && !document.hidden)
    navigator.wakeLock.request('screen').catch(() => {})
}

const comeBack = () => {
  if (document.hidden) return
  stayAwake()
  if (renewAt !== Infinity) renew()
}

if (canKeepKeys()) {
  show('waiting')
  renew()
  setInterval(tick, 1000)
  setInterval(listen, 2000)
  stayAwake()
  document.addEventListener('visibilitychange', comeBack)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) comeBack()
  })
  for (const again of Array.from(root.querySelectorAll('[data-again] button')))
    again.addEventListener('click', () => {
      show('waiting')
      renew()
    })
  for (const add of Array.from(root.querySelectorAll('[data-enrol] button')))
    add.addEventListener('click', async () => {
      show('waiting')
      await forgetDevice(owner)
      renew()
    })
} else show('unsupported')
