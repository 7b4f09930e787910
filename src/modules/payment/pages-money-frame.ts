import type { Html } from '#kernel/html.ts'
import { fromPublicId } from '#kernel/ids.ts'
import type { Database, Handle } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import { ownReading, type PersonalInformation } from '#platform/pii.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame } from '#ui/portal.ts'
import type { ToldMoney } from './money-item.ts'
import type { HomeVisit } from './pages-money-visit.ts'
import { MONEY_PATH, type MoneyView, type View } from './pages-money-parts.ts'
import { answersDue, readMoney } from './read-money.ts'

export interface MoneyPageDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  /** 上门服务 for a sum of a person; of a part that lies above this one. */
  readonly homeVisitOf: (
    handle: Handle,
    personId: string,
    lineId: string,
  ) => Promise<HomeVisit | undefined>
  /** Navigation, settings and sign-out of the resident portal, for a page of that section. */
  readonly portal: ResidentFrame
}

export const framed = (deps: MoneyPageDeps, request: AnyRequest, view: View): Html =>
  page({ ...deps.portal(request, MONEY_PATH), ...view })

/** The money of the person that the session is about, and the record of who looked at it. */
export const moneyView = (
  { db, pii }: MoneyPageDeps,
  { context, display, principal }: AnyRequest,
  personId: string,
): Promise<MoneyView> =>
  db.transaction(async (tx) => {
    const { at } = context
    const money = await readMoney(tx, personId, at)
    const reading = ownReading(context, { personId, purpose: 'ownMoney', basis: 'YKT-13' })
    await pii.recordAccess(tx, reading, ['accountNumber'])
    return {
      language: display.language,
      elder: display.elder,
      own: principal?.agentId === undefined,
      money,
      due: await answersDue(tx, money.told),
    }
  })

/** The sum that an address names, if it is among those of the person. */
export const namedMoney = (view: MoneyView, line: string): ToldMoney => {
  const id = fromPublicId('line', line)
  const told = view.money.told.find(({ item }) => item.id === id)
  if (told === undefined) throw notFound()
  return told
}

/** Money of the person that the session is about. */
export const readerMoney = (deps: MoneyPageDeps, request: AnyRequest): Promise<MoneyView> =>
  moneyView(deps, request, signedIn(request).subjectId)
