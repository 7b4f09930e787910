import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { read, SANDBOX_PATH, sendPage, wantsPage } from '../world/http.ts'
import { CONDUCTS, type Fault, FAULTS } from '../world/fault.ts'
import type { World } from '../world/world.ts'
import { CONDUCTS_OF_PAYMENT, type PaymentConductName } from '../banks/payments/conduct.ts'
import type { PaymentDesks } from '../banks/payments/payment-desk.ts'
import type { ActorEntry } from './actors.ts'
import { actorMain, sandboxMain, type ShownActor, USUAL } from './pages.ts'

const Choice = z.object({
  actor: z.string().max(60),
  fault: z.enum([USUAL, ...(Object.keys(FAULTS) as Fault[])]),
  share: z.coerce.number().int().min(0).max(1000).default(1000),
})
const PaymentChoice = z.object({
  actor: z.string().max(60),
  conduct: z.enum([USUAL, ...(Object.keys(CONDUCTS_OF_PAYMENT) as PaymentConductName[])]),
})
const Params = z.object({ actor: z.string() })

const SHOWN = 20

interface Control {
  readonly world: World
  readonly actors: readonly ActorEntry[]
  readonly desks: PaymentDesks
  /** Every actor forgets what it knows. */
  readonly forget: () => void
}

const notItsConduct = ({ name, kind }: ActorEntry): ProblemError =>
  new ProblemError({
    status: 422,
    code: 'REQUEST_INVALID',
    detail: `${name} has these: ${CONDUCTS[kind].join(', ')}, ${USUAL}.`,
    errors: [{ pointer: '/fault', code: 'invalid_value', message: 'is nothing this actor does' }],
  })

/** The pages and the API by which people and tests set how the outside world behaves. */
export const registerControl = (server: FastifyInstance, control: Control): void => {
  const { world, actors, forget, desks } = control
  const deskOf = (actor: ActorEntry) => desks.get(actor.id.replace(/^bank-/, ''))
  const shown = (actor: ActorEntry): ShownActor => {
    const desk = deskOf(actor)
    const href = `${SANDBOX_PATH}/banks/${desk?.bankCode ?? ''}/payments`
    return {
      ...actor,
      setting: world.faults.settingOf(actor.id),
      ...(desk !== undefined && { payments: { set: desk.set, usual: desk.usual, href } }),
    }
  }
  const actorOf = (id: string): ActorEntry => {
    const actor = actors.find((one) => one.id === id)
    if (actor === undefined) throw notFound()
    return actor
  }

  server.get(SANDBOX_PATH, async (request, reply) => {
    const state = { actors: actors.map(shown), deliveries: world.courier.deliveries(SHOWN) }
    if (!wantsPage(request)) return state
    return sendPage(request, reply, {
      title: '外部世界',
      path: SANDBOX_PATH,
      main: sandboxMain(state),
    })
  })
  server.get(`${SANDBOX_PATH}/actors/:actor`, async (request, reply) => {
    const actor = actorOf(read(Params, request.params).actor)
    return sendPage(request, reply, {
      title: actor.name,
      path: `${SANDBOX_PATH}/actors/${actor.id}`,
      main: actorMain(shown(actor)),
    })
  })
  server.post(`${SANDBOX_PATH}/faults`, async (request, reply) => {
    const { actor: id, fault, share } = read(Choice, request.body)
    const actor = actorOf(id)
    if (fault === USUAL) world.faults.unset(id)
    else if (CONDUCTS[actor.kind].some((one) => one === fault))
      world.faults.set(id, { fault, share })
    else throw notItsConduct(actor)
    if (wantsPage(request)) return reply.redirect(SANDBOX_PATH, 303)
    return { actor: id, setting: world.faults.settingOf(id) ?? null }
  })
  server.post(`${SANDBOX_PATH}/payment-conduct`, async (request, reply) => {
    const { actor: id, conduct } = read(PaymentChoice, request.body)
    const desk = deskOf(actorOf(id))
    if (desk === undefined) throw notFound()
    desk.choose(conduct === USUAL ? undefined : conduct)
    if (wantsPage(request)) return reply.redirect(`${SANDBOX_PATH}/actors/${id}`, 303)
    return { actor: id, conduct: desk.set ?? null }
  })
  server.post(`${SANDBOX_PATH}/reset`, async (request, reply) => {
    world.faults.clear()
    world.courier.forget()
    forget()
    return wantsPage(request) ? reply.redirect(SANDBOX_PATH, 303) : { state: 'reset' }
  })
}
