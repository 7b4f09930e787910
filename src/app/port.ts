import { createServer } from 'node:net'
import { PlainError } from '#platform/words.ts'
import { WORDS } from './words.ts'

/** Whether nobody listens on a port of 127.0.0.1 at this moment. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/**
 * The port to serve on: the one that was asked for, else the first free one from 8080.
 *
 * @throws {PlainError} when the asked one is taken: somebody who named a port wants that port.
 */
export const choosePort = async (asked: number, named: boolean): Promise<number> => {
  if (await isFree(asked)) return asked
  if (named) throw new PlainError(WORDS.portTaken(asked))
  for (let port = asked + 1; port < asked + 20; port += 1) if (await isFree(port)) return port
  throw new PlainError(WORDS.portsTaken(asked, asked + 19))
}
