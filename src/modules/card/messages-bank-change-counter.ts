import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 核对单: what stands before the holder on the screen of a counter. */
export const statementMessages = defineMessages({
  title: text(
    '请您核对：换银行',
    '請您核對：更換銀行',
    'Please check: change of bank',
    'Verifique: mudança de banco',
  ),
  programme: text(
    '{programme}（下一次：{date}）',
    '{programme}（下一次：{date}）',
    '{programme} (next: {date})',
    '{programme} (próximo: {date})',
  ),
  read: text(
    '您要同意的话（第 {version} 版）',
    '您將同意的內容（第 {version} 版）',
    'What you agree to (version {version})',
    'O que autoriza (versão {version})',
  ),
  sureText: text(
    '按“确认”就是由您本人决定换银行，并同意上面每一段。别人不能替您按。',
    '按「確認」即由您本人決定更換銀行，並同意以上每一段。他人不能代您按。',
    'By pressing Confirm you yourself decide to change banks and agree to every paragraph above. ' +
      'Nobody may press it for you.',
    'Ao confirmar, decide você mesmo mudar de banco e aceita cada parágrafo acima. Ninguém pode ' +
      'confirmar por si.',
  ),
  confirm: text(
    '我本人确认，换银行',
    '我本人確認，更換銀行',
    'I confirm: change my bank',
    'Confirmo: mudar de banco',
  ),
  confirmed: text(
    '您已确认，请稍等',
    '您已確認，請稍候',
    'You have confirmed. One moment, please.',
    'Confirmou. Aguarde um momento.',
  ),
  wrong: text(
    '不对的地方，请直接告诉窗口工作人员，改好会再给您看。',
    '如有不對，請直接告訴櫃位工作人員，改好後會再給您看。',
    'If anything is wrong, tell the clerk; you will be shown it again.',
    'Se algo estiver errado, diga ao funcionário; voltará a vê-lo.',
  ),
})
