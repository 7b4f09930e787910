// @ts-check
// 扫码待机: takes what a scanner, a hand or the camera brings, asks the gateway, shows the answer.
import { Camera, canScan } from './venue-camera.js'
import { GatewayLine } from './venue-gateway.js'
import { foldWidth, readCard, readShown, RepeatGuard, ScanKeys } from './venue-input.js'
import { allowSound } from './venue-sound.js'
import { part, pause, showAnswer, toIdle } from './venue-stage.js'
import { loadTerminal, remember, remembered } from './venue-store.js'

/** @param {string} id @returns {HTMLInputElement} */
const field = (id) => {
  const found = document.getElementById(id)
  if (!(found instanceof HTMLInputElement)) throw new Error(`the page has no field ${id}`)
  return found
}

/** @type {HTMLInputElement[]} */
const choices = Array.from(document.querySelectorAll('input[name="scene"]'))
const soundBox = field('sound')
const shownField = field('shown')
const trialText = part('known').dataset['trial']

/** @param {string} code */
const sceneName = (code) => {
  const choice = choices.find(({ value }) => value === code)
  const line = choice === undefined ? null : choice.parentElement
  return line === null ? '' : (line.textContent || '').trim()
}

const chosenScene = () => {
  const chosen = choices.find((choice) => choice.checked)
  return chosen === undefined ? '' : chosen.value
}

/** Offers the scenes of this terminal alone. @param {import('./venue-store.js').Terminal} terminal */
const offerScenes = (terminal) => {
  const codes = terminal.scenes.map(({ code }) => code)
  const own = choices.filter((choice) => codes.indexOf(choice.value) >= 0)
  for (const choice of choices)
    if (own.indexOf(choice) < 0 && choice.parentElement) choice.parentElement.remove()
  const last = own.find((choice) => choice.value === remembered('scene')) || own[0]
  if (last !== undefined) last.checked = true
  for (const choice of own) choice.addEventListener('change', () => remember('scene', choice.value))
  part('scenes').hidden = own.length < 2
  const [only] = terminal.scenes
  if (own.length < 2 && only !== undefined) {
    part('only-scene').textContent = only.name
    part('only').hidden = false
  }
  part('terminal').textContent = `${terminal.place} · ${terminal.label}`
}

/** @param {import('./venue-store.js').Terminal} terminal */
const listen = (terminal) => {
  const line = new GatewayLine(terminal)
  const guard = new RepeatGuard()
  const keys = new ScanKeys()
  let busy = false
  /** @type {Record<string, unknown> | undefined} */
  let latest

  /** @param {Record<string, unknown>} shown @param {object} attested */
  const verify = async (shown, attested = {}) => {
    const scene = chosenScene()
    if (busy || scene === '') return
    busy = true
    part('busy').hidden = false
    part('stage-scene').textContent = sceneName(scene)
    try {
      latest = shown
      const request = Object.assign({ scene }, shown, attested)
      showAnswer(await line.verify(request), scene, !soundBox.checked)
    } catch (_error) {
      showAnswer({ outcome: 'NO_ANSWER' }, scene, !soundBox.checked)
    } finally {
      busy = false
      part('busy').hidden = true
    }
  }

  /** Tries scanner, key and line, and verifies nobody. */
  const tryOut = async () => {
    if (busy) return
    busy = true
    part('busy').hidden = false
    part('stage-scene').textContent = part('known').dataset['trialName'] || ''
    try {
      const outcome = (await line.agree()) ? 'trial' : 'TERMINAL_NOT_ACCEPTED'
      showAnswer({ outcome }, '', !soundBox.checked)
    } catch (_error) {
      showAnswer({ outcome: 'NO_ANSWER' }, '', !soundBox.checked)
    } finally {
      busy = false
      part('busy').hidden = true
    }
  }

  /** @param {string} raw */
  const take = (raw) => {
    const shown = readShown(raw)
    if (shown !== undefined && 'code' in shown && shown.code === trialText) {
      tryOut()
      return
    }
    if (shown === undefined || guard.isRepeat(JSON.stringify(shown), Date.now())) return
    verify(shown)
  }

  // Before anything else sees the key: a scanner types wherever the focus happens to be.
  document.addEventListener(
    'keydown',
    (event) => {
      allowSound()
      const { code, key, shiftKey, ctrlKey, altKey, metaKey } = event
      if (ctrlKey || altKey || metaKey) return
      const inField = event.target instanceof HTMLInputElement && event.target.type === 'text'
      const scanned = keys.press({ code, key, shiftKey }, event.timeStamp, inField)
      if (scanned !== undefined) {
        event.preventDefault()
        event.stopPropagation()
        shownField.value = ''
        take(scanned)
      } else if (key === 'Escape' && !part('stage').hidden) toIdle()
    },
    true,
  )
  document.addEventListener('pointerdown', allowSound, true)

  const typed = shownField.form
  if (typed !== null)
    typed.addEventListener('submit', (event) => {
      event.preventDefault()
      take(shownField.value)
      shownField.value = ''
    })
  const cardNumber = field('cardNumber')
  const cardIdentifier = field('cardIdentifier')
  if (cardNumber.form !== null)
    cardNumber.form.addEventListener('submit', (event) => {
      event.preventDefault()
      const card = readCard(cardNumber.value, cardIdentifier.value)
      part('card-wrong').hidden = card !== undefined
      if (card !== undefined) verify({ card })
    })

  offerOldCards(verify)

  part('stage').addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('button')
    if (!button) return
    if (button.value === 'next') toIdle()
    else if (button.name === 'attest' && latest !== undefined)
      verify(latest, { attested: { [button.value]: true } })
    else pause()
  })
  offerCamera(take)
  line.agree().catch(() => undefined)
}

/**
 * Numbers of old cards, where any are still taken.
 * @param {(shown: Record<string, unknown>) => void} verify
 */
const offerOldCards = (verify) => {
  const kind = document.getElementById('oldCard')
  const number = document.getElementById('oldCardNumber')
  if (!(kind instanceof HTMLSelectElement) || !(number instanceof HTMLInputElement)) return
  if (number.form === null) return
  number.form.addEventListener('submit', (event) => {
    event.preventDefault()
    const told = foldWidth(number.value).trim().slice(0, 64)
    part('old-card-wrong').hidden = kind.value !== '' && told !== ''
    if (kind.value === '' || told === '') return
    verify({ credential: { id: kind.value, number: told } })
    number.value = ''
  })
}

/** @param {(raw: string) => void} take */
const offerCamera = async (take) => {
  const button = document.getElementById('camera')
  const video = document.querySelector('video')
  if (!(button instanceof HTMLElement) || video === null || !(await canScan())) return
  const camera = new Camera(video, take)
  part('camera').hidden = false
  button.addEventListener('click', () => {
    part('camera-refused').hidden = true
    if (camera.isOn) camera.stop()
    else
      camera.start().catch(() => {
        camera.stop()
        part('camera-refused').hidden = false
      })
  })
}

const keepAwake = () => {
  const wakeLock = Reflect.get(navigator, 'wakeLock')
  if (wakeLock && document.visibilityState === 'visible')
    wakeLock.request('screen').catch(() => undefined)
}

const begin = async () => {
  if (!window.isSecureContext) {
    part('insecure').hidden = false
    return
  }
  const terminal = await loadTerminal()
  const own = (part('known').dataset['terminals'] || '').split(' ')
  if (terminal === undefined || own.indexOf(terminal.id) < 0) {
    part(terminal === undefined ? 'not-activated' : 'not-ours').hidden = false
    return
  }
  soundBox.checked = remembered('sound') !== 'off'
  soundBox.addEventListener('change', () => remember('sound', soundBox.checked ? 'on' : 'off'))
  offerScenes(terminal)
  part('idle').hidden = false
  const wide = document.getElementById('fullscreen')
  if (wide !== null && document.documentElement.requestFullscreen)
    wide.addEventListener('click', () => {
      if (document.fullscreenElement) document.exitFullscreen()
      else document.documentElement.requestFullscreen().catch(() => undefined)
    })
  keepAwake()
  document.addEventListener('visibilitychange', keepAwake)
  listen(terminal)
}

begin()
