import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { BANK_ACTIONS, type BankAction } from './bank-function.ts'
import { CARD_ACTIONS, type CardAction } from './card.ts'

/** What can happen to the social side, as the holder calls it. */
const cardActions = defineMessages({
  openAccount: {
    'zh-Hans': '银行开户',
    'zh-Hant': '銀行開戶',
    en: 'Bank account requested',
    pt: 'Pedido de abertura de conta',
  },
  failAccount: {
    'zh-Hans': '银行开户没有成功',
    'zh-Hant': '銀行開戶未能完成',
    en: 'The bank could not open the account',
    pt: 'O banco não conseguiu abrir a conta',
  },
  produce: {
    'zh-Hans': '开始制卡',
    'zh-Hant': '開始製卡',
    en: 'Card being made',
    pt: 'Produção do cartão',
  },
  failProduction: {
    'zh-Hans': '制卡没有成功',
    'zh-Hant': '製卡未能完成',
    en: 'The card could not be made',
    pt: 'O cartão não pôde ser produzido',
  },
  seal: { 'zh-Hans': '卡已制好', 'zh-Hant': '卡已製成', en: 'Card ready', pt: 'Cartão pronto' },
  reject: {
    'zh-Hans': '不予办理',
    'zh-Hant': '不予辦理',
    en: 'Application refused',
    pt: 'Pedido recusado',
  },
  enable: { 'zh-Hans': '启用', 'zh-Hant': '啟用', en: 'Enable the card', pt: 'Activar o cartão' },
  reportTemporaryLoss: {
    'zh-Hans': '临时挂失',
    'zh-Hant': '臨時報失',
    en: 'Block the card for now',
    pt: 'Bloqueio temporário',
  },
  reportLoss: {
    'zh-Hans': '正式挂失',
    'zh-Hant': '正式報失',
    en: 'Report the card lost',
    pt: 'Declarar a perda do cartão',
  },
  formaliseLoss: {
    'zh-Hans': '转为正式挂失',
    'zh-Hant': '轉為正式報失',
    en: 'Report the loss formally',
    pt: 'Formalizar a perda',
  },
  restore: { 'zh-Hans': '解挂', 'zh-Hant': '解除報失', en: 'Unblock the card', pt: 'Desbloquear' },
  endTemporaryLoss: {
    'zh-Hans': '临时挂失到期，自动解挂',
    'zh-Hant': '臨時報失期滿，自動解除',
    en: 'Temporary block ended by itself',
    pt: 'Fim automático do bloqueio',
  },
  lock: { 'zh-Hans': '锁定', 'zh-Hant': '鎖定', en: 'Locked', pt: 'Bloqueio de segurança' },
  unlock: { 'zh-Hans': '解锁', 'zh-Hant': '解鎖', en: 'Unlock', pt: 'Retirar o bloqueio' },
  replaceLost: {
    'zh-Hans': '补领新卡',
    'zh-Hant': '補領新卡',
    en: 'Replace a lost card',
    pt: 'Substituir o cartão perdido',
  },
  renew: {
    'zh-Hans': '换领新卡',
    'zh-Hant': '換領新卡',
    en: 'Renew the card',
    pt: 'Renovar o cartão',
  },
  changeBank: {
    'zh-Hans': '换银行',
    'zh-Hant': '更換銀行',
    en: 'Change bank',
    pt: 'Mudar de banco',
  },
  withdrawOrder: {
    'zh-Hans': '撤回补换卡',
    'zh-Hant': '撤回補換卡',
    en: 'Withdraw the order for a new card',
    pt: 'Anular o pedido de novo cartão',
  },
  cancel: { 'zh-Hans': '注销', 'zh-Hant': '註銷', en: 'Cancel the card', pt: 'Cancelar o cartão' },
} satisfies Record<CardAction, unknown>)

/** What can happen to the bank side. */
const bankActions = defineMessages({
  activate: {
    'zh-Hans': '银行账户激活',
    'zh-Hant': '銀行戶口啟用',
    en: 'Bank account activated',
    pt: 'Conta bancária activada',
  },
  reportLoss: {
    'zh-Hans': '银行账户挂失',
    'zh-Hant': '銀行戶口報失',
    en: 'Bank account blocked',
    pt: 'Conta bancária bloqueada',
  },
  restore: {
    'zh-Hans': '银行账户解挂',
    'zh-Hant': '銀行戶口解除報失',
    en: 'Bank account unblocked',
    pt: 'Conta bancária desbloqueada',
  },
  freeze: {
    'zh-Hans': '银行账户冻结',
    'zh-Hant': '銀行戶口凍結',
    en: 'Bank account frozen',
    pt: 'Conta bancária congelada',
  },
  unfreeze: {
    'zh-Hans': '银行账户解冻',
    'zh-Hant': '銀行戶口解凍',
    en: 'Bank account no longer frozen',
    pt: 'Conta bancária descongelada',
  },
  makeDormant: {
    'zh-Hans': '银行账户转为睡眠户',
    'zh-Hant': '銀行戶口轉為不動戶口',
    en: 'Bank account became dormant',
    pt: 'Conta bancária inactiva',
  },
  reactivate: {
    'zh-Hans': '银行账户恢复',
    'zh-Hant': '銀行戶口恢復',
    en: 'Bank account woken',
    pt: 'Conta bancária reactivada',
  },
  close: {
    'zh-Hans': '银行账户销户',
    'zh-Hant': '取消銀行戶口',
    en: 'Bank account closed',
    pt: 'Conta bancária encerrada',
  },
} satisfies Record<BankAction, unknown>)

const others = defineMessages({
  stepUp: {
    'zh-Hans': '再确认一次身份',
    'zh-Hant': '再次確認身份',
    en: 'Confirm who you are',
    pt: 'Confirmar a sua identidade',
  },
  askBank: {
    'zh-Hans': '问银行',
    'zh-Hant': '向銀行查詢',
    en: 'Ask the bank',
    pt: 'Contactar o banco',
  },
})

const isCardAction = (code: string): code is CardAction =>
  CARD_ACTIONS.some((action) => action === code)
const isBankAction = (code: string): code is BankAction =>
  BANK_ACTIONS.some((action) => action === code)

/** A step of the history in words; the same words name what can be done now. */
export const stepName = (language: Language, axis: 'social' | 'bank', action: string): string => {
  if (axis === 'bank' && isBankAction(action)) return bankActions(language, action)
  if (axis === 'social' && isCardAction(action)) return cardActions(language, action)
  throw new Error(`no words for the step ${axis} ${action}`)
}

/** What a refusal says is possible instead, in words; unknown codes are left out. */
export const insteadName = (language: Language, code: string): string | undefined => {
  if (code === 'stepUp' || code === 'askBank') return others(language, code)
  return isCardAction(code) ? cardActions(language, code) : undefined
}
