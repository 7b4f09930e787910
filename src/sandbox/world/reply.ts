/** What the other side answers; `lost` closes the connection without a word. */
export type Reply =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: Readonly<Record<string, unknown>>
      /** The answer is held back for so long. */
      readonly afterMs?: number
    }
  | { readonly kind: 'lost' }

export const answer = (
  status: number,
  body: Readonly<Record<string, unknown>>,
  afterMs = 0,
): Reply => ({ kind: 'answer', status, body, ...(afterMs > 0 && { afterMs }) })

export const LOST: Reply = { kind: 'lost' }

export const DOWN = answer(503, { code: 'DOWN', detail: '系统维护，请稍后再试。' })

/** Time that a slow actor lets pass before it answers at all. */
export const SLOW_REPLY_MS = 8000

/** The same number was used for something else. */
export const DIFFERENT = answer(422, {
  code: 'REQUEST_DIFFERS',
  detail: '这个请求号先前用于另一份内容。请核对后用新的请求号。',
})
