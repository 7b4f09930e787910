// @ts-check
// What this device remembers of itself: which terminal it is, its key, and how far it has counted.
// IndexedDB holds keys without anybody being able to read them.

/**
 * @typedef {{
 *   id: string,
 *   label: string,
 *   place: string,
 *   scenes: readonly { code: string, name: string }[],
 *   privateKey: CryptoKey,
 * }} Terminal
 */

const NAME = 'ykt-venue'
const STORE = 'device'

/** @returns {Promise<IDBDatabase>} */
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/**
 * Runs in one transaction and resolves when it is on the disk.
 * @template Value
 * @param {(store: IDBObjectStore, give: (value: Value) => void) => void} work
 * @returns {Promise<Value | undefined>}
 */
const inStore = async (work) => {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite')
    /** @type {Value | undefined} */
    let given
    transaction.oncomplete = () => {
      database.close()
      resolve(given)
    }
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
    work(transaction.objectStore(STORE), (value) => {
      given = value
    })
  })
}

/** @returns {Promise<Terminal | undefined>} */
export const loadTerminal = () =>
  inStore((store, give) => {
    const request = store.get('terminal')
    request.onsuccess = () => give(request.result)
  })

/** A new terminal begins to count anew. @param {Terminal} terminal */
export const saveTerminal = (terminal) =>
  inStore((store) => {
    store.put(terminal, 'terminal')
    store.put(0, 'counter')
  })

/**
 * The next number, which no other tab of this device will ever get: it is written before it is used.
 * @param {number} atLeast The highest one that the server knows.
 * @returns {Promise<number>}
 */
export const nextCounter = async (atLeast) => {
  const counter = await inStore((store, /** @type {(value: number) => void} */ give) => {
    const request = store.get('counter')
    request.onsuccess = () => {
      const next = Math.max(Number(request.result) || 0, atLeast) + 1
      store.put(next, 'counter')
      give(next)
    }
  })
  if (counter === undefined) throw new Error('no counter was stored')
  return counter
}

/** Settings that are no secret. @param {string} name */
export const remembered = (name) => {
  try {
    return localStorage.getItem(`ykt-venue-${name}`) || ''
  } catch (_error) {
    return ''
  }
}

/** @param {string} name @param {string} value */
export const remember = (name, value) => {
  try {
    localStorage.setItem(`ykt-venue-${name}`, value)
  } catch (_error) {
    // A browser that keeps nothing asks again next time.
  }
}
