import { formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { type ConsentText, filledText } from '#modules/consent/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import type { Moment } from './bank-change.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import type { Fee } from './fees.ts'
import { bankChangeMessages as b, signingMessages as s } from './messages-bank-change.ts'
import { statementMessages as t } from './messages-bank-change-counter.ts'
import type { Delivery } from './order.ts'

/** Everything that a holder chooses about a change of bank. */
export interface BankChangeChoice {
  readonly bankCode: string
  readonly delivery: Delivery
  /** Ticked one by one; empty where every programme stays with the old account. */
  readonly programmes: readonly string[]
  readonly moment: Moment
}

/** What the choice is about, as it stands at this moment. */
export interface StatementFacts {
  readonly language: Language
  readonly personId: string
  readonly cardId: string
  readonly fromBank: string
  readonly banks: ReadonlyMap<string, Text>
  readonly outlets: readonly Pick<Outlet, 'code' | 'name'>[]
  readonly affected: readonly AffectedProgramme[]
  readonly fee: Fee
  readonly workingDays: number
  readonly text: ConsentText
}

/** One part of what is shown: a heading and its lines. */
export interface StatementPart {
  readonly title: string
  readonly lines: readonly string[]
}

/** 核对单: what is signed, and the words for it, as the holder reads them on the screen. */
export interface BankChangeStatement {
  readonly language: Language
  /** The very text of the permissions (N11). */
  readonly text: Pick<ConsentText, 'version' | 'digest'>
  readonly signed: Readonly<Record<string, string | readonly string[]>>
  readonly parts: readonly StatementPart[]
}

/** A programme by its name and the day it pays next. */
const lineOf = (language: Language, { paid }: AffectedProgramme): string => {
  const [next] = paid.nextPayDates
  const programme = paid.programme.name[language]
  return next === undefined
    ? programme
    : t(language, 'programme', { programme, date: formatDate(language, next) })
}

const whereText = ({ language, outlets }: StatementFacts, delivery: Delivery): string => {
  if (delivery.to === 'mail') return b(language, 'mail')
  const { outletCode } = delivery
  return outlets.find(({ code }) => code === outletCode)?.name[language] ?? outletCode
}

/** The words of each permission, with the names filled in. */
const permissions = (
  { language, banks, text }: StatementFacts,
  { bankCode }: BankChangeChoice,
  moving: readonly AffectedProgramme[],
): readonly string[] => {
  const bank = banks.get(bankCode)
  return moving.map(({ paid: { programme } }) =>
    filledText(text.text, language, bank && { programme: programme.name, bank }),
  )
}

const partsOf = (
  facts: StatementFacts,
  choice: BankChangeChoice,
  moving: readonly AffectedProgramme[],
  staying: readonly AffectedProgramme[],
): readonly StatementPart[] => {
  const { language, banks, fromBank, fee, workingDays, text } = facts
  const bank = (code: string): string => banks.get(code)?.[language] ?? code
  const named = (list: readonly AffectedProgramme[]): readonly string[] =>
    list.length === 0 ? [s(language, 'nothing')] : list.map((one) => lineOf(language, one))
  const when = choice.moment === 'now' ? 'nowHint' : 'afterHint'
  return [
    { title: b(language, 'fromBank'), lines: [bank(fromBank)] },
    { title: b(language, 'bank'), lines: [bank(choice.bankCode)] },
    { title: s(language, 'chosen'), lines: named(moving) },
    { title: s(language, 'staying'), lines: named(staying) },
    ...(moving.length === 0
      ? []
      : [{ title: s(language, 'moment'), lines: [s(language, choice.moment), s(language, when)] }]),
    { title: b(language, 'collect'), lines: [whereText(facts, choice.delivery)] },
    {
      title: b(language, 'fee'),
      lines: [fee.feeFen === 0n ? b(language, 'free') : formatMoney(fee.feeFen)],
    },
    { title: b(language, 'limit'), lines: [b(language, 'limitDays', { days: workingDays })] },
    {
      title: b(language, 'notCovered'),
      lines: [
        b(language, 'notCoveredPay'),
        b(language, 'notCoveredBills'),
        b(language, 'notCoveredOther'),
      ],
    },
    moving.length === 0
      ? { title: s(language, 'read'), lines: [s(language, 'nothingToRead')] }
      : {
          title: t(language, 'read', { version: text.version }),
          lines: permissions(facts, choice, moving),
        },
  ]
}

/**
 * What a holder confirms before they sign at a counter: from bank, to bank, what moves and what
 * stays, when, how the card comes, what it costs, what is not covered, and the words of every
 * permission (Art. 19, PIPL 14). The same choice about the same facts gives the same to the letter.
 */
export const statementOf = (
  facts: StatementFacts,
  choice: BankChangeChoice,
): BankChangeStatement => {
  const { language, personId, cardId, fromBank, affected, fee, text } = facts
  const isChosen = ({ paid }: AffectedProgramme): boolean =>
    choice.programmes.includes(paid.programme.code)
  const moving = affected.filter(isChosen)
  const staying = affected.filter((one) => !isChosen(one))
  const codes = (list: readonly AffectedProgramme[]) => list.map(({ paid }) => paid.programme.code)
  const { delivery, bankCode: toBank, moment } = choice
  return {
    language,
    text: { version: text.version, digest: text.digest },
    signed: {
      personId,
      cardId,
      fromBank,
      toBank,
      moving: codes(moving),
      staying: codes(staying),
      moment,
      delivery: delivery.to === 'mail' ? 'mail' : delivery.outletCode,
      feeFen: String(fee.feeFen),
    },
    parts: partsOf(facts, choice, moving, staying),
  }
}
