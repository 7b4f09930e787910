import { luhnCheck, mod11Check } from '#kernel/identity-number/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { copyAccounts, copyAssignments } from '#modules/account/index.ts'
import { copyPersons } from '#modules/person/index.ts'
import { insertFund, post } from '#modules/ledger/index.ts'
import { ALLOWANCE, bySystem } from './payees.ts'
import { testPii } from './person.ts'

export const BANKS = ['102', '103', '104', '105', '301', '306', '308', '403'] as const

const REGISTERED_AT = Temporal.Instant.from('2026-11-01T00:00:00Z')
const PIECE = 20_000
const SURNAMES = '陈李张黄何罗梁林刘王'
const GIVEN = '静怡明华秀英建国志强丽娟海燕伟杰雪梅'

export const nameOf = (n: number): string =>
  SURNAMES.charAt(n % 10) + GIVEN.charAt((n * 7) % 18) + GIVEN.charAt((n * 11) % 18)

const FIRST_DAY = Temporal.PlainDate.from('1940-01-01')
const days = new Map<number, string>()

/** As a number writes it; each is made once, since numbers are made by the million. */
const dayOf = (n: number): string => {
  const known = days.get(n)
  if (known !== undefined) return known
  const made = FIRST_DAY.add({ days: n }).toString().replaceAll('-', '')
  days.set(n, made)
  return made
}

/** A number of its own for each; birthdays over sixty years, three hundred of a day. */
export const numberOf = (n: number): string => {
  const place = ['440103', '440104', '440305', '441900'][Math.floor(n / 22_000_000) % 4] ?? ''
  const sequence = String(Math.floor(n / 22_000) % 1000).padStart(3, '0')
  const body = `${place}${dayOf(n % 22_000)}${sequence}`
  return body + mod11Check(body)
}

const accountOf = (n: number): string => {
  const body = `622202${String(n).padStart(12, '0')}`
  return body + luhnCheck(body)
}

const enterPiece = async (db: Database, from: number, count: number): Promise<void> => {
  const people = Array.from({ length: count }, (_, i) => {
    const n = from + i
    return { n, personId: uuidv7(REGISTERED_AT), accountId: uuidv7(REGISTERED_AT) }
  })
  await db.transaction(async (tx) => {
    await copyPersons(
      tx,
      testPii,
      people.map(({ n, personId: id }) => {
        const number = numberOf(n)
        return {
          id,
          name: nameOf(n),
          documents: [
            {
              kind: 'residentIdentityCard' as const,
              number,
              primary: true,
              identity: `citizenNumber/${number}`,
              isCitizenNumber: true,
            },
          ],
          sex: Number(number.charAt(16)) % 2 === 1 ? ('male' as const) : ('female' as const),
          birthOn: Temporal.PlainDate.from(
            `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
          ),
          regionCode: '440103',
        }
      }),
      REGISTERED_AT,
    )
    await copyAccounts(
      tx,
      testPii,
      people.map(({ n, personId, accountId: id }) => ({
        id,
        personId,
        bankCode: BANKS[n % BANKS.length] ?? '102',
        cardId: uuidv7(REGISTERED_AT),
        number: accountOf(n),
        activatedAt: REGISTERED_AT,
      })),
    )
    await copyAssignments(
      tx,
      people.map(({ personId, accountId }) => ({
        id: uuidv7(REGISTERED_AT),
        personId,
        programmeCode: ALLOWANCE.code,
        accountId,
        validFrom: REGISTERED_AT,
      })),
    )
  })
}

/** People with accounts, from one place in the row to another. */
export const enterPeople = async (
  db: Database,
  from: number,
  until: number,
  tell: (done: number) => void,
): Promise<void> => {
  for (let done = from; done < until; done += PIECE) {
    await enterPiece(db, done, Math.min(PIECE, until - done))
    tell(Math.min(done + PIECE, until))
  }
}

/** People with accounts whom one programme pays, and the funds for them; as many as one likes. */
export const enterManyPayees = async (
  db: Database,
  lines: number,
  tell: (done: number) => void = () => {},
): Promise<void> => {
  await enterPeople(db, 0, lines, tell)
  await db.transaction(async (tx) => {
    for (const bankCode of BANKS) {
      const fundCode = `FIN-${bankCode}`
      await insertFund(tx, {
        code: fundCode,
        payerAgency: 'dept-finance',
        bankCode,
        accountName: '省财政厅惠民资金专户',
        accountNumber: `44050100000${bankCode}`,
        openedOn: Temporal.PlainDate.from('2026-01-01'),
      })
      await post(tx, bySystem(REGISTERED_AT), {
        reference: `voucher/${bankCode}`,
        fundCode,
        kind: 'appropriate',
        amountFen: 10n ** 14n,
      })
    }
  })
}
