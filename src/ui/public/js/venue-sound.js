// @ts-check
// One short sound per kind of answer, different in height and in number, made by the browser.

/** @type {Readonly<Record<string, readonly (readonly [number, number, number])[]>>} */
const NOTES = {
  // Frequency in hertz, start and length in seconds.
  pass: [
    [880, 0, 0.09],
    [1320, 0.1, 0.14],
  ],
  check: [
    [600, 0, 0.12],
    [600, 0.2, 0.12],
  ],
  refuse: [[220, 0, 0.45]],
}

/** @type {AudioContext | undefined} */
let context

/** Browsers let a page sound only after a key or a touch. */
export const allowSound = () => {
  if (typeof AudioContext !== 'function') return
  if (context === undefined) context = new AudioContext()
  if (context.state === 'suspended') context.resume().catch(() => undefined)
}

/** @param {string} kind `pass`, `check` or `refuse`. */
export const sound = (kind) => {
  if (context === undefined || context.state !== 'running') return
  for (const [frequency, after, seconds] of NOTES[kind] || []) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const from = context.currentTime + after
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.2, from)
    volume.gain.exponentialRampToValueAtTime(0.001, from + seconds)
    tone.connect(volume).connect(context.destination)
    tone.start(from)
    tone.stop(from + seconds)
  }
}
