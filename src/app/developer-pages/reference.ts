import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { html, type Html } from '#kernel/html.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { link, pageHeading, paragraph, table, verbatim } from '#ui/components.ts'
import type { Words } from './fixed-cases.ts'
import { developerPage, REFERENCE_PATH, type View } from './frame.ts'

export const OPENAPI_PATH = '/openapi.json'
export const LIBRARY_PATH = '/assets/vendor/redoc.js'

/** The one address outside that the library would call: its maker's logo. */
const LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg'

/** Redoc as published, with that address turned to a picture of our own. */
export const referenceLibrary = async (): Promise<string> => {
  const file = fileURLToPath(import.meta.resolve('redoc/bundles/redoc.standalone.js'))
  return (await readFile(file, 'utf8')).replaceAll(LOGO, '/assets/favicon.svg')
}

const WHO: Readonly<Record<RouteDefinition['access']['kind'], Words>> = {
  public: { zh: '所有人', en: 'Anybody' },
  resident: { zh: '居民本人', en: 'The resident' },
  staff: { zh: '有权限的工作人员', en: 'Staff with the permission' },
  developer: { zh: '开发者', en: 'Developers' },
  terminal: { zh: '终端', en: 'Terminals' },
  partner: {
    zh: '银行、制卡厂和主管部门的系统',
    en: 'Systems of banks, departments and the card factory',
  },
}

/** 接口参考: a plain list for everybody, which a script replaces by the full reference. */
export const referencePage = (view: View, routes: readonly RouteDefinition[]): Html => {
  const { say, words } = view
  const operations = routes.filter(({ kind }) => kind === 'api')
  return developerPage(view, {
    title: say('reference'),
    section: REFERENCE_PATH,
    scripts: ['reference.js'],
    main: html`${pageHeading(say('reference'))}${paragraph(
      say('referenceLead'),
      'lead',
    )}${paragraph(link({ href: OPENAPI_PATH, text: say('download') }))}<div id="reference"
      data-specification="${OPENAPI_PATH}" data-library="${LIBRARY_PATH}">${table({
        caption: say('operations'),
        captionSize: 'm',
        head: [say('method'), say('path'), say('does'), say('who')],
        rows: operations.map(({ method, path, summary, access }) => [
          method,
          verbatim(path.replaceAll(/:(\w+)/g, '{$1}')),
          summary[words],
          WHO[access.kind][words],
        ]),
      })}</div>`,
  })
}

/** An empty style sheet made by a script, whose rules come in through the script alone… */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
/** …and the one for scroll bars, which stands in the library word for word. */
const SCROLL_BARS = "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='"

/** The reference draws with a library that makes style sheets; no other page may. */
export const registerReferencePolicy = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply, payload) => {
    const policy = reply.getHeader('content-security-policy')
    if (request.url.split('?')[0] === REFERENCE_PATH && typeof policy === 'string')
      reply.header(
        'content-security-policy',
        policy.replace("style-src 'self'", `style-src 'self' ${EMPTY_STYLE} ${SCROLL_BARS}`),
      )
    return payload
  })
}
