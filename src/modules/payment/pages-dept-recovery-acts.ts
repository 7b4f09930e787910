import { z } from 'zod'
import { parseYuan } from '#kernel/money.ts'
import { parseIsoDay } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import type { Signatory } from './batch.ts'
import { RECOVERY_REFUSALS } from './messages-recovery.ts'
import type { DeptPageDeps } from './pages-dept-frame.ts'
import { RECOVERIES_PATH } from './pages-dept-recoveries.ts'
import { seenRecovery, showRecovery } from './pages-dept-recovery-show.ts'
import {
  confirmDebt,
  decideWaiver,
  dropRecovery,
  enterReceipt,
  offsetRecovery,
  planRecovery,
  proposeWaiver,
  type RecoveryDecision,
} from './recover.ts'

const HANDLE = { kind: 'staff', permission: 'return.handle' } as const
const CHECK = { kind: 'staff', permission: 'batch.check' } as const

const Params = z.object({ recoveryId: z.uuid() })

const Body = z.object({
  amount: z.string().trim().max(20).default(''),
  note: z.string().trim().max(300).default(''),
  found: z.enum(['owed', 'nothing']).optional().catch(undefined),
  reference: z.string().trim().max(80).default(''),
  count: z.coerce.number().int().optional().catch(undefined),
  firstOn: z.string().trim().max(20).default(''),
  lineId: z.string().trim().toLowerCase().max(40).default(''),
  agreed: z.enum(['yes', 'no']).optional().catch(undefined),
})
type Form = z.output<typeof Body>

type Act = (
  deps: DeptPageDeps,
  request: AnyRequest,
  on: { readonly id: string; readonly by: Signatory },
  form: Form,
) => Promise<RecoveryDecision | undefined | 'form'>

const fenOf = ({ amount }: Form): bigint => parseYuan(amount) ?? 0n

/** What is done to a recovery, by the part of its address. */
const ACTS: Readonly<
  Record<string, { readonly access: typeof HANDLE | typeof CHECK; readonly en: string; act: Act }>
> = {
  verify: {
    access: HANDLE,
    en: 'Finds how much is owed back, or that nothing is',
    act: async (deps, { context }, on, form) =>
      form.found === 'nothing'
        ? dropRecovery(deps, context, { ...on, finding: form.note })
        : confirmDebt(deps, context, { ...on, owedFen: fenOf(form), finding: form.note }),
  },
  receipt: {
    access: HANDLE,
    en: 'Enters money that came back',
    act: (deps, { context }, on, form) =>
      enterReceipt(deps, context, { ...on, amountFen: fenOf(form), reference: form.reference }),
  },
  plan: {
    access: HANDLE,
    en: 'Agrees on instalments',
    act: async (deps, { context }, on, { count, firstOn }) => {
      const day = parseIsoDay(firstOn)
      return count === undefined || day === undefined
        ? 'form'
        : planRecovery(deps, context, { ...on, count, firstOn: day })
    },
  },
  offset: {
    access: HANDLE,
    en: 'Sets a stopped payment against the debt',
    act: async (deps, { context }, on, { lineId }) =>
      z.uuid().safeParse(lineId).success
        ? offsetRecovery(deps, context, { ...on, lineId })
        : 'form',
  },
  waiver: {
    access: HANDLE,
    en: 'Proposes not to ask for a part',
    act: (deps, { context }, on, form) =>
      proposeWaiver(deps, context, { ...on, amountFen: fenOf(form), why: form.note }),
  },
  'waiver-decision': {
    access: CHECK,
    en: 'Decides on a waiver',
    act: async (deps, { context }, on, { agreed }) =>
      agreed === undefined
        ? 'form'
        : decideWaiver(deps, context, { ...on, agreed: agreed === 'yes' }),
  },
}

/** Every act on a recovery. */
export const recoveryActRoutes = (deps: DeptPageDeps): RouteDefinition[] =>
  Object.entries(ACTS).map(([part, { access, en, act }]) =>
    pageRoute({
      method: 'POST',
      path: `${RECOVERIES_PATH}/:recoveryId/${part}`,
      operationId: `recovery${part.replaceAll(/(?:^|-)(\w)/g, (_, a: string) => a.toUpperCase())}`,
      summary: { zh: '办理追回件', en },
      access,
      basis: ['HANDLING-26'],
      params: Params,
      body: Body,
      handle: async (request) => {
        const { recoveryId: id } = request.params
        await seenRecovery(deps, request, id)
        const decision = await act(deps, request, { id, by: actingStaff(request) }, request.body)
        if (decision === undefined) throw notFound()
        if (decision !== 'form' && decision.granted)
          return { redirect: `${RECOVERIES_PATH}/${id}?said=done` }
        const fault = RECOVERY_REFUSALS[decision === 'form' ? 'FORM' : decision.refusal]
        return { html: await showRecovery(deps, request, id, { fault }), status: 422 }
      },
    }),
  )
