import type { IncomingMessage, ServerResponse } from 'node:http'
import { html, type Html } from '#kernel/html.ts'
import type { HttpHandler } from './server.ts'
import type { SimulatedReader } from './simulator.ts'

/** The page has neither scripts nor styles, and is no frame of anybody's. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const

/** Longer than the form can be. */
const LARGEST_BODY = 100

const lies = ({ lying }: SimulatedReader): string =>
  lying === undefined ? '读卡器上没有东西。' : `读卡器上放着：${lying.label}`

const page = (reader: SimulatedReader): Html =>
  html`<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport"
    content="width=device-width"><title>模拟读卡器</title></head><body><h1>模拟读卡器</h1><p
    role="status">${lies(reader)}</p><form method="post" action="/"><p><button name="lay"
    value="">取走</button></p><ol>${reader.things.map(
      ({ label }, index) =>
        html`<li><button name="lay" value="${index}">放上 ${label}</button></li>`,
    )}</ol></form></body></html>`

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > LARGEST_BODY) throw new RangeError('the form is too long')
  }
  return text
}

/** Only the page itself may lay something on: browsers say where a form was sent from. */
const isOwn = ({ headers: { origin, host } }: IncomingMessage): boolean =>
  origin === `http://${host ?? ''}`

const lay = async (
  reader: SimulatedReader,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const wanted = new URLSearchParams(await bodyOf(request)).get('lay') ?? ''
    reader.lay(/^\d{1,4}$/.test(wanted) ? Number(wanted) : undefined)
    response.writeHead(303, { location: '/' }).end()
  } catch {
    response.writeHead(413, { connection: 'close' }).end()
  }
}

/** A page with a button for each card and document, for trying the counter without hardware. */
export const simulatorPage =
  (reader: SimulatedReader): HttpHandler =>
  (request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end()
    if (request.method === 'GET')
      return void response.writeHead(200, HEADERS).end(page(reader).toString())
    if (request.method !== 'POST' || !isOwn(request)) return void response.writeHead(403).end()
    void lay(reader, request, response)
  }
