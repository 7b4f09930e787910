import { type Content, html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  emptyState,
  form,
  input,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  type TagColour,
  textarea,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { said, type Said, type View } from '#ui/portal.ts'
import type { Campaign, CampaignStatus } from './campaign.ts'
import { CAMPAIGN_STATUS_WORDS, words as w } from './messages-campaigns.ts'
import type { Typed } from './pages-announcements.ts'

const language = 'zh-Hans' as const
export const ADMIN_CAMPAIGNS = '/admin/campaigns'

const COLOURS: Readonly<Record<CampaignStatus, TagColour>> = {
  planned: 'blue',
  approved: 'green',
  concluded: 'grey',
  discarded: 'grey',
}

/** Where a campaign stands, as a tag. */
export const campaignTag = ({ status }: Campaign): Content =>
  tag({ text: CAMPAIGN_STATUS_WORDS[status], colour: COLOURS[status] })

/** From when to when. */
export const campaignDays = ({ startsOn, endsOn }: Campaign): string =>
  `${formatDate(language, startsOn)} — ${formatDate(language, endsOn)}`

/** 宣传活动: all of them. */
export const campaignsPage = (
  campaigns: readonly Campaign[],
  { mayWrite }: { readonly mayWrite: boolean },
): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    mayWrite && buttonGroup(linkButton({ href: `${ADMIN_CAMPAIGNS}/new`, text: w.begin })),
    campaigns.length === 0
      ? emptyState({ title: w.none })
      : table({
          caption: w.title,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.name, w.status, w.period],
          rows: campaigns.map((one) => [
            link({ href: `${ADMIN_CAMPAIGNS}/${one.id}`, text: one.title }),
            campaignTag(one),
            campaignDays(one),
          ]),
        }),
  ]}`,
})

/** A new plan, with what was typed when it could not be taken. */
export const newCampaignPage = (csrf: string, typed: Typed, saidNow: Said): View => {
  const line = (name: string, label: string, hint?: string, width?: 10) =>
    input({ language, name, label, hint, value: typed[name], width })
  return {
    title: w.begin,
    beforeMain: backLink({ language, href: ADMIN_CAMPAIGNS }),
    main: html`${[
      said(saidNow, w.done),
      pageHeading(w.begin),
      form({
        action: ADMIN_CAMPAIGNS,
        method: 'post',
        csrf,
        content: [
          line('title', w.name),
          textarea({ language, name: 'aim', label: w.aim, rows: 3, value: typed['aim'] }),
          line('target', w.target, w.targetHint),
          line('startsOn', w.startsOn, w.dayHint, 10),
          line('endsOn', w.endsOn, w.dayHint, 10),
          sectionHeading(w.slogan),
          paragraph(w.sloganHint),
          LANGUAGES.map((each) => line(`slogan-${each}`, w.sloganOf[each])),
          button({ text: w.save, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}
