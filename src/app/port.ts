import { createServer } from 'node:net'

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/**
 * The port to serve on: the one that was asked for, else the first free one from 8080.
 *
 * @throws when the asked one is taken: somebody who named a port wants that port.
 */
export const choosePort = async (asked: number, named: boolean): Promise<number> => {
  if (await isFree(asked)) return asked
  if (named)
    throw new Error(`Port ${asked} is taken by another program; set YKT_PORT to a free one`)
  for (let port = asked + 1; port < asked + 20; port += 1) if (await isFree(port)) return port
  throw new Error(`Ports ${asked} to ${asked + 19} are all taken; set YKT_PORT to a free one`)
}
