import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { Bridge, realAfter, type BridgeOptions } from './bridge.ts'
import type { Reader } from './reader.ts'

/** Only this machine; a reader is nobody else's business. */
const HOST = '127.0.0.1'
const LARGEST_MESSAGE = 2048

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void

export interface BridgeServerOptions {
  readonly port: number
  /** Origins of the pages that may read, such as `https://ykt.example`. */
  readonly origins: readonly string[]
  readonly reader: Reader
  readonly log: BridgeOptions['log']
  readonly after?: BridgeOptions['after']
  /** Pages of the bridge's own, such as the cards of the simulator. */
  readonly pages?: HttpHandler
}

export interface BridgeServer {
  readonly port: number
  close(): Promise<void>
}

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** The name under which it was called must be this machine's: no other name may point here. */
export const isLoopback = (host: string | undefined): boolean =>
  /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '')

const nothingHere: HttpHandler = (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('一卡通读卡桥 Yikatong reader bridge\n')
}

/**
 * Listens on 127.0.0.1 for pages of the named origins. A browser states the origin of a page itself
 * and no page can change it, so all others are turned away before the first word.
 *
 * @throws when the port is taken.
 */
export const startBridge = async (options: BridgeServerOptions): Promise<BridgeServer> => {
  const { port, origins, reader, log, after = realAfter, pages = nothingHere } = options
  const nonce = () => randomBytes(32).toString('base64url')
  const bridge = new Bridge({ reader, after, nonce, log })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE })
  const server = createServer((request, response) => {
    if (isLoopback(request.headers.host)) pages(request, response)
    else response.writeHead(421).end()
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const { host, origin } = request.headers
    if (!isLoopback(host)) return refuse(socket, '421 Misdirected Request')
    if (origin === undefined || !origins.includes(origin)) return refuse(socket, '403 Forbidden')
    sockets.handleUpgrade(request, socket, head, (connection) => {
      const session = bridge.join((message) => connection.send(JSON.stringify(message)))
      connection.on('message', (data, binary) => {
        session.receive(binary ? '' : (data as Buffer).toString())
      })
      connection.on('error', () => connection.terminate())
      connection.on('close', () => session.leave())
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host: HOST, port }, () => resolve())
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      bridge.close()
      for (const connection of sockets.clients) connection.terminate()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
