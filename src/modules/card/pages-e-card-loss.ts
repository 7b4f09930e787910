import { html, type Html } from '#kernel/html.ts'
import {
  button,
  checkboxes,
  form,
  inLanguage,
  insetText,
  paragraph,
  sectionHeading,
} from '#ui/components.ts'
import { isUsable } from './card.ts'
import { isPermitted } from './e-card.ts'
import { eCardLossMessages as t } from './messages-e-card-loss.ts'
import type { ECardData } from './pages-e-card.ts'

const ACTION = '/me/e-card/permission'

const takeBackForm = ({ language, csrf }: ECardData): Html =>
  html`${[
    paragraph(t(language, 'onLossPermitted')),
    form({
      action: ACTION,
      method: 'post',
      csrf,
      hidden: { permitted: 'no' },
      content: button({ text: t(language, 'takeBack'), kind: 'warning' }),
    }),
  ]}`

/** The words, a box that nobody has ticked for the holder, and the proof of which words. */
const permitForm = ({ language, csrf, text, error }: ECardData): Html =>
  html`${[
    paragraph(t(language, 'onLossAsk')),
    text !== undefined && [
      insetText({ text: inLanguage(text.language, text.text) }),
      form({
        action: ACTION,
        method: 'post',
        csrf,
        hidden: {
          permitted: 'yes',
          version: String(text.version),
          language: text.language,
          digest: text.digest,
        },
        content: [
          checkboxes({
            language,
            name: 'agreed',
            error: error?.href === '#agreed' ? error.text : undefined,
            items: [{ value: 'yes', text: t(language, 'permitBox') }],
          }),
          button({ text: t(language, 'permit'), preventDoubleClick: true }),
        ],
      }),
    ],
  ]}`

const bodyOf = (data: ECardData): Html => {
  const { language, card, eCard, onLoss } = data
  const { status } = card
  if (status === 'lost' || status === 'replacingLost') return paragraph(t(language, 'onLossFormal'))
  if (onLoss === 'unusable') return paragraph(t(language, 'onLossNever'))
  if (isUsable(status) || status !== 'temporarilyLost') return paragraph(t(language, 'onLossLater'))
  return isPermitted({ ...card, eCard }) ? takeBackForm(data) : permitForm(data)
}

/** 临时挂失期间: what happens to the electronic card, and the holder's own word about it. */
export const lossSection = (data: ECardData): Html =>
  html`${[sectionHeading(t(data.language, 'onLoss')), bodyOf(data)]}`
