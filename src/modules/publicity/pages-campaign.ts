import { type Content, html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  form,
  input,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { said, type Said, type View } from '#ui/portal.ts'
import {
  type Campaign,
  campaignActions,
  CHANNELS,
  type Placement,
  type Reach,
  reachByChannel,
} from './campaign.ts'
import { CAMPAIGN_ACTION_WORDS, CHANNEL_WORDS, words as w } from './messages-campaigns.ts'
import { ADMIN_CAMPAIGNS, campaignDays, campaignTag } from './pages-campaigns.ts'

const language = 'zh-Hans' as const

export interface CampaignPage extends Said {
  readonly csrf: string
  readonly campaign: Campaign
  readonly placements: readonly Placement[]
  readonly reach: ReadonlyMap<string, Reach>
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly mayWrite: boolean
  readonly mayReview: boolean
}

const acts = ({ csrf, campaign, mayWrite, mayReview }: CampaignPage): Content => {
  const actions = campaignActions(campaign).filter((action) =>
    action === 'approve' ? mayReview : mayWrite,
  )
  return actions.map((action) =>
    form({
      action: `${ADMIN_CAMPAIGNS}/${campaign.id}/${action === 'approve' ? 'approval' : 'steps'}`,
      method: 'post',
      csrf,
      ...(action !== 'approve' && { hidden: { action } }),
      content: button({
        text: CAMPAIGN_ACTION_WORDS[action],
        kind: action === 'approve' ? 'primary' : 'secondary',
        preventDoubleClick: true,
      }),
    }),
  )
}

const reachTable = ({ placements, reach }: CampaignPage): Content => {
  const channels = reachByChannel(placements, reach)
  const total = (part: 'placements' | 'visits' | 'people') =>
    formatCount(channels.reduce((all, one) => all + one[part], 0))
  return table({
    caption: w.reach,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.channel,
      ...[w.placements, w.visits, w.people].map((text) => ({ text, numeric: true })),
    ],
    rows: [
      ...channels.map((one) => [
        CHANNEL_WORDS[one.channel],
        formatCount(one.placements),
        formatCount(one.visits),
        formatCount(one.people),
      ]),
      [w.whole, total('placements'), total('visits'), total('people')],
    ],
  })
}

const placementTable = ({ campaign, placements, reach, regions }: CampaignPage): Content =>
  table({
    caption: w.placements,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.site,
      w.channel,
      w.region,
      w.link,
      ...[w.visits, w.people].map((text) => ({ text, numeric: true })),
    ],
    rows: placements.map(({ code, channel, site, regionCode }) => {
      const known = reach.get(code)
      return [
        site,
        CHANNEL_WORDS[channel],
        regions.find((one) => one.code === regionCode)?.name ?? regionCode,
        [
          verbatim(`/go/${code}`),
          html`<br>`,
          link({ href: `${ADMIN_CAMPAIGNS}/${campaign.id}/materials/${code}`, text: w.materials }),
        ],
        formatCount(known?.visits.reduce((all, { count }) => all + count, 0) ?? 0),
        formatCount(known?.counts.reduce((all, { people }) => all + people, 0) ?? 0),
      ]
    }),
  })

/** As many as a page carries; the file has all of them. */
const LATEST = 30

const dayTable = ({ placements, reach }: CampaignPage): Content => {
  const rows = placements.flatMap(({ code, site }) => {
    const { visits = [], counts = [] } = reach.get(code) ?? {}
    return [
      ...visits.map(({ on, count }) => ({ on, site, words: w.visits, count })),
      ...counts.map(({ on, people, source }) => ({ on, site, words: source, count: people })),
    ]
  })
  if (rows.length === 0) return paragraph(w.noReach)
  return table({
    caption: w.byDay,
    captionSize: 'm',
    head: [w.day, w.site, w.source, { text: w.amount, numeric: true }],
    rows: rows
      .toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))
      .slice(0, LATEST)
      .map(({ on, site, words, count }) => [
        formatDate(language, on),
        site,
        words,
        formatCount(count),
      ]),
  })
}

/** The reach of a campaign as a table of texts, for a file. */
export const reachCells = (
  placements: readonly Placement[],
  reach: ReadonlyMap<string, Reach>,
): readonly (readonly string[])[] => [
  [w.channel, w.site, w.region, w.link, w.day, w.source, w.count],
  ...placements.flatMap(({ code, channel, site, regionCode }) => {
    const { visits = [], counts = [] } = reach.get(code) ?? {}
    const head = [CHANNEL_WORDS[channel], site, regionCode, `/go/${code}`]
    return [
      ...visits.map(({ on, count }) => head.concat(on.toString(), w.visits, String(count))),
      ...counts.map(({ on, people, source }) => head.concat(on.toString(), source, String(people))),
    ]
  }),
]

const placementForm = ({ csrf, campaign, regions }: CampaignPage): Content => [
  sectionHeading(w.addPlacement),
  form({
    action: `${ADMIN_CAMPAIGNS}/${campaign.id}/placements`,
    method: 'post',
    csrf,
    content: [
      select({
        language,
        name: 'channel',
        label: w.channel,
        items: CHANNELS.map((one) => ({ value: one, text: CHANNEL_WORDS[one] })),
      }),
      input({ language, name: 'site', label: w.site, hint: w.siteHint }),
      select({
        language,
        name: 'region',
        label: w.region,
        items: regions.map(({ code, name }) => ({ value: code, text: name })),
      }),
      button({ text: w.add, preventDoubleClick: true }),
    ],
  }),
]

const reachForm = ({ csrf, campaign, placements }: CampaignPage): Content => [
  sectionHeading(w.enterReach),
  form({
    action: `${ADMIN_CAMPAIGNS}/${campaign.id}/reach`,
    method: 'post',
    csrf,
    content: [
      select({
        language,
        name: 'code',
        label: w.ofPlacement,
        items: placements.map(({ code, channel, site }) => ({
          value: code,
          text: `${CHANNEL_WORDS[channel]} · ${site}`,
        })),
      }),
      input({ language, name: 'on', label: w.day, hint: w.dayHint, width: 10 }),
      input({ language, name: 'people', label: w.count, inputMode: 'numeric', width: 10 }),
      input({ language, name: 'source', label: w.source, hint: w.sourceHint }),
      button({ text: w.enter, preventDoubleClick: true }),
    ],
  }),
]

/** One campaign: the plan, where it is seen, what it brought. */
export const campaignPage = (data: CampaignPage): View => {
  const { campaign, placements, mayWrite } = data
  const runs = campaign.status === 'approved' || campaign.status === 'concluded'
  const path = `${ADMIN_CAMPAIGNS}/${campaign.id}`
  return {
    title: campaign.title,
    beforeMain: backLink({ language, href: ADMIN_CAMPAIGNS }),
    main: html`${[
      said(data, w.done),
      pageHeading(campaign.title, w.title),
      summaryList({
        rows: [
          { key: w.status, value: campaignTag(campaign) },
          { key: w.aim, value: campaign.aim },
          { key: w.slogan, value: campaign.slogan[language] },
          { key: w.target, value: link({ href: campaign.target, text: campaign.target }) },
          { key: w.period, value: campaignDays(campaign) },
        ],
      }),
      acts(data),
      placements.length > 0 && [
        buttonGroup(linkButton({ href: `${path}/reach.csv`, text: w.report, kind: 'secondary' })),
        placementTable(data),
      ],
      runs && placements.length > 0 && [reachTable(data), dayTable(data)],
      mayWrite && runs && placements.length > 0 && reachForm(data),
      mayWrite &&
        (campaign.status === 'planned' || campaign.status === 'approved') &&
        placementForm(data),
    ]}`,
  }
}
