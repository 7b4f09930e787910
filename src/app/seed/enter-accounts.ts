import { uuidv7 } from '#kernel/ids.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { copyAccounts } from '#modules/bank/index.ts'
import type { CardStatus, CardToCopy } from '#modules/card/index.ts'
import { accountNumber } from './generate/numbers.ts'

/** The account on a made-up card: of its bank, and of no other card. */
export const accountOf = ({
  bankCode,
  cardNumber,
}: Pick<CardToCopy, 'bankCode' | 'cardNumber'>): string =>
  // A letter becomes two figures, so that A00000001 and K00000001 have different accounts.
  accountNumber(
    bankCode,
    Number(cardNumber.replaceAll(/\D/g, (letter) => String(letter.charCodeAt(0)))),
  )

/** Cards whose bank has not opened an account. */
const WITHOUT_ACCOUNT: ReadonlySet<CardStatus> = new Set([
  'applied',
  'bankOpening',
  'failedBank',
  'rejected',
])

/** Enters the accounts of cards as their banks would have told them. */
export const enterAccounts = async (
  tx: Transaction,
  pii: PersonalInformation,
  cards: readonly CardToCopy[],
  at: Temporal.Instant,
): Promise<number> => {
  const accounts = cards
    .filter(({ status }) => !WITHOUT_ACCOUNT.has(status))
    .map((card) => ({
      id: uuidv7(at),
      cardId: card.id,
      personId: card.personId,
      bankCode: card.bankCode,
      number: accountOf(card),
      openedAt: at,
    }))
  await copyAccounts(tx, pii, accounts)
  return accounts.length
}
