import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** One request as the party outside got it. */
export interface OutsideRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly key: string | undefined
  readonly body: unknown
}

export interface OutsideParty extends AsyncDisposable {
  readonly baseUrl: string
  readonly asked: readonly OutsideRequest[]
}

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const text = Buffer.concat(pieces).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

/** A party outside that answers as a test wants it to, over real HTTP. */
export const outsideParty = async (
  answer: (request: OutsideRequest) => { readonly status: number; readonly body?: unknown },
): Promise<OutsideParty> => {
  const asked: OutsideRequest[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    const url = new URL(request.url ?? '/', 'http://here.invalid')
    const key = request.headers['idempotency-key']
    const one = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      key: typeof key === 'string' ? key : undefined,
      body,
    }
    asked.push(one)
    const { status, body: content } = answer(one)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(content === undefined ? undefined : JSON.stringify(content))
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
