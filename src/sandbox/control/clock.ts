import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { problem } from '#platform/http/problem.ts'
import { read, SANDBOX_PATH, sendPage, wantsPage } from '../world/http.ts'
import { clockMain, MOST_DAYS } from './clock-page.ts'

/** 拨时间: the time of the program, which the sandbox may move on and never back. */
export interface ClockControl {
  now(): Temporal.Instant
  /** By how much it is ahead of the real time. */
  aheadSeconds(): number
  /**
   * Moves on and does what falls due on the way; answers the names of what could not be done, or
   * `undefined` while another move is under way.
   */
  moveOn(seconds: number): Promise<{ readonly failed: readonly string[] } | undefined>
}

const CLOCK_PATH = `${SANDBOX_PATH}/clock`

const HOUR_SECONDS = 3600
const DAY_SECONDS = 86_400

const Move = z
  .object({
    days: z.coerce.number().int().min(0).max(MOST_DAYS).default(0),
    hours: z.coerce.number().int().min(0).max(23).default(0),
  })
  .refine(({ days, hours }) => days + hours > 0, { path: ['days'], message: 'moves nothing' })

/** The page and the API that move the time on; in a demonstration only, like all of the sandbox. */
export const registerClock = (server: FastifyInstance, clock: ClockControl): void => {
  const state = () => ({ now: clock.now().toString(), aheadSeconds: clock.aheadSeconds() })
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly fault?: string; readonly failed?: readonly string[] },
  ) =>
    sendPage(request, reply, {
      title: '时间',
      path: CLOCK_PATH,
      main: clockMain({ now: clock.now(), aheadSeconds: clock.aheadSeconds(), ...said }),
    })

  server.get(CLOCK_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return wantsPage(request) ? show(request, reply, {}) : state()
  })
  server.post(CLOCK_PATH, async (request, reply) => {
    if (wantsPage(request) && !Move.safeParse(request.body).success) {
      reply.code(422)
      return show(request, reply, { fault: `请填 1 小时到 ${MOST_DAYS} 天；时间只能往后拨` })
    }
    const { days, hours } = read(Move, request.body)
    const moved = await clock.moveOn(days * DAY_SECONDS + hours * HOUR_SECONDS)
    if (moved === undefined)
      throw problem(409, 'REQUEST_INVALID', 'The time is being moved; ask again when that is done.')
    if (!wantsPage(request)) return { ...state(), failed: moved.failed }
    return moved.failed.length > 0
      ? show(request, reply, { failed: moved.failed })
      : reply.redirect(CLOCK_PATH, 303)
  })
}
