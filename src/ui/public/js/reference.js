// @ts-check
// Draws the API reference from /openapi.json in place of the plain list of operations.

/** @type {any} */
const page = window
const target = document.getElementById('reference')

const options = {
  disableSearch: false,
  hideDownloadButton: true,
  nativeScrollbars: true,
  hideLoading: true,
  expandResponses: '200,201',
  sortRequiredPropsFirst: true,
  theme: {
    colors: { primary: { main: '#563a5e' }, text: { primary: '#16211f' } },
    typography: {
      fontFamily: 'inherit',
      headings: { fontFamily: 'inherit' },
      fontSize: '16px',
      code: { fontFamily: 'ui-monospace, monospace' },
    },
    sidebar: { backgroundColor: '#f8f4f8' },
    rightPanel: { backgroundColor: '#2d2233' },
  },
}

if (target) {
  const library = document.createElement('script')
  library.src = target.dataset['library'] || ''
  library.addEventListener('load', () => {
    const room = document.createElement('div')
    room.className = 'ykt-reference--drawn'
    target.after(room)
    page.Redoc.init(
      target.dataset['specification'],
      options,
      room,
      (/** @type {unknown} */ error) => {
        // The list stays where the drawing fails.
        if (error) room.remove()
        else target.remove()
      },
    )
  })
  document.head.append(library)
}
