import { html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  errorSummary,
  form,
  input,
  link,
  pageHeading,
  sectionHeading,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PasswordFault } from './e-card.ts'
import { passwordMessages as t } from './messages-e-card-password.ts'
import { E_CARD_PATH } from './pages-e-card.ts'
import type { View } from './pages-loss.ts'

export type PasswordFormFault = PasswordFault | 'AGAIN_DIFFERS'

export interface PasswordData {
  readonly language: Language
  readonly csrf: string
  readonly isSet: boolean
  readonly fault?: PasswordFormFault | undefined
}

/** Digits as people write them: full-width ones, spaces and dashes are what they mean. */
export const typedPassword = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s\-‐-―.]/gu, '')

/** 设置密码: the rules first, then two fields. What was typed is never sent back. */
export const passwordPage = ({ language, csrf, isSet, fault }: PasswordData): View => {
  const title = t(language, isSet ? 'resetPassword' : 'setPassword')
  const text = fault === undefined ? undefined : t(language, fault)
  const field = fault === 'AGAIN_DIFFERS' ? 'again' : 'password'
  const code = (name: 'password' | 'again') =>
    input({
      language,
      name,
      label: t(language, name === 'again' ? 'again' : 'newPassword'),
      ...(name === 'password' && { hint: t(language, 'newPasswordHint') }),
      error: field === name ? text : undefined,
      type: 'password',
      inputMode: 'numeric',
      autocomplete: 'new-password',
      spellcheck: false,
      width: 10,
    })
  return {
    title,
    beforeMain: backLink({ language, href: E_CARD_PATH }),
    main: html`${[
      text !== undefined && errorSummary({ language, errors: [{ text, href: `#${field}` }] }),
      pageHeading(title),
      sectionHeading(t(language, 'rules')),
      bulletList([
        t(language, 'ruleDigits'),
        t(language, 'ruleRow'),
        t(language, 'ruleRepeat'),
        t(language, 'ruleNumber'),
      ]),
      form({
        action: `${E_CARD_PATH}/password`,
        method: 'post',
        csrf,
        content: [
          code('password'),
          code('again'),
          buttonGroup(
            button({ text: t(language, 'save'), preventDoubleClick: true }),
            link({ href: E_CARD_PATH, text: t(language, 'back') }),
          ),
        ],
      }),
    ]}`,
  }
}
