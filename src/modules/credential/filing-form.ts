import { z } from 'zod'
import { DOMAINS } from '#modules/catalogue/index.ts'
import {
  type Audience,
  AUDIENCES,
  CREDENTIAL_KINDS,
  type CredentialWish,
  type Use,
  USES,
} from './credential.ts'

const line = (most: number) => z.string().trim().max(most).default('')

/** Boxes come as text when one is ticked, as a list when several are, joined when they go along. */
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : (value ?? [])),
    z.array(item),
  )

/** The form by which a department files something. */
export const FilingBody = z.object({
  kind: z.enum(CREDENTIAL_KINDS).default('card'),
  name: line(60),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .default('440000'),
  domain: z.enum(DOMAINS),
  audiences: several(z.enum(AUDIENCES)),
  uses: several(z.enum(USES)),
  document: line(200),
  need: line(1000),
  alreadyIssued: z.enum(['yes', 'no']).default('no'),
  holderCount: line(12),
})
export type FilingForm = z.output<typeof FilingBody>

const EMPTY_FORM: FilingForm = {
  kind: 'card',
  name: '',
  regionCode: '440000',
  domain: 'transport',
  audiences: [],
  uses: [],
  document: '',
  need: '',
  alreadyIssued: 'no',
  holderCount: '',
}

/** The form as it begins: empty, or with what somebody goes back to. */
export const FilingQuery = FilingBody.extend({
  domain: z.enum(DOMAINS).default(EMPTY_FORM.domain),
}).catch(EMPTY_FORM)

/** Written `12,000` or `１２０００` as people do; nothing is none, and what is no number is none. */
const countOf = (text: string): number => {
  const digits = text.normalize('NFKC').replaceAll(',', '')
  if (digits === '') return 0
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

/** What the form says. */
export const wishOf = (form: FilingForm): CredentialWish => ({
  ...form,
  audiences: [...new Set<Audience>(form.audiences)],
  uses: [...new Set<Use>(form.uses)],
  alreadyIssued: form.alreadyIssued === 'yes',
  holderCount: countOf(form.holderCount),
})

/** The form as texts that go along unseen. */
export const carriedAlong = (form: FilingForm): Record<string, string> => ({
  kind: form.kind,
  name: form.name,
  regionCode: form.regionCode,
  domain: form.domain,
  audiences: form.audiences.join(','),
  uses: form.uses.join(','),
  document: form.document,
  alreadyIssued: form.alreadyIssued,
  holderCount: form.holderCount,
})
