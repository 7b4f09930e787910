import { encode } from 'uqr'
import { html, type Html } from '#kernel/html.ts'

/** A code to scan, with its quiet zone; silent for screen readers, since its text stands beside. */
export const qrPicture = (text: string): Html => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"
    focusable="false"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000"
    d="${path}"/></svg>`
}
