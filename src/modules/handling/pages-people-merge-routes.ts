import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { proposeMerge } from '#modules/person/index.ts'
import { EMPTY_FORM } from './pages-desk-home.ts'
import {
  findOther,
  type FormError,
  framed,
  lookedUp,
  Lookup,
  type LookupParams,
  OTHER_PERSON,
  type PeopleDeps,
} from './pages-people-frame.ts'
import { type MergeForm, mergePage, proposedPage, SECOND_UNIT } from './pages-people-merge.ts'

const PATH = '/desk/persons/:lookup/merge'
const PROPOSE = { kind: 'staff', permission: 'person.merge.propose' } as const

const Line = z.string().max(120).catch('')
const Form = z.object({
  ...OTHER_PERSON,
  keep: Line,
  reason: Line,
  evidence: z.string().max(1000).catch(''),
})
type MergeRequest = RouteRequest<LookupParams, undefined, z.output<typeof Form>>

const EMPTY: MergeForm = { ...EMPTY_FORM, keep: '', reason: '', evidence: '' }

const REASONS = ['enteredTwice', 'residencePermit'] as const

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 120))
    .filter((line) => line !== '')
    .slice(0, 20)

/** Why it cannot be, and what to do first. */
const INSTEAD_WORDS: Readonly<Partial<Record<string, string>>> = {
  swapEntries: '要并掉的那一条还有卡或者没办完的事：请改选留下那一条',
  cancelCard: '两条登记都有卡：先问本人留哪张，注销另一张，再提议合并',
  withdrawOrder: '要并掉的那一条有没办完的订单：先撤回订单，再提议合并',
  finishCase: '要并掉的那一条有没办完的办件：先办结，再提议合并',
}
const REFUSAL_WORDS: Readonly<Partial<Record<string, string>>> = {
  PAID_TWICE: '同一个项目在给两条登记发钱：请发放部门先停发一份，再提议合并',
  MERGE_WITH_ONESELF: '两条是同一条登记，请核对证件',
  PERSON_NOT_LIVING: '有一条登记为已故：先核实死亡登记',
  PERSON_WAS_MERGED: '有一条已经合并过，请用留下的那一条',
  FACTS_DIFFER: '两条登记的出生日期或性别不同：先变更登记信息，再提议合并',
  RELATIONS_CONFLICT: '两条登记之间有代办关系，或者和同一个人有同样的代办：先结束其中一项',
  MERGE_UNDER_WAY: '这一条已经有人提议合并，等复核',
}

const missingIn = (typed: MergeForm): FormError[] => [
  ...(typed.keep === 'this' || typed.keep === 'other'
    ? []
    : [{ text: '选留下哪一条登记', href: '#keep' }]),
  ...(REASONS.some((one) => one === typed.reason)
    ? []
    : [{ text: '选为什么是同一个人', href: '#reason' }]),
  ...(linesOf(typed.evidence).length > 0 ? [] : [{ text: '写明依据', href: '#evidence' }]),
]

const propose = async (
  deps: PeopleDeps,
  request: MergeRequest,
  thisId: string,
): Promise<readonly FormError[]> => {
  const typed = request.body
  const missing = missingIn(typed)
  if (missing.length > 0) return missing
  const other = await findOther(deps, request, typed)
  if ('error' in other) return [other.error]
  const keepsThis = typed.keep === 'this'
  const decision = await proposeMerge(deps, request.context, {
    fromId: keepsThis ? other.personId : thisId,
    intoId: keepsThis ? thisId : other.personId,
    reason: REASONS.find((one) => one === typed.reason) ?? 'enteredTwice',
    evidence: linesOf(typed.evidence),
  })
  if (decision === undefined) throw notFound()
  if (decision.granted) return []
  const ways = decision.instead.flatMap((one) => INSTEAD_WORDS[one] ?? [])
  const words = decision.refusal === 'ENTRY_STILL_IN_USE' ? ways : [REFUSAL_WORDS[decision.refusal]]
  return words.map((text = '两条登记现在不能合并') => ({ text, href: '#keep' }))
}

/** 提议合并登记, of the person at the counter and another entry. */
export const deskMergeRoutes = (deps: PeopleDeps): RouteDefinition[] => {
  const show = (request: RouteRequest<LookupParams>, typed: MergeForm, errors: FormError[] = []) =>
    framed(
      deps,
      request,
      mergePage({
        csrf: signedIn(request).csrfToken,
        lookup: request.params.lookup,
        typed,
        errors,
      }),
    )
  return [
    pageRoute({
      method: 'GET',
      path: PATH,
      operationId: 'startMergeAtDesk',
      summary: { zh: '提议合并登记', en: 'Propose a merge at the counter' },
      access: PROPOSE,
      basis: ['YKT-3'],
      params: Lookup,
      handle: async (request) => {
        await lookedUp(deps, request)
        return show(request, EMPTY)
      },
    }),
    pageRoute({
      method: 'POST',
      path: PATH,
      operationId: 'proposeMergeAtDesk',
      summary: { zh: '提交合并提议', en: 'Propose that two entries are one human being' },
      access: PROPOSE,
      basis: ['YKT-3', 'YKT-22'],
      params: Lookup,
      body: Form,
      handle: async (request: MergeRequest): Promise<PageAnswer> => {
        const errors = await propose(deps, request, await lookedUp(deps, request))
        if (errors.length > 0)
          return { html: await show(request, request.body, [...errors]), status: 422 }
        const view = proposedPage(request.params.lookup, '已提议合并', SECOND_UNIT)
        return framed(deps, request, view)
      },
    }),
  ]
}
