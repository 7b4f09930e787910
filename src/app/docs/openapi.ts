import { openApiDocument } from '#platform/http/openapi.ts'
import { inventory } from '../routes.ts'
import { version } from '../version.ts'

/** The API description of this version. */
export const openApi = (): Record<string, unknown> => openApiDocument(inventory(), version())
