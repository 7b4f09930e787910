// @ts-check
// Shows one answer alone on the screen, says it, sounds it, and goes back by itself.
import { platesFor, slotsOf } from './venue-answer.js'
import { sound } from './venue-sound.js'

/** @param {string} name @returns {HTMLElement} */
export const part = (name) => {
  const found = document.querySelector(`[data-venue="${name}"]`)
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${name}`)
  return found
}

/** @param {string} attribute @param {string} value @returns {HTMLTemplateElement | undefined} */
const templateBy = (attribute, value) =>
  Array.from(document.querySelectorAll('template')).find(
    (template) => template.getAttribute(attribute) === value,
  )

const words = new Map()
const wordTemplate = templateBy('data-venue', 'words')
if (wordTemplate !== undefined)
  for (const word of Array.from(wordTemplate.content.querySelectorAll('[data-word]')))
    words.set(word.getAttribute('data-word'), word.textContent)

const STAY_SECONDS = 4

/** What surrounds the content is out of the way while an answer is shown. */
const surroundings = () =>
  Array.from(document.querySelectorAll('body > header, body > footer')).filter(
    /** @returns {element is HTMLElement} */ (element) => element instanceof HTMLElement,
  )

/** @type {ReturnType<typeof setInterval> | undefined} */
let timer
let left = 0

const tellRemaining = () => {
  const text = words.get(left > 0 ? 'returns' : 'paused') || ''
  part('remaining').textContent = text.replace('{seconds}', String(left))
}

/** The answer stays until somebody asks for the next. */
export const pause = () => {
  if (part('stage').hidden) return
  clearInterval(timer)
  left = 0
  tellRemaining()
}

/** Back to listening. */
export const toIdle = () => {
  clearInterval(timer)
  part('stage').hidden = true
  part('idle').hidden = false
  for (const element of surroundings()) element.style.display = ''
  part('plate').textContent = ''
}

const countDown = () => {
  clearInterval(timer)
  left = STAY_SECONDS
  tellRemaining()
  timer = setInterval(() => {
    left -= 1
    if (left <= 0) toIdle()
    else tellRemaining()
  }, 1000)
}

/** @param {DocumentFragment} drawn @param {Record<string, string>} slots */
const fill = (drawn, slots) => {
  for (const slot of Array.from(drawn.querySelectorAll('[data-slot]'))) {
    const text = slots[slot.getAttribute('data-slot') || '']
    if (text) slot.textContent = text
    else {
      // What is not known leaves no empty line behind.
      const line = slot.closest('dl > div, p')
      if (line !== null) line.remove()
    }
  }
}

/**
 * @param {import('./venue-gateway.js').Answer} answer @param {string} scene
 * @param {boolean} silent
 */
export const showAnswer = (answer, scene, silent) => {
  const name = platesFor(answer, scene).find((one) => templateBy('data-plate', one) !== undefined)
  const template = templateBy('data-plate', name || '')
  if (template === undefined) return
  const drawn = document.importNode(template.content, true)
  fill(
    drawn,
    slotsOf(answer, (key) => words.get(key)),
  )
  const plate = drawn.querySelector('[role="status"]')
  // The place it goes to is the live region; two of them would say everything twice.
  if (plate instanceof HTMLElement) {
    plate.removeAttribute('role')
    plate.style.minHeight = '55vh'
    plate.style.alignContent = 'center'
  }
  for (const element of surroundings()) element.style.display = 'none'
  part('idle').hidden = true
  part('stage').hidden = false
  part('plate').textContent = ''
  // Where something is left to do, nobody is hurried.
  const waits = drawn.querySelector('button') !== null
  part('plate').appendChild(drawn)
  window.scrollTo(0, 0)
  if (!silent) sound(template.getAttribute('data-kind') || 'check')
  if (waits) pause()
  else countDown()
}

const stage = part('stage')
// Not `pointerenter`: a mouse that lies where the answer appears asks for nothing.
stage.addEventListener('pointermove', pause)
stage.addEventListener('pointerdown', pause)
stage.addEventListener('focusin', pause)
