// @ts-check
// The screen that faces the customer looks every two seconds whether it should show something else.

const plate = document.querySelector('[data-module="ykt-customer"]')
const EVERY = 2000

const look = async () => {
  const answer = await fetch('/v1/desk/customer-screen')
  if (!answer.ok) return
  const { version } = await answer.json()
  if (plate instanceof HTMLElement && version !== plate.dataset['version']) location.reload()
}

if (plate !== null)
  window.setInterval(() => {
    // A network that is away for a moment is no news for the customer.
    look().catch(() => undefined)
  }, EVERY)
