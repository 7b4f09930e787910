import { readFileSync } from 'node:fs'
import path from 'node:path'

const PACKAGE = path.join(import.meta.dirname, '../../package.json')

/** The version of the program, as its package says. */
export const version = (): string =>
  (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version
