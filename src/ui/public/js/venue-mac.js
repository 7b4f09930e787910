// @ts-check
// How this device proves what it is: a P-256 key that cannot leave the browser, a session key agreed
// by ECDH and HKDF-SHA256, and HMAC-SHA256 over each request. WebCrypto only; runs in Node as well.

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const AGREEMENT = { name: 'ECDH', namedCurve: 'P-256' }

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text)

/** @param {ArrayBuffer | Uint8Array} bytes */
export const toBase64Url = (bytes) => {
  let binary = ''
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte)
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** @param {string} text */
export const fromBase64Url = (text) => {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** Key pair of a terminal; nobody can read the private key, this page neither. */
export const makeDeviceKey = async () => {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
  const point = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { privateKey: pair.privateKey, publicKey: toBase64Url(point) }
}

/** @param {CryptoKey} privateKey @param {string} message @returns {Promise<string>} */
export const signMessage = async (privateKey, message) => {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  return toBase64Url(await crypto.subtle.sign(algorithm, privateKey, bytesOf(message)))
}

/** @param {string} ticket @param {string} publicKey */
export const activationMessage = (ticket, publicKey) => `ykt-terminal|${ticket}|${publicKey}`

/** @param {string} terminal @param {string} point @param {number} at Epoch seconds. */
export const sessionMessage = (terminal, point, at) =>
  `ykt-terminal-session|${terminal}|${point}|${at}`

/** @param {string} session */
const sessionKeyInfo = (session) => `ykt-terminal-session|${session}`

/** A fresh key pair for one agreement, with its point as it is sent. */
export const makeEphemeralKey = async () => {
  const pair = await crypto.subtle.generateKey(AGREEMENT, false, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return { privateKey: pair.privateKey, point, text: toBase64Url(point) }
}

/**
 * The key that both sides now know: HKDF's salt is our point and theirs, its info the session.
 * @param {{ privateKey: CryptoKey, point: Uint8Array }} own
 * @param {string} peer The server's point. @param {string} session
 * @returns {Promise<CryptoKey>}
 */
export const deriveSessionKey = async (own, peer, session) => {
  const theirs = fromBase64Url(peer)
  const publicKey = await crypto.subtle.importKey('raw', theirs, AGREEMENT, false, [])
  const secret = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: publicKey },
    own.privateKey,
    256,
  )
  const salt = new Uint8Array(own.point.length + theirs.length)
  salt.set(own.point)
  salt.set(theirs, own.point.length)
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf(sessionKeyInfo(session)) },
    base,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
}

/**
 * The headers that authenticate one request. Path without query; the body as it is sent.
 * @param {{ session: string, key: CryptoKey }} agreed
 * @param {{ method: 'GET' | 'POST', path: string, counter: number, body: string }} request
 */
export const macHeaders = async (agreed, { method, path, counter, body }) => {
  const message = bytesOf(`${method}\n${path}\n${counter}\n${body}`)
  const mac = await crypto.subtle.sign('HMAC', agreed.key, message)
  return {
    'ykt-session': agreed.session,
    'ykt-counter': String(counter),
    'ykt-mac': toBase64Url(mac),
  }
}
