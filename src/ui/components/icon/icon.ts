import { html, trusted, type Html } from '#kernel/html.ts'

/** Drawn for this system on a 24 × 24 grid with one line width; meaning is always in a word too. */
const DRAWINGS = {
  card: '<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="M2.5 10h19M6 15h4"/>',
  code:
    '<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6"' +
    ' height="6" rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14' +
    ' 14h2.5v2.5M20 14v6h-6v-2"/>',
  lost: '<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="M9 9l6 6M15 9l-6 6"/>',
  swap: '<path d="M4 9h14l-4-4M20 15H6l4 4"/>',
  replace: '<path d="M20 11a8 8 0 0 0-14.3-4L4 9m0-5v5h5M4 13a8 8 0 0 0 14.3 4l1.7-2m0 5v-5h-5"/>',
  family:
    '<circle cx="8.5" cy="8" r="3"/><circle cx="16.5" cy="10" r="2.3"/><path d="M3' +
    ' 20v-2a5.5 5.5 0 0 1 11 0v2M16.5 15a4.5 4.5 0 0 1 4.5 4.5v.5"/>',
  money:
    '<circle cx="12" cy="12" r="9"/><path d="M8.5 7.5 12 12l3.5-4.5M8.5 12.5h7M8.5' +
    ' 15h7M12 12v5.5"/>',
  eye:
    '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5' +
    ' 12Z"/><circle cx="12" cy="12" r="3"/>',
  place:
    '<path d="M12 21.5s7-6.4 7-11.5a7 7 0 0 0-14 0c0 5.1 7 11.5 7 11.5Z"/><circle' +
    ' cx="12" cy="10" r="2.5"/>',
  shield:
    '<path d="M12 2.5 4.5 5.5v6c0 4.5 3.2 8.3 7.5 10 4.3-1.7 7.5-5.5 7.5-10v-6L12' +
    ' 2.5Z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>',
  phone:
    '<path d="M5 3.5h3.5l1.7 4.5-2.2 1.7a12 12 0 0 0 6.3 6.3l1.7-2.2 4.5 1.7V19a2 2' +
    ' 0 0 1-2.2 2A17 17 0 0 1 3 5.7a2 2 0 0 1 2-2.2Z"/>',
  speaker:
    '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8' +
    ' 8 0 0 1 0 11"/>',
  contrast:
    '<circle cx="12" cy="12" r="9"/><path d="M12 3v18a9 9 0 0 0 0-18Z" fill="currentColor"/>',
  language:
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5' +
    ' 5.5-5 12.5 0 18"/>',
  elder: '<path d="M3 19 8.5 5 14 19M5 14.5h7M16 9.5h6M19 6.5v6"/>',
  search: '<circle cx="10.5" cy="10.5" r="7"/><path d="m16 16 5 5"/>',
  check: '<path d="m4.5 12.5 5 5.5 10-12"/>',
  warning: '<path d="M12 3.5 22 20.5H2L12 3.5Z"/><path d="M12 9.5v5.5M12 17.8v.2"/>',
  cross: '<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l3.5 2.5"/>',
  document: '<path d="M5.5 2.5h9l4 4v15h-13v-19Z"/><path d="M14 2.5V7h4.5M9 11.5h6M9 15.5h6"/>',
  message: '<path d="M3 4.5h18v12.5H10l-4.5 4v-4H3V4.5Z"/><path d="M7.5 9h9M7.5 12.5h5.5"/>',
  bank: '<path d="M3 9 12 3.5 21 9H3ZM5.5 9v8.5M10 9v8.5M14 9v8.5M18.5 9v8.5M3 20.5h18"/>',
  permission: '<circle cx="8" cy="15.5" r="4.5"/><path d="m11.5 12.5 9-9M17 7l3 3M14 10l2 2"/>',
  chart: '<path d="M4 3.5v17h17M8.5 16v-5M13 16V7M17.5 16v-7"/>',
  book:
    '<path d="M12 6c-2.5-2-5.5-2-8.5-1.5v14C6.5 18 9.5 18 12 20c2.5-2 5.5-2' +
    ' 8.5-1.5v-14C17.5 4 14.5 4 12 6Zm0 0v14"/>',
  bus:
    '<rect x="4" y="3.5" width="16" height="14" rx="2.5"/><path d="M4 11.5h16M7.5' +
    ' 17.5v3M16.5 17.5v3M7.5 14.5h1M15.5 14.5h1"/>',
  hospital: '<path d="M4 21V6.5h16V21M9.5 21v-4.5h5V21M12 9v5M9.5 11.5h5M8 6.5v-3h8v3"/>',
  museum: '<path d="M3 9.5 12 4l9 5.5H3ZM5 12.5v5M9.7 12.5v5M14.3 12.5v5M19 12.5v5M3.5 20.5h17"/>',
  home: '<path d="M3.5 11.5 12 4l8.5 7.5M6 10v10.5h12V10M10 20.5V14h4v6.5"/>',
  gift:
    '<rect x="3.5" y="9" width="17" height="4.5"/><path d="M5.5 13.5v7h13v-7M12' +
    ' 9v11.5M12 9C9 9 6.5 7.5 7.5 5.5S11.5 5.5 12 9c.5-3.5 3.5-5.5 4.5-3.5S15 9 12' +
    ' 9Z"/>',
  wheelchair:
    '<circle cx="10" cy="4" r="1.7"/><path d="M10 7.5v6h5.5l2.5 5.5 2-.8M10' +
    ' 10.5h5M7.5 11.5a5 5 0 1 0 7 6.5"/>',
  ear:
    '<path d="M7 10a5 5 0 1 1 10 0c0 3-3 4-3 7a3.5 3.5 0 0 1-6.3 2M9.5 10a2.5 2.5 0 0' +
    ' 1 5 0c0 1.5-1.5 2-2 3"/>',
  hand:
    '<path d="M7 12.5V6a1.5 1.5 0 0 1 3 0v5M10 10.5V4.5a1.5 1.5 0 0 1 3 0v6M13' +
    ' 10.5V6a1.5 1.5 0 0 1 3 0v6M16 10.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6 6.5-4' +
    ' 0-5.5-2-7.5-6L4 12.8c1-1 2.2-.8 3 .7"/>',
  seat: '<path d="M7 3.5v9h9.5M7 12.5l1 4h8.5l1 4.5M9 16.5 8 21M11 8.5h4"/>',
  baby:
    '<circle cx="12" cy="9.5" r="6"/><path d="M9.8 9v.3M14.2 9v.3M10 12c1 1 3 1 4 0M12' +
    ' 3.5c1.5.5 1.5 2 0 2.5M6 17.5c1.5 2.5 4 3.5 6 3.5s4.5-1 6-3.5"/>',
  heart:
    '<path d="M12 20.5C5 16 3 12.5 3 9.2A4.7 4.7 0 0 1 12 7.5a4.7 4.7 0 0 1 9 1.7c0' +
    ' 3.3-2 6.8-9 11.3Z"/><path d="M3.5 12H9l1.5-3 2.5 5.5 1.5-2.5h6"/>',
  door: '<path d="M5 21V3.5h11V21M3 21h18M12.5 12v1"/>',
  scan: '<path d="M3.5 8V3.5H8M16 3.5h4.5V8M20.5 16v4.5H16M8 20.5H3.5V16M6.5 12h11"/>',
  terminal:
    '<rect x="5" y="2.5" width="14" height="19" rx="2.5"/><path d="M8.5' +
    ' 6.5h7v4.5h-7zM9 14.5h.5M12 14.5h.5M15 14.5h.5M9 17.5h.5M12 17.5h.5M15' +
    ' 17.5h.5"/>',
  scales:
    '<path d="M12 3.5v17M7 20.5h10M4.5 6.5h15M4.5 6.5 2 13h5L4.5 6.5ZM19.5 6.5 17' +
    ' 13h5l-2.5-6.5ZM2 13a2.5 2.5 0 0 0 5 0M17 13a2.5 2.5 0 0 0 5 0"/>',
} as const

export type IconName = keyof typeof DRAWINGS

export const ICON_NAMES = Object.keys(DRAWINGS) as readonly IconName[]

/** A small drawing beside a word. It grows with the text and is silent for screen readers. */
export const icon = (name: IconName): Html =>
  html`<svg class="ykt-icon" viewBox="0 0 24 24" width="24" height="24" fill="none"
    stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
    aria-hidden="true" focusable="false">${trusted(DRAWINGS[name])}</svg>`
