import type { Answer, Book, Holder } from './book.ts'

/** The holder permits that the allowance is paid to one of their accounts. */
export const permit = (holder: Holder, to: number, bySelf: boolean): Answer => {
  const account = holder.accounts[to]
  if (account === undefined) return 'nothing'
  if (!bySelf) return 'no'
  account.consent = 'given'
  return 'yes'
}

/** A permission that is taken back takes a change with it that has not begun. */
export const takeBack = (holder: Holder, to: number): Answer => {
  const account = holder.accounts[to]
  if (account === undefined || account.consent === 'none') return 'nothing'
  account.consent = 'takenBack'
  if (holder.coming?.to === to) holder.coming = undefined
  return 'yes'
}

export interface PayWish {
  readonly to: number
  readonly from: number
  /** The holder, or somebody else for them: never an agent. */
  readonly bySelf: boolean
}

/** From now or later on the allowance goes to another account, if the holder permits it. */
export const payTo = (book: Book, holder: Holder, { to, from, bySelf }: PayWish): Answer => {
  const account = holder.accounts[to]
  if (account === undefined) return 'nothing'
  if (!bySelf) return 'no'
  if (holder.coming !== undefined) return holder.coming.to === to ? 'yes' : 'no'
  if (holder.paidTo === to) return 'yes'
  if (account.consent !== 'given') return 'no'
  if (from > book.now) holder.coming = { to, from }
  else holder.paidTo = to
  return 'yes'
}

export const dropChange = (holder: Holder): Answer => {
  if (holder.coming === undefined) return 'no'
  holder.coming = undefined
  return 'yes'
}
