import { html, type Html } from '#kernel/html.ts'
import {
  buttonGroup,
  link,
  linkButton,
  pageHeading,
  paragraph,
  personaCards,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { FIXED_CASES, type FixedCase } from './fixed-cases.ts'
import { breakable, developerPage, PERSONAS_PATH, PROBLEMS_PATH, type View } from './frame.ts'
import { tryButton } from './quick-start.ts'

export const CARDS_PATH = '/dev/personas/cards'

const grouped = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`

const outcomeTag = ({ say }: View, { outcome }: FixedCase): Html =>
  outcome === 'granted'
    ? tag({ text: say('granted'), colour: 'green' })
    : link({ href: `${PROBLEMS_PATH}/${outcome}`, text: breakable(outcome) })

const sceneName = ({ language }: View, catalogue: CatalogueSnapshot, code: string): Html =>
  html`${catalogue.sceneByCode(code)?.name[language]} ${verbatim(code)}`

const row = (view: View, catalogue: CatalogueSnapshot, one: FixedCase) => [
  verbatim(one.persona.name),
  html`${one.says[view.words]}<br>${outcomeTag(view, one)}`,
  html`${verbatim(one.code)}<br>${verbatim(grouped(one.number))}<br>${sceneName(
    view,
    catalogue,
    one.scene,
  )}`,
  tryButton(view, one, view.say('tryIt')),
]

/** 人物 × 固定码 × 结果 */
export const personasPage = (view: View, catalogue: CatalogueSnapshot): Html => {
  const { say, demo } = view
  return developerPage(view, {
    title: say('personas'),
    section: PERSONAS_PATH,
    main: html`${pageHeading(say('personas'))}${paragraph(say('personasLead'), 'lead')}${
      demo
        ? html`${buttonGroup(
            linkButton({ text: say('printCards'), href: CARDS_PATH, kind: 'secondary' }),
          )}${table({
            caption: say('table'),
            captionSize: 'hidden',
            firstCellIsHeader: true,
            head: [say('person'), say('outcome'), say('codeDigitsScene'), say('tryIt')],
            rows: FIXED_CASES.map((one) => row(view, catalogue, one)),
          })}`
        : paragraph(say('noSandbox'))
    }`,
  })
}

/** The same codes as cards with a QR picture, for paper. */
export const cardsPage = (view: View): Html => {
  const { say, language, words, demo } = view
  return developerPage(view, {
    title: say('cardsTitle'),
    section: PERSONAS_PATH,
    trail: [{ text: say('personas'), href: PERSONAS_PATH }, { text: say('cardsTitle') }],
    main: html`${pageHeading(say('cardsTitle'))}${paragraph(
      say(demo ? 'cardsLead' : 'noSandbox'),
      'lead',
    )}${
      demo &&
      personaCards({
        language,
        cards: FIXED_CASES.map((one) => ({
          name: one.persona.name,
          value: one.code,
          digits: one.number,
          label: say('cardLabel', { name: one.persona.name }),
          text: [
            one.says[words],
            ' · ',
            one.outcome === 'granted' ? say('granted') : verbatim(one.outcome),
            one.shown === 'number' && ` · ${say('byNumber')}`,
          ],
        })),
      })
    }`,
  })
}
