import { html } from '#kernel/html.ts'
import {
  backLink,
  board,
  bulletList,
  inLanguage,
  paragraph,
  printButton,
  qrPicture,
  screenOnly,
  sectionHeading,
  verbatim,
} from '#ui/components.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import type { Campaign, Placement } from './campaign.ts'
import { words as w } from './messages-campaigns.ts'
import { ADMIN_CAMPAIGNS } from './pages-campaigns.ts'

const language = 'zh-Hans' as const

/**
 * 海报 of one placement: what is to be known in four languages, and the way to more. Below it the
 * same as plain texts, for short messages and for reading out.
 */
export const posterPage = (
  campaign: Campaign,
  { code, site }: Placement,
  publicUrl: string,
): View => {
  const address = `${publicUrl}/go/${code}`
  return {
    title: campaign.slogan[language],
    beforeMain: backLink({ language, href: `${ADMIN_CAMPAIGNS}/${campaign.id}` }),
    main: html`${[
      screenOnly([paragraph(site, 'quiet'), printButton({ language })]),
      board({
        title: campaign.slogan[language],
        about: w.posterAbout,
        content: LANGUAGES.filter((one) => one !== language).map((one) =>
          paragraph(inLanguage(one, campaign.slogan[one]), 'lead'),
        ),
        code: qrPicture(address),
        notes: [html`<strong>${verbatim(address)}</strong>`, w.posterFoot],
      }),
      screenOnly([
        sectionHeading(w.plainTexts),
        bulletList(
          LANGUAGES.map((one) =>
            inLanguage(one, [campaign.slogan[one], ' ', verbatim(address), ' · 12333']),
          ),
        ),
      ]),
    ]}`,
  }
}
