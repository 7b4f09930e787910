import { html, type Html } from '#kernel/html.ts'
import {
  button,
  buttonGroup,
  form,
  insetText,
  summaryList,
  tag,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { REASON_WORDS } from './messages-identity.ts'
import { REVIEWS } from './pages-people-frame.ts'
import type { ReviewedIdentity, ReviewsData } from './pages-people-reviews.ts'

const language = 'zh-Hans' as const

/** Whoever says who somebody is says why; the reason is kept with the decision. */
const decisionForm = ({ csrf }: ReviewsData, id: string): Html =>
  form({
    action: `${REVIEWS}/identities/${id}`,
    method: 'post',
    csrf,
    content: [
      textarea({
        language,
        name: 'reason',
        id: `reason-${id}`,
        label: '复核意见',
        hint: '看过什么、为什么同意或者不同意；不要写姓名和号码',
        rows: 2,
      }),
      buttonGroup(
        button({ text: '确认身份', name: 'confirm', value: 'yes', preventDoubleClick: true }),
        button({ text: '不能确认', name: 'confirm', value: 'no', kind: 'secondary' }),
      ),
    ],
  })

/** 身份复核: who asked and why, and the last day. */
export const identityCard = (data: ReviewsData, { review, person }: ReviewedIdentity): Html => {
  const { asker, askedAt, reason, evidence, dueOn, id } = review
  return html`${[
    summaryList({
      card: { title: '复核身份', headingLevel: 3 },
      rows: [
        { key: '谁的', value: verbatim(person) },
        { key: '原因', value: REASON_WORDS[reason] },
        { key: '看到了什么', value: evidence },
        {
          key: '最晚',
          value: [
            formatDate(language, dueOn),
            Temporal.PlainDate.compare(data.on, dueOn) > 0 && [
              ' ',
              tag({ text: '已超期', colour: 'red' }),
            ],
          ],
        },
        {
          key: '谁提出的',
          value: [
            data.agencies.get(asker.agencyCode) ?? asker.agencyCode,
            '，',
            formatDateTime(language, askedAt),
          ],
        },
        { key: '谁可以复核', value: '另一个单位的登记复核人' },
      ],
    }),
    asker.agencyCode === data.agencyCode
      ? insetText({ text: '是您的单位提出的，要由另一个单位复核。' })
      : decisionForm(data, id),
  ]}`
}
