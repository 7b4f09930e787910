import { z } from 'zod'
import { publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { type Signature, signRelation } from '#modules/person/index.ts'
import { showToCustomer } from './customer-screen.ts'
import { SERVE } from './pages-desk-frame.ts'
import {
  backToAcceptance,
  type FormError,
  framed,
  type PeopleDeps,
  wayBack,
  WayBack,
} from './pages-people-frame.ts'
import { letterPage } from './pages-people-letter.ts'
import { relationsHref } from './pages-people-relations.ts'
import { namedRelation, NamedRelation } from './pages-people-relations-routes.ts'
import { relationRefusalWords } from './pages-people-relations-words.ts'
import { readPerson } from './read-person.ts'
import { screenOf } from './store-screen.ts'

const PATH = '/desk/persons/:lookup/relations/:relationId'
const BASIS = ['HANDLING-30'] as const

type LetterRequest<Body = unknown> = RouteRequest<
  z.output<typeof NamedRelation>,
  z.output<typeof WayBack>,
  Body
>

/** Only the person acted for gives authority, and only once both sides are known. */
const letterOf = async (deps: PeopleDeps, request: LetterRequest) => {
  const { relation, personId } = await namedRelation(deps, request)
  const { agentId } = relation
  if (relation.personId !== personId || agentId === undefined) throw notFound()
  return { relation, personId, agentId }
}

const screenState = async (
  { db }: PeopleDeps,
  request: LetterRequest,
  relationId: string,
): Promise<'shown' | 'confirmed' | undefined> => {
  const screen = await screenOf(db, signedIn(request).subjectId)
  if (screen?.relationId !== relationId) return undefined
  return screen.confirmedAt === undefined ? 'shown' : 'confirmed'
}

const show = async (
  deps: PeopleDeps,
  request: LetterRequest,
  errors: readonly FormError[] = [],
) => {
  const { relation, personId, agentId } = await letterOf(deps, request)
  const { lookup } = request.params
  const read = (id: string) => readPerson(deps, request.context, id, 'handling.printForm')
  return framed(
    deps,
    request,
    letterPage({
      csrf: signedIn(request).csrfToken,
      lookup,
      relation,
      person: await read(personId),
      agent: await read(agentId),
      on: provinceDate(request.context.at),
      back: backToAcceptance(lookup, request.query),
      query: wayBack(request.query),
      screen: await screenState(deps, request, relation.id),
      errors,
    }),
  )
}

const SignForm = z.object({
  kind: z.enum(['paper', 'screen']),
  reference: z.string().max(120).catch(''),
})
type SignForm = z.output<typeof SignForm>

/** The signature as it was entered, or what is missing for it to count. */
const signatureIn = async (
  deps: PeopleDeps,
  request: LetterRequest<SignForm>,
  relationId: string,
): Promise<Signature | FormError> => {
  const { kind, reference } = request.body
  if (kind === 'paper')
    return reference.trim() === ''
      ? { text: '填写签好的纸质件编号', href: '#reference' }
      : { kind, reference: reference.trim() }
  return (await screenState(deps, request, relationId)) === 'confirmed'
    ? { kind }
    : { text: '本人还没有在客屏上确认这一份，请先显示到客屏', href: '#reference' }
}

const sign = async (deps: PeopleDeps, request: LetterRequest<SignForm>): Promise<PageAnswer> => {
  const { relation, personId } = await letterOf(deps, request)
  const { lookup } = request.params
  const signature = await signatureIn(deps, request, relation.id)
  if ('text' in signature) return { html: await show(deps, request, [signature]), status: 422 }
  const input = { relationId: relation.id, personId, signature }
  const decision = await deps.db.transaction((tx) => signRelation(tx, request.context, input))
  if (decision === undefined) throw notFound()
  if (decision.granted)
    return { redirect: backToAcceptance(lookup, request.query) ?? relationsHref(lookup) }
  const text = relationRefusalWords(decision.refusal)
  return { html: await show(deps, request, [{ text, href: '#reference' }]), status: 409 }
}

/** 委托书 at the counter: printed, shown, signed (K4). */
export const deskLetterRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${PATH}/letter`,
    operationId: 'printLetterOfAuthority',
    summary: { zh: '打印委托书', en: 'The letter of authority, to be signed' },
    access: SERVE,
    basis: BASIS,
    params: NamedRelation,
    query: WayBack,
    handle: (request: LetterRequest) => show(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/screen`,
    operationId: 'showLetterToCustomer',
    summary: { zh: '委托书显示到客屏', en: 'The letter on the screen before the customer' },
    access: SERVE,
    basis: BASIS,
    params: NamedRelation,
    query: WayBack,
    handle: async (request: LetterRequest): Promise<PageAnswer> => {
      const { relation } = await letterOf(deps, request)
      const { subjectId } = signedIn(request)
      const content = { shown: 'letter', service: 'relation', relationId: relation.id } as const
      await showToCustomer(deps, request.context, subjectId, content)
      const path = `${relationsHref(request.params.lookup)}/${publicId('relation', relation.id)}`
      return { redirect: `${path}/letter${wayBack(request.query)}` }
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/sign`,
    operationId: 'signLetterAtDesk',
    summary: { zh: '登记委托书签字', en: 'Enter that the letter was signed' },
    access: SERVE,
    basis: BASIS,
    params: NamedRelation,
    query: WayBack,
    body: SignForm,
    handle: (request: LetterRequest<SignForm>) => sign(deps, request),
  }),
]
