// @ts-check
// A preview that follows what is typed: data-preview holds what the button "preview" of the form
// below it would draw. Without scripts the button draws it.

const AFTER_MILLISECONDS = 600

/**
 * @param {HTMLElement} shown
 * @param {HTMLFormElement} typed
 */
const previewAsTyped = (shown, typed) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  let asked = 0

  const draw = async () => {
    const mine = (asked += 1)
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(typed))
      if (typeof value === 'string') body.append(name, value)
    body.set('act', 'preview')
    const answer = await fetch(typed.action, { method: 'POST', body })
    // What is half typed has no preview; the last one that could be drawn stays.
    if (!answer.ok) return
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const next = drawn.querySelector('[data-preview]')
    if (mine === asked && next !== null) shown.innerHTML = next.innerHTML
  }

  typed.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => draw().catch(() => {}), AFTER_MILLISECONDS)
  })
}

const previewed = document.querySelector('[data-preview]')
const previewedForm = previewed?.parentElement?.querySelector('form')
if (previewed instanceof HTMLElement && previewedForm instanceof HTMLFormElement)
  previewAsTyped(previewed, previewedForm)
