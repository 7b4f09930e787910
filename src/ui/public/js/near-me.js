// @ts-check
// "Near me": asks the browser where it is when somebody presses the button, and sends the form with
// that, rounded to some hundred metres before it leaves. Without scripts the button is not there.

/** @param {number} degrees */
const rounded = (degrees) => degrees.toFixed(3)

/** @param {HTMLElement} part */
const enhance = (part) => {
  const [button, answer] = [part.querySelector('button'), part.querySelector('[role=status]')]
  const field = part.querySelector('input')
  const form = part.closest('form')
  if (!button || !answer || !field || !form) return
  button.addEventListener('click', () => {
    answer.textContent = part.dataset['asking'] || ''
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        for (const other of Array.from(form.querySelectorAll('input[name=near]')))
          if (other instanceof HTMLInputElement) other.disabled = true
        field.value = `${rounded(latitude)},${rounded(longitude)}`
        field.disabled = false
        form.submit()
      },
      () => (answer.textContent = part.dataset['denied'] || ''),
      { maximumAge: 60000, timeout: 15000 },
    )
  })
  part.hidden = false
}

if (navigator.geolocation)
  for (const part of Array.from(document.querySelectorAll('[data-module="ykt-near-me"]')))
    if (part instanceof HTMLElement) enhance(part)
