// @ts-check
// The key of this device: made here, kept by the browser, never readable, not even by us.
// It stays within what a browser of 2018 understands.

/**
 * @typedef {object} KeptDevice
 * @property {string} id `dev_…`, as the server knows it
 * @property {CryptoKeyPair} keys
 */

const STORE = 'devices'

/** @returns {Promise<IDBDatabase>} */
const openDatabase = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('yikatong', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

/**
 * @template Result
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Result>} work
 * @returns {Promise<Result>}
 */
const inStore = async (mode, work) => {
  const database = await openDatabase()
  try {
    return await new Promise((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  } finally {
    database.close()
  }
}

/** Whether this browser can keep a key: a secure page, WebCrypto and a database. */
export const canKeepKeys = () =>
  typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && Boolean(crypto.subtle)

/**
 * The device that this browser is for a holder.
 * @param {string} owner
 * @returns {Promise<KeptDevice | undefined>}
 */
export const keptDevice = (owner) => inStore('readonly', (store) => store.get(owner))

/** @param {string} owner */
export const forgetDevice = (owner) => inStore('readwrite', (store) => store.delete(owner))

/**
 * @param {string} owner
 * @param {KeptDevice} device
 */
export const keepDevice = (owner, device) =>
  inStore('readwrite', (store) => store.put(device, owner))

/** @returns {Promise<CryptoKeyPair>} */
export const newKeys = () =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])

/** @param {ArrayBuffer | Uint8Array} bytes */
export const base64url = (bytes) =>
  btoa(String.fromCharCode.apply(null, Array.from(new Uint8Array(bytes))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** @param {CryptoKeyPair} keys */
export const publicPoint = async (keys) =>
  base64url(await crypto.subtle.exportKey('raw', keys.publicKey))

/**
 * @param {CryptoKeyPair} keys
 * @param {string} message
 */
export const signature = async (keys, message) =>
  base64url(
    await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      keys.privateKey,
      new TextEncoder().encode(message),
    ),
  )

/** On the list of devices, says which one this is. */
const list = document.getElementById('my-devices')
if (list && canKeepKeys())
  keptDevice(list.dataset.owner || '').then(
    (device) => {
      if (!device) return
      for (const mark of Array.from(list.querySelectorAll('[data-device]')))
        if (mark instanceof HTMLElement && mark.dataset.device === device.id) mark.hidden = false
    },
    () => {},
  )
