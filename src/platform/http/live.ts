import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Html } from '#kernel/html.ts'

/** A part of a page as it stands at this moment. */
export interface Fragment {
  readonly html: Html
  /** Nothing will change any more: the stream says so and ends. */
  readonly ended: boolean
}

/** A part of a page that is drawn again when it changes, for as long as somebody looks. */
export interface LiveFragment {
  /** Reads and draws it; the same function draws it into the page. */
  readonly live: () => Promise<Fragment>
}

const LOOK_EVERY_MILLISECONDS = 1000
/** So that proxies keep the connection, and we notice who has gone. */
const WORD_EVERY_LOOKS = 15
/** The browser comes again by itself: rights are looked at anew, and no stream outlives us. */
const LOOKS = 300

/** The lines of one server-sent event; a line break inside the data begins another `data:`. */
const eventText = (name: string, data: string): string =>
  `event: ${name}\n${data
    .split(/\r\n|[\r\n]/)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`

/** 服务器推送: the fragment whenever it has changed, as `text/event-stream`. */
async function* eventsOf(
  { live }: LiveFragment,
  closing: AbortSignal,
  everyMilliseconds: number,
): AsyncGenerator<string, void, undefined> {
  let shown: string | undefined
  for (let look = 0; look < LOOKS; look += 1) {
    const { html, ended } = await live()
    const now = html.toString()
    if (now !== shown) yield eventText('fragment', now)
    else if (look % WORD_EVERY_LOOKS === 0) yield ': still here\n\n'
    shown = now
    if (ended) {
      yield eventText('ended', '')
      return
    }
    await pause(everyMilliseconds, undefined, { ref: false, signal: closing }).catch(() => {})
    if (closing.aborted) return
  }
}

/**
 * The stream of a live fragment; it ends when the reader goes, after five minutes, or when the
 * program ends.
 */
export const liveStream = (
  fragment: LiveFragment,
  closing: AbortSignal,
  everyMilliseconds = LOOK_EVERY_MILLISECONDS,
): Readable => Readable.from(eventsOf(fragment, closing, everyMilliseconds), { objectMode: false })
