import { createHash } from 'node:crypto'

/** The same UUID for the same name, in every demonstration (version 8: made our own way). */
export const stableId = (kind: string, name: string): string => {
  const hex = createHash('sha256').update(`yikatong/${kind}/${name}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
