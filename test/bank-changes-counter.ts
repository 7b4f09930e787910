import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { showBanks } from '#modules/bank/index.ts'
import {
  type BankChangeChoice,
  confirmBankChange,
  showBankChange,
  type ShownStatement,
} from '#modules/card/index.ts'
import { type Application, type Clerk, openAndAct } from '#modules/handling/index.ts'
import { registerAgencies, registerStaff } from '#modules/organisation/index.ts'
import { caseActs } from '#app/acts/index.ts'
import { workingDays } from '#app/working-days.ts'
import { type BankChangeWorld, bankChangeWorld, type Changer, PAID } from './bank-changes.ts'
import { granted } from './card-orders.ts'

const MEIZHOU = { agencyCode: 'desk-441400', regionCode: '441400' } as const

/** What the holder wants, unless a test says otherwise. */
export const CHOICE: BankChangeChoice = {
  bankCode: '105',
  delivery: { to: 'mail' },
  programmes: PAID,
  moment: 'now',
}

export const clerkContext = (
  { clock }: Pick<BankChangeWorld, 'clock'>,
  { id, agencyCode }: Clerk,
): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode: agencyCode },
  requestId: 'request-1',
  at: clock.now(),
})

/** Counters in Meizhou, and holders with cards of Guangzhou. */
export const counterWorld = async () => {
  const world = await bankChangeWorld()
  const { db, clock } = world
  const name = { 'zh-Hans': '梅州', 'zh-Hant': '梅州', en: 'Meizhou', pt: 'Meizhou' }
  await db.transaction((tx) =>
    registerAgencies(tx, [
      {
        code: MEIZHOU.agencyCode,
        kind: 'bureau',
        regionCode: MEIZHOU.regionCode,
        name,
        unifiedSocialCreditCode: undefined,
      },
    ]),
  )
  const deps = { db, pii: world.pii, workingDays: workingDays(db), acts: caseActs }
  const listFor = async (clerk: Clerk, personId: string): Promise<string> => {
    const { regionCode } = clerk
    const context = clerkContext(world, clerk)
    return (await db.transaction((tx) => showBanks(tx, context, { personId, regionCode }))).id
  }
  return {
    ...world,
    deps,
    listFor,
    clerk: async (): Promise<Clerk> => {
      const id = uuidv7(clock.now())
      const { agencyCode } = MEIZHOU
      const staff = { id, subject: id, agencyCode, displayName: '植秀兰' }
      await db.transaction((tx) => registerStaff(tx, { ...staff, roles: ['clerk'] }))
      return { id, ...MEIZHOU }
    },
    /** What the clerk filled in stands before the holder. */
    show: async (clerk: Clerk, { personId, card }: Changer, change: Partial<BankChangeChoice>) => {
      const listId = await listFor(clerk, personId)
      const choice = { ...CHOICE, ...change }
      const input = { personId, cardId: card.id, choice, listId, language: 'zh-Hans' } as const
      return db.transaction((tx) => showBankChange(tx, clerkContext(world, clerk), input))
    },
    /** The holder presses the button on their side. */
    confirm: (clerk: Clerk, { id }: Pick<ShownStatement, 'id'>) =>
      db.transaction((tx) => confirmBankChange(tx, clerkContext(world, clerk), id)),
    /** The clerk has it signed: the case, and everything that is done with it. */
    sign: async (
      clerk: Clerk,
      { personId, card }: Changer,
      statementId: string | undefined,
      change: Partial<BankChangeChoice> = {},
      input: Partial<Application> = {},
    ) => {
      const { programmes, ...choice } = { ...CHOICE, ...change }
      return openAndAct(deps, clerkContext(world, clerk), {
        key: uuidv7(clock.now()),
        personId,
        cardId: card.id,
        service: 'changeBank',
        applicant: 'holder',
        channel: 'counter',
        issueRegion: card.issuingRegion,
        acceptRegion: clerk.regionCode,
        acceptAgency: clerk.agencyCode,
        presented: ['identityDocument'],
        shared: [],
        wish: {
          ...choice,
          programmes: [...programmes],
          listId: await listFor(clerk, personId),
          ...(statementId !== undefined && { statementId }),
        },
        proof: { authenticatedAt: clock.now(), assuranceLevel: 4 },
        ...input,
      })
    },
  }
}
export type CounterWorld = Awaited<ReturnType<typeof counterWorld>>

/** Shown, confirmed by the holder, and not signed yet. */
export const confirmedAt = async (
  world: CounterWorld,
  clerk: Clerk,
  changer: Changer,
  change: Partial<BankChangeChoice> = {},
): Promise<string> => {
  const shown = granted(await world.show(clerk, changer, change))
  if (!(await world.confirm(clerk, shown))) throw new Error('it was not confirmed')
  return shown.id
}
