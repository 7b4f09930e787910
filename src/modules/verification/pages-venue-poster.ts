import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  board,
  bulletList,
  inLanguage,
  link,
  paragraph,
  printButton,
  qrPicture,
  screenOnly,
  sectionHeading,
  statement,
  verbatim,
} from '#ui/components.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import {
  carrierName,
  codePurposeName,
  fieldName,
  noKeepingMessages,
  type Place,
  type Scene,
} from '#modules/catalogue/index.ts'
import { posterMessages as t } from './messages-poster.ts'
import { venueWords as w } from './messages-venue.ts'
import { trialPicture } from './pages-venue-trial.ts'

const language = 'zh-Hans' as const

export interface TerminalPoster {
  readonly label: string
  readonly place: Place
  /** What the terminal verifies there. */
  readonly scenes: readonly Scene[]
  readonly publicUrl: string
}

const list = (words: readonly string[]): string => words.join('、')

/** A code says which kind of code: what is made for one purpose is refused for another. */
const showing = ({ carriers, codePurpose }: Scene): string =>
  list(
    carriers.map((carrier) =>
      carrier === 'code'
        ? t(language, 'code', { purpose: codePurposeName(language, codePurpose) })
        : carrierName(language, carrier),
    ),
  )

const sceneLine = (scene: Scene): Html => {
  const { name, returnedFields } = scene
  const fields = returnedFields.filter((field) => field !== 'token')
  const sees =
    fields.length === 0
      ? t(language, 'seesNothing')
      : t(language, 'sees', { fields: list(fields.map((field) => fieldName(language, field))) })
  const shows = t(language, 'shows', { carriers: showing(scene) })
  return html`<strong>${name[language]}</strong><br>${shows}<br>${sees}`
}

const phone = (number: string): Html => link({ href: `tel:${number}`, text: verbatim(number) })

/**
 * 终端海报, to be put up beside a terminal: what the card does here and what is seen of it (Art. 8),
 * that nobody keeps it, and how to complain. On a screen also a code to try with.
 */
export const terminalPosterPage = ({ label, place, scenes, publicUrl }: TerminalPoster): View => ({
  title: w.posterTitle,
  beforeMain: backLink({ language, href: '/venue' }),
  slip: true,
  main: html`${[
    screenOnly([paragraph(html`${verbatim(label)}`, 'quiet'), printButton({ language })]),
    board({
      title: t(language, 'title'),
      about: verbatim(place.name[language]),
      content: [
        bulletList(scenes.map(sceneLine)),
        statement({
          title: noKeepingMessages(language, 'title'),
          text: noKeepingMessages(language, 'lead'),
        }),
        LANGUAGES.filter((one) => one !== language).map((one) =>
          paragraph(inLanguage(one, [t(one, 'title'), ' · ', noKeepingMessages(one, 'title')])),
        ),
      ],
      code: qrPicture(`${publicUrl}/places/${place.code}`),
      notes: [
        t(language, 'more'),
        noKeepingMessages.html(language, 'call', { hrss: phone('12333'), city: phone('12345') }),
      ],
    }),
    screenOnly([sectionHeading(w.trial), paragraph(w.trialElsewhere), trialPicture()]),
  ]}`,
})
