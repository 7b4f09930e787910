import { provinceDate } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import {
  addBank,
  insertAgreement,
  insertMeasure,
  keepCardServices,
  OFFERED_CODES,
} from '#modules/bank/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { BANKS } from './data/banks.ts'
import { stableId } from './stable-id.ts'

/** 施行之日: the agreements begin with the regulation and hold for five years. */
const SIGNED_ON = Temporal.PlainDate.from('2024-11-01')
const YEARS = 5
/** Before the day of the demonstration, so that the history has something to show. */
const DAYS_UNDER_MEASURE = 12

/** What a bank without a real name says of its cards; of no real bank anything is made up. */
const enterServices = async (
  tx: Transaction,
  { code, agencyCode }: (typeof BANKS)[number],
  at: Temporal.Instant,
): Promise<void> => {
  const by = stableId('staff', `card-services-${code}`)
  const wish = {
    bankCode: code,
    offered: OFFERED_CODES.filter((one) => !one.startsWith('macao.transfer')),
    by,
  }
  const context = byStaff({ staffId: by, agencyCode }, at)
  granted(await keepCardServices(inside(tx), context, wish), 'say what the cards of a bank can do')
}

/** Enters the banks with their agreements; one without a real name is under a measure. */
export const enterBanks = async (tx: Transaction, at: Temporal.Instant): Promise<number> => {
  const liaisonId = stableId('staff', 'staff-bank-administrator')
  const decidedBy = stableId('staff', 'staff-bank-decider')
  for (const [i, bank] of BANKS.entries()) {
    await addBank(tx, bank)
    await insertAgreement(tx, {
      id: stableId('agreement', bank.code),
      bankCode: bank.code,
      number: `粤社卡协〔2024〕${i + 1}号`,
      version: 1,
      from: SIGNED_ON,
      until: SIGNED_ON.add({ years: YEARS }),
      liaisonId,
      applicationId: undefined,
      signedBy: liaisonId,
      signedAt: at,
    })
    if (bank.measure === 'normal') {
      if (bank.placeholder) await enterServices(tx, bank, at)
      continue
    }
    const day = provinceDate(at).subtract({ days: DAYS_UNDER_MEASURE })
    await insertMeasure(tx, {
      id: stableId('measure', bank.code),
      bankCode: bank.code,
      measure: bank.measure,
      basis: 'YKT-25',
      facts: '开户请求连续三个月超过约定时限，经提醒没有改正（演示）',
      noticeReference: `粤人社告〔${day.year}〕1号`,
      decidedBy,
      effectiveAt: at.subtract({ hours: 24 * DAYS_UNDER_MEASURE }),
    })
  }
  return BANKS.length
}
