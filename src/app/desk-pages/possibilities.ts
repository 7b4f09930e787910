import type { Database } from '#platform/db.ts'
import { bankPart, type HolderCard, holderCard, socialPart } from '#modules/card/index.ts'
import { type Possibility, SERVICE_CODES, type ServiceCode } from '#modules/handling/index.ts'

type Judged = Omit<Possibility, 'service'>
type Rule = (card: HolderCard | undefined) => Judged

const language = 'zh-Hans' as const
const yes = (why = '可以办。'): Judged => ({ possible: true, why })
const no = (why: string): Judged => ({ possible: false, why })

const NO_CARD = no('还没有卡，请办首次申领。')

const standing = ({ social }: HolderCard): string => socialPart(language, social.status).text

/** A step of the card's own table; refused, it says where the card stands and what comes first. */
const byCard =
  (actions: readonly string[], first: string): Rule =>
  (card) => {
    if (card === undefined) return NO_CARD
    const possible: readonly string[] = card.social.possible
    return actions.some((action) => possible.includes(action))
      ? yes()
      : no(`卡现在是“${standing(card)}”。${first}`)
  }

const firstCard: Rule = (card) => {
  if (card === undefined || card.social.publicStatus === 'notApproved') return yes()
  if (card.social.publicStatus === 'cancelled') return yes('原来的卡已经注销，可以重新申领。')
  return no(`一人一卡，已经有卡 ${card.maskedCardNumber}。请改办换领或换银行。`)
}

const activate: Rule = (card) => {
  if (card === undefined) return NO_CARD
  if (card.bank.status === 'notActivated') return yes('请到发卡银行当面激活。')
  return no(`银行账户现在是“${bankPart(language, card.bank.status).text}”，不用激活。`)
}

const withLiveCard: Rule = (card) =>
  card === undefined || card.social.publicStatus === 'cancelled'
    ? no('要先有一张没有注销的卡。')
    : yes()

const FIND_FIRST = '找到了请先解除挂失。'

/** 能办与不能办, from the tables of the card; what a service itself asks for stands in its guide. */
const RULES: Readonly<Record<ServiceCode, Rule>> = {
  firstCard,
  enable: byCard(['enable'], '封存的新卡才用启用。'),
  activate,
  temporaryLoss: byCard(['reportTemporaryLoss'], '正常的卡才用临时挂失。'),
  formalLoss: byCard(['reportLoss', 'formaliseLoss'], '正常、临时挂失或锁定的卡才能正式挂失。'),
  restore: byCard(['restore'], '没有挂失，不用解除。'),
  replaceLost: byCard(
    ['replaceLost', 'reportLoss', 'formaliseLoss'],
    '正常、挂失或锁定的卡才能补领。',
  ),
  renewDamaged: byCard(['renew'], FIND_FIRST),
  renewExpired: byCard(['renew'], FIND_FIRST),
  renewChangedData: byCard(['renew'], FIND_FIRST),
  changeBank: byCard(['changeBank'], '卡恢复正常后可以换银行。'),
  unlock: byCard(['unlock'], '没有锁定，不用解锁。'),
  changeData: () => yes(),
  cancel: byCard(['cancel'], '已经没有可以注销的卡。'),
  eCard: withLiveCard,
  relation: () => yes(),
  personMerge: () => yes('两个单位的人先后复核。'),
}

/** Every service for one card, in the order of the guide. */
export const possibilitiesOf = (card: HolderCard | undefined): readonly Possibility[] =>
  SERVICE_CODES.map((service) => {
    const { possible, why } = RULES[service](card)
    return { service, possible, why }
  })

/** What can be done for a person at this moment, and why not the rest. */
export const possibilities =
  ({ db }: { readonly db: Database }) =>
  async (personId: string): Promise<readonly Possibility[]> =>
    possibilitiesOf(await holderCard(db, personId))
