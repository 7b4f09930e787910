import { createHash } from 'node:crypto'

/** SM3 of the bytes, in hexadecimal digits. */
export const sm3 = (content: Uint8Array): string => createHash('sm3').update(content).digest('hex')
