import type { Content } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  button,
  form,
  input,
  insetText,
  link,
  paragraph,
  radios,
  sectionHeading,
  smallHeading,
} from '#ui/components.ts'
import type { Rectification } from './keep-rectification.ts'
import { measureWords as w } from './messages-measures.ts'
import { plansView } from './pages-rectification.ts'
import { isRectified, planState, type RectificationPlan } from './rectification.ts'
import type { Bank } from './store.ts'

const language = 'zh-Hans' as const
const PATH = '/admin/banks'

/** The bureau accepts a version or returns it. */
const judgementForm = (bankCode: string, plan: RectificationPlan, csrf: string): Content =>
  planState(plan) === 'submitted' && [
    smallHeading(w.judge),
    form({
      action: `/admin/banks/of/${bankCode}/rectification`,
      method: 'post',
      csrf,
      hidden: { plan: plan.id },
      content: [
        radios({
          language,
          name: 'accepted',
          legend: w.decision,
          layout: 'inline',
          items: [
            { value: 'yes', text: w.accept },
            { value: 'no', text: w.sendBack },
          ],
        }),
        input({ language, name: 'reason', label: w.reason }),
        button({ text: w.confirmJudgement, preventDoubleClick: true }),
      ],
    }),
  ]

/** 整改 beside the measure: the plan, its progress, and a word on it. */
export const rectificationSection = (data: {
  readonly bank: Bank
  readonly rectification: Rectification | undefined
  readonly rights: { readonly administer: boolean }
  readonly csrf: string
  readonly at: Temporal.Instant
}): Content => {
  const { bank, rectification, rights, csrf } = data
  if (rectification === undefined) return ''
  const [newest] = rectification.plans
  return [
    sectionHeading(w.plan),
    plansView(rectification.plans, provinceDate(data.at)),
    insetText({
      text: isRectified(newest) ? w.rectified : w.notRectified,
    }),
    newest && rights.administer && judgementForm(bank.code, newest, csrf),
    bank.measure === 'terminated' &&
      paragraph(link({ href: `${PATH}/of/${bank.code}/migration`, text: w.seeMigration })),
  ]
}
