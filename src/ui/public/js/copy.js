// @ts-check
// A button beside each block of code that puts its text on the clipboard, where there is one.

/** @param {HTMLElement} block */
const addButton = (block) => {
  const code = block.querySelector('code')
  if (!code) return
  const [copy = '', copied = ''] = [block.dataset['copy'], block.dataset['copied']]
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ykt-snippet__copy'
  button.textContent = copy
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(code.textContent || '').then(
      () => {
        button.textContent = copied
        setTimeout(() => (button.textContent = copy), 2000)
      },
      () => button.remove(),
    )
  })
  block.append(button)
}

if (navigator.clipboard)
  for (const block of document.querySelectorAll('[data-module="ykt-copy"]'))
    if (block instanceof HTMLElement) addButton(block)
