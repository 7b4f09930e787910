import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

/** One request as it came. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Conduct = (response: ServerResponse, received: Received) => void

export const OK: Conduct = (response) => response.writeHead(204).end()
export const status =
  (code: number): Conduct =>
  (response) =>
    response.writeHead(code).end()

/** Systems of departments that listen on this machine, each at a path of its own. */
export class TestReceiver implements AsyncDisposable {
  readonly received: Received[] = []
  /** By path; whoever is not named takes everything. */
  readonly conducts = new Map<string, Conduct>()
  readonly #server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const path = request.url ?? ''
      const received = { path, headers: request.headers, body: Buffer.concat(pieces).toString() }
      this.received.push(received)
      ;(this.conducts.get(path) ?? OK)(response, received)
    })
  })
  #origin = ''

  static async listen(): Promise<TestReceiver> {
    const one = new TestReceiver()
    await new Promise<void>((resolve) => {
      one.#server.listen(0, '127.0.0.1', resolve)
    })
    const address = one.#server.address()
    one.#origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    return one
  }

  url(path: string): string {
    return this.#origin + path
  }

  /** What came to a path, in its order: the kind and the change of each. */
  told(path: string): readonly { kind: string; changeId: string; id: string }[] {
    return this.received
      .filter((one) => one.path === path)
      .map(({ body }) => {
        const event = JSON.parse(body) as { type: string; subject: string; id: string }
        return { kind: event.type, changeId: event.subject, id: event.id }
      })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => {
      this.#server.close(resolve)
    })
  }
}
