import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** Said on the poster beside a terminal, to everybody who comes. */
export const posterMessages = defineMessages({
  title: text(
    '这里用社会保障卡',
    '此處可用社會保障卡',
    'The social security card is used here',
    'Aqui usa-se o cartão de segurança social',
  ),
  shows: text('出示：{carriers}', '出示：{carriers}', 'Show: {carriers}', 'Mostrar: {carriers}'),
  code: text('{purpose}码', '{purpose}碼', 'Code: {purpose}', 'Código: {purpose}'),
  sees: text('我们看到：{fields}', '我們看到：{fields}', 'We see: {fields}', 'Nós vemos: {fields}'),
  seesNothing: text(
    '我们只看到卡有没有效',
    '我們只看到卡是否有效',
    'We see only whether the card is good',
    'Só vemos se o cartão é válido',
  ),
  more: text(
    '扫一扫：这里能办什么、看什么、怎么投诉。',
    '掃一掃：此處可辦甚麼、看甚麼、如何投訴。',
    'Scan: what this place does, what it sees, how to complain.',
    'Leia: o que aqui se faz, o que se vê, como reclamar.',
  ),
})
