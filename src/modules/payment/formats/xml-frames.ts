import type { Bytes } from './bank-format.ts'
import { type FrameEvent, type FramePlan, XmlWalk } from './xml-walk.ts'

/** Bytes of a character that has begun at the end of a chunk and goes on in the next. */
const begun = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return back < length ? back : 0
  }
  return 0
}

const strict = () => new TextDecoder('utf-8', { fatal: true })

const isSound = (bytes: Uint8Array): boolean => {
  try {
    strict().decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** How many bytes stand before the first one that spoils them. */
const soundLength = (bytes: Uint8Array): number => {
  let [sound, spoiled] = [0, bytes.length]
  while (spoiled - sound > 1) {
    const middle = Math.floor((sound + spoiled) / 2)
    if (isSound(bytes.subarray(0, middle))) sound = middle
    else spoiled = middle
  }
  return sound
}

/** Decodes strictly and walks on; a byte that is no UTF-8 ends it at its exact place. */
class XmlBytes {
  readonly walk: XmlWalk
  #held: Uint8Array = new Uint8Array()
  #byte = 0

  constructor(plan: FramePlan) {
    this.walk = new XmlWalk(plan)
  }

  take(chunk: Uint8Array): readonly FrameEvent[] {
    const all = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const whole = all.subarray(0, all.length - begun(all))
    this.#held = Buffer.from(all.subarray(whole.length))
    return this.#decode(whole)
  }

  end(): readonly FrameEvent[] {
    const rest = this.#decode(this.#held)
    return [...rest, ...this.walk.end()]
  }

  #decode(bytes: Uint8Array): readonly FrameEvent[] {
    try {
      // The mark at the beginning, which XML permits, falls away only at the beginning.
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: this.#byte > 0 }).decode(
        bytes,
      )
      this.#byte += bytes.length
      return this.walk.write(text)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
    const sound = bytes.subarray(0, soundLength(bytes))
    const events = this.walk.write(strict().decode(sound, { stream: true }))
    this.walk.fail('NOT_UTF8', this.#byte + sound.length - begun(sound))
    return [...events, ...this.walk.write('')]
  }
}

/** Puts the planned elements of an XML file together while it is read. */
export async function* readFrames(bytes: Bytes, plan: FramePlan): AsyncGenerator<FrameEvent> {
  const reader = new XmlBytes(plan)
  for await (const chunk of bytes) {
    yield* reader.take(chunk)
    if (reader.walk.isBroken) return
  }
  yield* reader.end()
}
