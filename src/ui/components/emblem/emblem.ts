import { trusted, type Html } from '#kernel/html.ts'

const petals = [0, 72, 144, 216, 288]
  .map(
    (turn) =>
      `<path transform="rotate(${turn} 24 24)" d="M24 22c-5.5-3.5-6.5-10-2.6-14.3 1.4` +
      '-1.5 3.8-1.5 5.2 0C30.5 12 29.5 18.5 24 22Z"/>',
  )
  .join('')

/** Five petals of the kapok around a chip: the mark of the service. Drawn for it. */
export const emblem: Html = trusted(
  '<svg class="ykt-emblem" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"' +
    ' focusable="false"><rect class="ykt-emblem__card" x="1" y="1" width="46"' +
    ' height="46" rx="12"/>' +
    `<g class="ykt-emblem__petals">${petals}</g><rect class="ykt-emblem__chip" x="20.5"` +
    ' y="20.5" width="7" height="7" rx="1.8"/></svg>',
)
