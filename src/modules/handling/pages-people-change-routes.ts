import { z } from 'zod'
import { ALL_DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { hanCharacter } from '#kernel/characters.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import {
  changeAttributes,
  type ChangeRefusal,
  type PresentedDocument,
} from '#modules/person/index.ts'
import { parseDay } from './find-form.ts'
import { searchCharacters } from './pages-characters-search.ts'
import {
  type ChangeData,
  type ChangeForm,
  changePage,
  EMPTY_CHANGE,
} from './pages-people-change.ts'
import {
  type FormError,
  framed,
  lookedUp,
  Lookup,
  type LookupParams,
  type PeopleDeps,
} from './pages-people-frame.ts'
import { proposedPage, SECOND_UNIT } from './pages-people-merge.ts'

const PATH = '/desk/persons/:lookup/change'
const PROPOSE = { kind: 'staff', permission: 'person.change.propose' } as const

const Line = z.string().max(120).catch('')
const Form = z.object({
  name: Line,
  phone: Line,
  documentKind: Line,
  number: Line,
  issuingState: Line,
  validUntil: Line,
  materials: z.string().max(1000).catch(''),
  act: z.enum(['seek', 'pick']).optional().catch(undefined),
  seek: z.string().trim().max(20).catch(''),
  pick: z.string().max(4).catch(''),
})
type ChangeRequest = RouteRequest<LookupParams, undefined, z.output<typeof Form>>

const REFUSED: Readonly<Record<ChangeRefusal, FormError>> = {
  NOTHING_TO_CHANGE: { text: '至少填一项要改的', href: '#name' },
  NAME_INVALID: { text: '姓名里有不能用的字符，请对照证件再输', href: '#name' },
  PHONE_INVALID: { text: '手机号码不对，请再核对', href: '#phone' },
  DOCUMENT_INVALID: {
    text: '证件号码、有效期或种类不对，或者和登记的出生日期、性别不一致',
    href: '#number',
  },
  MATERIALS_MISSING: { text: '写明看过的材料和编号', href: '#materials' },
  PERSON_NOT_LIVING: { text: '登记为已故：先核实死亡登记', href: '#name' },
  CHANGE_UNDER_WAY: { text: '还有一项变更在等复核，复核以后再提', href: '#name' },
  CHANGE_NOT_OPEN: { text: '这项变更已经处理过了', href: '#name' },
  IDENTITY_ALREADY_REGISTERED: {
    text: '这个证件已经在另一条登记里：如果是同一个人，请提议合并',
    href: '#number',
  },
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** A phone as people write it, without what stands between its digits. */
const phoneIn = (text: string): string | undefined =>
  filled(text.normalize('NFKC').replaceAll(/[\s()\-‐-―]/gu, ''))

const documentIn = (typed: ChangeForm): PresentedDocument | undefined => {
  const number = filled(typed.number)
  const kind = ALL_DOCUMENT_KINDS.find((one) => one === typed.documentKind)
  if (number === undefined || kind === undefined) return undefined
  const state = filled(typed.issuingState)?.toUpperCase()
  const validUntil = parseDay(typed.validUntil)
  return {
    kind,
    number,
    primary: true,
    ...(state !== undefined && { issuingState: state }),
    ...(validUntil !== undefined && { validUntil }),
  }
}

const materialsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 120))
    .filter((line) => line !== '')
    .slice(0, 20)

const change = async (
  deps: PeopleDeps,
  request: ChangeRequest,
): Promise<FormError | 'settled' | 'proposed'> => {
  const personId = await lookedUp(deps, request)
  const typed = request.body
  if (filled(typed.validUntil) !== undefined && parseDay(typed.validUntil) === undefined)
    return { text: '有效期不对，例如 2036 11 30', href: '#validUntil' }
  const decision = await changeAttributes(deps, request.context, {
    personId,
    name: filled(typed.name),
    phone: phoneIn(typed.phone),
    document: documentIn(typed),
    materials: materialsIn(typed.materials),
  })
  if (decision === undefined) throw notFound()
  if (!decision.granted) return REFUSED[decision.refusal]
  return decision.outcome.status === 'settled' ? 'settled' : 'proposed'
}

const DONE = {
  settled: { title: '已变更', text: '马上生效，本人会收到通知。' },
  proposed: { title: '已提交，等复核', text: SECOND_UNIT },
} as const

/** 变更登记信息 of the person at the counter (C7). */
export const deskChangeRoutes = (deps: PeopleDeps): RouteDefinition[] => {
  const show = (
    request: RouteRequest<LookupParams>,
    typed: ChangeForm,
    more: Partial<Pick<ChangeData, 'errors' | 'seek' | 'search'>> = {},
  ) => {
    const { csrfToken: csrf } = signedIn(request)
    const { lookup } = request.params
    const { errors = [], seek = '', search } = more
    return framed(deps, request, changePage({ csrf, lookup, typed, errors, seek, search }))
  }
  return [
    pageRoute({
      method: 'GET',
      path: PATH,
      operationId: 'startChangeAtDesk',
      summary: { zh: '变更登记信息', en: 'Change what the register says of a person' },
      access: PROPOSE,
      basis: ['PIPL-46'],
      params: Lookup,
      handle: async (request) => {
        await lookedUp(deps, request)
        return show(request, EMPTY_CHANGE)
      },
    }),
    pageRoute({
      method: 'POST',
      path: PATH,
      operationId: 'proposeChangeAtDesk',
      summary: { zh: '提交登记信息变更', en: 'Submit a change, with its papers' },
      access: PROPOSE,
      basis: ['PIPL-46', 'YKT-22'],
      params: Lookup,
      body: Form,
      handle: async (request: ChangeRequest): Promise<PageAnswer> => {
        const { act, seek, pick } = request.body
        if (act === 'pick') {
          await lookedUp(deps, request)
          const name = request.body.name + (hanCharacter(pick) ?? '')
          return show(request, { ...request.body, name })
        }
        if (act === 'seek') {
          await lookedUp(deps, request)
          return show(request, request.body, { seek, search: await searchCharacters(seek) })
        }
        const done = await change(deps, request)
        if (typeof done === 'object')
          return { html: await show(request, request.body, { errors: [done] }), status: 422 }
        const { title, text } = DONE[done]
        return framed(deps, request, proposedPage(request.params.lookup, title, text))
      },
    }),
  ]
}
