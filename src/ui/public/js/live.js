// @ts-check
// A part of a page that the server draws again while something is under way: data-live is the
// address of its events. Without scripts the page is as it was when it was opened.

/** @param {HTMLElement} part */
const follow = (part) => {
  const source = new EventSource(part.dataset['live'] || '')
  source.addEventListener('fragment', (event) => {
    const focused = document.activeElement
    const id = focused && part.contains(focused) ? focused.id : ''
    part.innerHTML = event.data
    if (id) document.getElementById(id)?.focus()
  })
  source.addEventListener('ended', () => source.close())
  // Back from another page: the browser kept this one, its stream is gone.
  addEventListener('pagehide', () => source.close())
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}

for (const part of document.querySelectorAll('[data-live]'))
  if (part instanceof HTMLElement) follow(part)
