import { type Content, html, type Html } from '#kernel/html.ts'
import {
  board,
  bulletList,
  inLanguage,
  link,
  paragraph,
  printButton,
  qrPicture,
  screenOnly,
  sectionHeading,
  verbatim,
} from '#ui/components.ts'
import { type Language, LANGUAGES, localPath } from '#ui/i18n/language.ts'
import {
  articleName,
  COMPLAINTS_PATH,
  noKeepingMessages as t,
  publicPage,
  type PublicView,
} from '#modules/catalogue/index.ts'

const phone = (number: string): Html => link({ href: `tel:${number}`, text: verbatim(number) })

const call = (language: Language): Html =>
  t.html(language, 'call', { hrss: phone('12333'), city: phone('12345') })

/** 卡被扣下了: what to do, for the page of complaints and below the poster. */
export const keptPart = (language: Language): Content => [
  sectionHeading(t(language, 'kept')),
  bulletList([t(language, 'ask'), call(language), t(language, 'safe')]),
]

/**
 * 禁止押卡告示 (Art. 23): to be put up where cards are shown, in all languages, with the way to
 * complain; the same on a screen for whoever scans it.
 */
export const noKeepingPage = (view: PublicView): Html => {
  const { language, publicUrl } = view
  const others = LANGUAGES.filter((one) => one !== language)
  return publicPage(view, {
    title: t(language, 'title'),
    section: '/help',
    main: html`${[
      screenOnly(printButton({ language })),
      board({
        title: t(language, 'title'),
        about: t(language, 'lead'),
        content: [
          bulletList([t(language, 'hospital'), t(language, 'system')]),
          others.map((one) => paragraph(inLanguage(one, [t(one, 'title'), ' · ', t(one, 'lead')]))),
        ],
        code: qrPicture(`${publicUrl}${localPath(language, COMPLAINTS_PATH)}`),
        notes: [
          call(language),
          t.html(language, 'basis', { articles: articleName(language, 'YKT-23') }),
        ],
      }),
      screenOnly(keptPart(language)),
    ]}`,
  })
}
