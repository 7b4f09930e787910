// @ts-check
// 读给我听: reads the page of the large edition aloud, a piece at a time, and stops at the second press.
// Only voices of the device itself: others would send the page, and what stands in it, elsewhere.

/** Voices that fit, the first that is there; Hong Kong and Macao hear Cantonese where they can. */
/** @type {Readonly<Record<string, readonly string[]>>} */
const VOICES = {
  'zh-Hans': ['zh-cn', 'zh-hans', 'cmn', 'zh-sg', 'zh'],
  'zh-Hant': ['zh-hk', 'yue', 'zh-mo', 'zh-tw', 'zh-hant', 'zh'],
  en: ['en-gb', 'en-hk', 'en'],
  pt: ['pt-pt', 'pt'],
}

/** What is not for ears: controls, drawings, what is hidden, and numbers that bystanders may hear. */
const SILENT =
  'script,style,svg,select,input,textarea,button,[hidden],[aria-hidden="true"],' +
  '.ykt-code,[data-module="ykt-reveal"],[data-module="ykt-code"]'

/** @param {Node} node @returns {string} */
const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent || ''
  if (!(node instanceof Element) || node.matches(SILENT)) return ''
  if (node instanceof HTMLDetailsElement && !node.open) {
    const summary = node.querySelector('summary')
    return summary ? textOf(summary) : ''
  }
  const label = node.getAttribute('aria-label')
  if (label) return label
  return Array.from(node.childNodes, textOf).join('')
}

/**
 * The hidden part of a name is no row of stars to the ear.
 * @param {string} text
 */
const spoken = (text) => {
  const hidden = document.documentElement.lang.startsWith('zh') ? '某' : ' '
  return text.replace(/\*+/g, hidden).replace(/\s+/g, ' ').trim()
}

/** @param {Element} element */
const isInline = (element) =>
  element.classList.contains('govuk-visually-hidden') ||
  getComputedStyle(element).display.startsWith('inline')

/**
 * Each block is said by itself: one long piece would be cut off by some browsers.
 * @param {Node} node @param {string[]} pieces
 */
const collect = (node, pieces) => {
  const whole =
    !(node instanceof Element) ||
    (node instanceof HTMLDetailsElement && !node.open) ||
    Array.from(node.children).every((child) => isInline(child) || child.matches(SILENT))
  if (node instanceof Element) {
    if (node.matches(SILENT) || getComputedStyle(node).display === 'none') return
  }
  if (whole) pieces.push(spoken(textOf(node)))
  else for (const child of node.childNodes) collect(child, pieces)
}

/** @param {Element} main @returns {string[]} */
const piecesOf = (main) => {
  /** @type {string[]} */
  const pieces = []
  collect(main, pieces)
  return pieces.filter(Boolean)
}

/** @param {string} language @returns {SpeechSynthesisVoice | undefined} */
const voiceFor = (language) => {
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService)
  for (const wanted of VOICES[language] || [])
    for (const voice of voices) {
      const speaks = voice.lang.toLowerCase().replace('_', '-')
      if (speaks === wanted || speaks.startsWith(`${wanted}-`)) return voice
    }
  return undefined
}

/** @param {HTMLElement} button */
const prepare = (button) => {
  const words = button.querySelector('span')
  const main = document.getElementById('content')
  if (!words || !main) return
  const [start, stop] = [words.textContent || '', button.dataset['stop'] || '']
  let reading = false
  /** Cancelled pieces say so a moment later, when the next reading may have begun. */
  let run = 0
  const end = () => {
    reading = false
    words.textContent = start
  }
  const begin = () => {
    const voice = voiceFor(document.documentElement.lang)
    const pieces = piecesOf(main)
    if (!voice || pieces.length === 0) return
    const mine = run
    const endMine = () => {
      if (run === mine) end()
    }
    reading = true
    words.textContent = stop
    for (const [i, piece] of pieces.entries()) {
      const said = new SpeechSynthesisUtterance(piece)
      said.voice = voice
      said.lang = voice.lang
      said.rate = 0.9
      if (i === pieces.length - 1) said.addEventListener('end', endMine)
      said.addEventListener('error', endMine)
      speechSynthesis.speak(said)
    }
  }
  button.addEventListener('click', () => {
    const was = reading
    run += 1
    speechSynthesis.cancel()
    end()
    if (!was) begin()
  })
  window.addEventListener('pagehide', () => speechSynthesis.cancel())
  const show = () => (button.hidden = voiceFor(document.documentElement.lang) === undefined)
  show()
  // Some browsers know their voices a moment later.
  speechSynthesis.addEventListener('voiceschanged', show)
}

if ('speechSynthesis' in window && 'SpeechSynthesisUtterance' in window)
  for (const button of document.querySelectorAll('[data-module="ykt-read-aloud"]'))
    if (button instanceof HTMLElement) prepare(button)
