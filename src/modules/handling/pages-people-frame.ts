import type { Html } from '#kernel/html.ts'
import { ALL_DOCUMENT_KINDS, DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { input, select } from '#ui/components.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import type { AnyRequest, Frame } from '#ui/portal.ts'
import { type MergeDeps, survivingPerson } from '#modules/person/index.ts'
import { z } from 'zod'
import { readFindForm } from './find-form.ts'
import { findPerson } from './find-person.ts'
import { clerkOf } from './pages-desk-frame.ts'
import type { FindFault, FindForm } from './pages-desk-home.ts'
import { numberHelp } from './pages-document-help.ts'
import type { View } from './pages-tracker.ts'
import { isServiceCode } from './service.ts'
import { freshLookup } from './store-lookup.ts'

/** What the counter's pages about the register need. */
export interface PeopleDeps extends MergeDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  readonly portal: Frame
}

export const REVIEWS = '/desk/reviews'

/** Scripts of pages on which a document can be laid on the reader. */
export const READER_SCRIPTS = ['desk.js', 'reader-bridge.js']

export const framed = async (
  deps: PeopleDeps,
  request: AnyRequest,
  view: View & Pick<PageOptions, 'scripts'>,
  section = '/desk',
): Promise<Html> => page({ ...(await deps.portal(request, section)), ...view })

export const Lookup = z.object({ lookup: z.uuid() })
export type LookupParams = z.output<typeof Lookup>

export const personHref = (lookup: string): string => `/desk/persons/${lookup}`

/** The acceptance that sent the clerk here: its service, and whoever came for it. */
export const WayBack = z.object({
  by: z.uuid().optional().catch(undefined),
  service: z
    .string()
    .max(40)
    .optional()
    .catch(undefined)
    .transform((text) => (text !== undefined && isServiceCode(text) ? text : undefined)),
})
export type WayBack = z.output<typeof WayBack>

/** Where an acceptance goes on that was left to enter a relation first. */
export const backToAcceptance = (lookup: string, { by, service }: WayBack): string | undefined =>
  service === undefined || by === undefined
    ? undefined
    : `${personHref(lookup)}/accept/${service}?by=${by}`

/** The same as a query, so that it is not lost on the way. */
export const wayBack = ({ by, service }: WayBack, more: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams({
    ...more,
    ...(by !== undefined && { by }),
    ...(service !== undefined && { service }),
  }).toString()
  return query === '' ? '' : `?${query}`
}

/** The person behind a search of this clerk; too old a search leads nowhere. */
export const lookedUp = async (
  { db }: PeopleDeps,
  request: RouteRequest<LookupParams>,
): Promise<string> => lookedUpBy({ db }, request, request.params.lookup)

/** The same for a second person whose search stands in the query. */
export const lookedUpBy = async (
  { db }: Pick<PeopleDeps, 'db'>,
  request: AnyRequest,
  lookup: string,
): Promise<string> => {
  const { subjectId } = signedIn(request)
  const personId = await freshLookup(db, subjectId, lookup, request.context.at)
  if (personId === undefined) throw notFound()
  return survivingPerson(db, personId)
}

const Line = z.string().max(120).catch('')
/** The second person of a form, by the three factors of their document. */
export const OTHER_PERSON = {
  documentKind: Line,
  number: Line,
  name: Line,
  birth: Line,
  issuingState: Line,
  readBy: z.enum(['typed', 'reader']).catch('typed'),
}

const FAULT_WORDS: Readonly<Record<FindFault, string>> = {
  notFound: '没有找到。号码、姓名和出生日期要和登记的一致，请对照证件再输',
  tooMany: '这一小时没找到的次数太多了。请用读卡器读证件或卡',
  numberWrong: '证件号码不对，请对照证件再输',
  nameMissing: '填写姓名，照证件上的写',
  birthMissing: '填写出生日期，例如 1990 3 7',
}
const FIELD_OF: Readonly<Record<FindFault, string>> = {
  notFound: 'number',
  tooMany: 'number',
  numberWrong: 'number',
  nameMissing: 'name',
  birthMissing: 'birth',
}

export interface FormError {
  readonly text: string
  readonly href: string
}

/** A second person whose document this clerk has read, and the search that found them. */
export interface FoundOther {
  readonly personId: string
  readonly lookupId: string
}

/** The second person found by this clerk, or what is wrong with what was typed. */
export const findOther = async (
  deps: Pick<PeopleDeps, 'db' | 'pii'>,
  request: AnyRequest,
  { readBy = 'typed', ...typed }: FindForm & { readonly readBy?: 'typed' | 'reader' },
): Promise<FoundOther | { readonly error: FormError }> => {
  const fail = (fault: FindFault, text: string = FAULT_WORDS[fault]) => ({
    error: { text, href: `#${FIELD_OF[fault]}` },
  })
  const { context } = request
  const factors = readFindForm(typed, provinceDate(context.at))
  if ('fault' in factors) return fail(factors.fault, factors.text)
  const clerk = await clerkOf(deps.db, request)
  const sought = { by: readBy, document: factors } as const
  const found = await findPerson(deps, context, { clerk, sought })
  if (!found.granted) return fail(found.refusal === 'TOO_MANY_MISSES' ? 'tooMany' : 'notFound')
  const personId = await freshLookup(deps.db, clerk.id, found.outcome, context.at)
  return personId === undefined ? fail('notFound') : { personId, lookupId: found.outcome }
}

const language = 'zh-Hans' as const

/** Fields for the second person. */
export const otherFields = (typed: FindForm, errors: readonly FormError[]): readonly Html[] => {
  const error = (name: string) => errors.find(({ href }) => href === `#${name}`)?.text
  const line = (name: 'number' | 'name' | 'birth' | 'issuingState', label: string, hint: string) =>
    input({
      language,
      name,
      label,
      hint,
      value: typed[name],
      width: name === 'issuingState' ? 5 : 20,
      autocomplete: 'off',
      spellcheck: false,
      error: error(name),
    })
  return [
    select({
      language,
      name: 'documentKind',
      label: '证件种类',
      items: ALL_DOCUMENT_KINDS.map((value) => ({ value, text: DOCUMENT_KINDS[value].zh })),
      value: typed.documentKind,
    }),
    line('number', '证件号码', '照证件上的写，空格可有可无'),
    numberHelp(),
    line('name', '姓名', '照证件上的写'),
    line('birth', '出生日期', '号码里看得出的可以不填，例如 1990 3 7'),
    line('issuingState', '签发国代码', '只有外国护照要填，三个字母'),
  ]
}
