import { uuidv7 } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import {
  addBank,
  enterApplication,
  exportOpenings,
  openRound,
  requestAccountOpening,
} from '#modules/bank/index.ts'
import { registerOutlets } from '#modules/organisation/index.ts'
import { bankWorld } from '#app/banks.ts'
import { testPii } from '../person.ts'
import { ORGANISATIONS } from './people.ts'

const NAME = { 'zh-Hans': '银行', 'zh-Hant': '銀行', en: 'Bank', pt: 'Banco' }
const OUTLET = 'OUT-440100-B001'
const CRITERION = { code: 'network', name: '网点', weight: 100, maxPoints: 100 }

interface Holder {
  readonly personId: string
  readonly cardId: string
}

const enterBanks = (db: Database) =>
  db.transaction(async (tx) => {
    for (const [code, agencyCode] of [
      ['102', ORGANISATIONS.own],
      ['103', ORGANISATIONS.other],
    ] as const)
      await addBank(tx, { code, agencyCode, name: NAME, placeholder: false })
    await registerOutlets(tx, [
      {
        code: OUTLET,
        agencyCode: ORGANISATIONS.own,
        districtCode: '440100',
        name: NAME,
        address: '建设路10号',
        openingHours: '09:00-17:00',
        phone: '12333',
        instantIssuance: false,
        hongKongMacaoDesk: false,
        facilities: [],
      },
    ])
  })

/** The organisations are banks as well: an outlet, a file that went out, an opening that waits. */
export const enterBankRecords = async (
  db: Database,
  at: Temporal.Instant,
  [first, second]: readonly [Holder, Holder],
) => {
  const context = { actor: { kind: 'staff', id: uuidv7(at) }, requestId: 'world', at } as const
  await enterBanks(db)
  const open = async ({ personId, cardId }: Holder): Promise<string> => {
    const requestId = uuidv7(at)
    const request = { requestId, bankCode: '102', cardId, personId }
    await db.transaction((tx) => requestAccountOpening(tx, context, request))
    return requestId
  }
  await open(second)
  const deps = { db, pii: testPii, ...bankWorld({ pii: testPii }) }
  const exported = await exportOpenings(deps, context, '102')
  const closesOn = Temporal.PlainDate.from('2030-01-01')
  const round = await openRound(deps, context, {
    title: '第一批',
    closesOn,
    criteria: [CRITERION],
  })
  if (exported?.granted !== true || !round.granted) throw new Error('no records of banks')
  const { id: roundId } = round.outcome
  const entered = await enterApplication(deps, context, {
    roundId,
    agencyCode: ORGANISATIONS.own,
    candidate: '银行',
    materials: ['营业执照'],
  })
  if (entered?.granted !== true) throw new Error('no candidate')
  return {
    outlet: OUTLET,
    file: exported.outcome.file.id,
    request: await open(first),
    round: roundId,
    application: entered.outcome.id,
  }
}
