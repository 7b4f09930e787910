// @ts-check
// What every page does when scripts run: the behaviour of the published components that we use.
// Nothing depends on it. It stays within what a browser of 2018 understands.

/** @param {string} name @returns {HTMLElement[]} */
const modules = (name) =>
  Array.from(document.querySelectorAll(`[data-module="${name}"]`)).filter(
    /** @returns {element is HTMLElement} */ (element) => element instanceof HTMLElement,
  )

/** Tells the style sheet that scripts run: what is conditional may be hidden. */
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

/** The error summary takes the focus, and its links go to the control with its label in sight. */
for (const summary of modules('govuk-error-summary')) {
  summary.tabIndex = -1
  summary.focus()
  summary.addEventListener('click', (event) => {
    const link = event.target instanceof HTMLAnchorElement ? event.target : undefined
    const control = link && document.getElementById(link.hash.slice(1))
    if (!control) return
    event.preventDefault()
    const above = control.closest('fieldset') || control.closest('.govuk-form-group') || control
    above.scrollIntoView()
    control.focus({ preventScroll: true })
  })
}

for (const banner of modules('govuk-notification-banner'))
  if (banner.getAttribute('role') === 'alert') {
    banner.tabIndex = -1
    banner.focus()
  }

/** A second press within a second is a trembling hand, not a second wish. */
for (const button of modules('govuk-button')) {
  // The clock of an event starts with the page: the first press of all must pass.
  let last = Number.NEGATIVE_INFINITY
  button.addEventListener('click', (event) => {
    if (button.dataset['preventDoubleClick'] !== 'true') return
    if (event.timeStamp - last < 1000) event.preventDefault()
    else last = event.timeStamp
  })
  if (button.getAttribute('role') === 'button')
    button.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return
      event.preventDefault()
      button.click()
    })
}

/** What a radio or checkbox opens is there only while it is chosen. */
for (const name of ['radios', 'checkboxes']) {
  const hiddenName = `govuk-${name}__conditional--hidden`
  for (const group of modules(`govuk-${name}`)) {
    /** @type {HTMLInputElement[]} */
    const inputs = Array.from(group.querySelectorAll('input[type=radio],input[type=checkbox]'))
    const update = () => {
      for (const input of inputs) {
        const id = input.getAttribute('aria-controls') || input.dataset['ariaControls']
        const opened = id && document.getElementById(id)
        if (!opened || !id) continue
        input.setAttribute('aria-controls', id)
        // A radio may not say it is expanded; what it opens follows it in the page.
        if (input.type === 'checkbox') input.setAttribute('aria-expanded', String(input.checked))
        opened.classList.toggle(hiddenName, !input.checked)
      }
    }
    group.addEventListener('change', (event) => {
      const changed = inputs.find((input) => input === event.target)
      if (changed && changed.type === 'checkbox' && changed.checked)
        for (const input of inputs)
          if (input !== changed && (changed.dataset['behaviour'] || input.dataset['behaviour']))
            input.checked = false
      update()
    })
    update()
  }
}

/** An opened number closes by itself, so that it is not left on a screen. */
for (const reveal of modules('ykt-reveal')) {
  if (!(reveal instanceof HTMLDetailsElement)) continue
  const seconds = Number(reveal.dataset['closeAfter'] || 30)
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  reveal.addEventListener('toggle', () => {
    clearTimeout(timer)
    if (reveal.open) timer = setTimeout(() => (reveal.open = false), seconds * 1000)
  })
}

/** The current section of the portal is in sight, even on a phone. */
const current = document.querySelector('.govuk-service-navigation__item--active')
const list = current && current.parentElement
if (current instanceof HTMLElement && list)
  list.scrollLeft = current.offsetLeft - list.offsetLeft - 16

/** Tabs: one panel at a time; the address keeps which. */
for (const tabs of modules('govuk-tabs')) {
  /** @type {HTMLAnchorElement[]} */
  const links = Array.from(tabs.querySelectorAll('.govuk-tabs__tab'))
  /** @param {HTMLAnchorElement} chosen */
  const show = (chosen) => {
    for (const link of links) {
      const here = link === chosen
      const panel = document.getElementById(link.hash.slice(1))
      link.setAttribute('aria-selected', String(here))
      link.tabIndex = here ? 0 : -1
      if (link.parentElement)
        link.parentElement.classList.toggle('govuk-tabs__list-item--selected', here)
      if (panel) panel.classList.toggle('govuk-tabs__panel--hidden', !here)
    }
  }
  const first = links[0]
  if (!first) continue
  const tabList = tabs.querySelector('.govuk-tabs__list')
  if (tabList) tabList.setAttribute('role', 'tablist')
  for (const [i, link] of links.entries()) {
    const panel = document.getElementById(link.hash.slice(1))
    link.id = `tab-${link.hash.slice(1)}`
    link.setAttribute('role', 'tab')
    link.setAttribute('aria-controls', link.hash.slice(1))
    if (link.parentElement) link.parentElement.setAttribute('role', 'presentation')
    if (panel) {
      panel.setAttribute('role', 'tabpanel')
      panel.setAttribute('aria-labelledby', link.id)
    }
    link.addEventListener('click', (event) => {
      event.preventDefault()
      show(link)
      link.focus()
      history.replaceState(undefined, '', link.hash)
    })
    link.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      const other = links[i + step]
      if (step !== 0 && other) other.click()
    })
  }
  show(links.find((link) => link.hash === location.hash) || first)
}

/** Printing needs a script, so its button shows itself only here. */
for (const print of modules('ykt-print')) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}
