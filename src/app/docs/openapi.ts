import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openApiDocument } from '#platform/http/openapi.ts'
import { inventory } from '../routes.ts'

const PACKAGE = path.join(import.meta.dirname, '../../../package.json')

/** The version of the program, as its package says. */
const version = (): string =>
  (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version

/** The API description of this version. */
export const openApi = (): Record<string, unknown> => openApiDocument(inventory(), version())
