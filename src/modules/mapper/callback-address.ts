/** Where the answers of a caller may go: an address arranged with it. */
export type CallbackAddress = (agencyCode: string) => string | undefined

/** Of a demonstration: this machine, whatever the port; nothing else can be reached. */
export const LOOPBACK = 'http://127.0.0.1'

const parsed = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

const isPlain = ({ username, password, hash }: URL): boolean =>
  username === '' && password === '' && hash === ''

/**
 * The address to which an answer goes, or `undefined` for one that was not arranged (O9, T15): the
 * caller's own host and port by https, below the arranged path. Without a wish it is that path. In
 * a demonstration the arranged address is this machine, and then any of its ports will do.
 */
export const callbackTo = (arranged: string | undefined, wish: string | undefined) => {
  if (arranged === undefined) return undefined
  const base = parsed(arranged)
  const url = parsed(wish ?? arranged)
  if (base === undefined || url === undefined || !isPlain(url)) return undefined
  if (arranged === LOOPBACK)
    return url.protocol === 'http:' && url.hostname === '127.0.0.1' && url.port !== ''
      ? url.href
      : undefined
  const path = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`
  const below = url.pathname === base.pathname || url.pathname.startsWith(path)
  return url.protocol === 'https:' && url.origin === base.origin && below ? url.href : undefined
}
