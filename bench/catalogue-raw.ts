// What answers with the same bytes and does nothing else: node:http and a table of answers.
import { createServer } from 'node:http'

/** Path → what the program answered; an answer to somebody who has it already is empty. */
export interface RawAnswers {
  readonly [path: string]: {
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
}

let answers = new Map<string, { headers: Readonly<Record<string, string>>; body: Buffer }>()

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '')
  const tag = request.headers['if-none-match']
  const has = answer !== undefined && tag !== undefined && tag === answer.headers['etag']
  if (answer === undefined || has) {
    response.writeHead(has ? 304 : 404, answer?.headers).end()
    return
  }
  response.writeHead(200, { ...answer.headers, 'content-length': answer.body.length })
  response.end(answer.body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
})
process.on('message', (given: RawAnswers) => {
  answers = new Map(
    Object.entries(given).map(([path, { headers, body }]) => [
      path,
      { headers, body: Buffer.from(body) },
    ]),
  )
  process.send?.({})
})
process.on('disconnect', () => server.close())
