import { html, type Content } from '#kernel/html.ts'
import {
  emptyState,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  taskList,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { isOpen } from './case.ts'
import type { Draft } from './draft.ts'
import { caseStatusName } from './messages-case.ts'
import { serviceName } from './messages-services.ts'
import { trackerMessages as t } from './messages-tracker.ts'
import { casePath, type View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import type { Case } from './store.ts'

const caseTask = (language: Language, one: Case) => ({
  title: serviceName(language, one.service),
  href: casePath(one),
  hint: [t(language, 'number'), ' ', verbatim(groupedCode(one.id))],
  status: {
    text: caseStatusName(language, one.status),
    colour:
      one.status === 'waitingForMaterials'
        ? ('orange' as const)
        : isOpen(one.status)
          ? ('blue' as const)
          : ('plain' as const),
  },
})

export interface CasesData {
  readonly language: Language
  readonly cases: readonly Case[]
  readonly drafts: readonly Pick<Draft, 'service' | 'expiresAt'>[]
}

/** 我的办件 */
export const casesPage = ({ language, cases, drafts }: CasesData): View => {
  const part = (key: 'open' | 'ended', list: readonly Case[]): Content =>
    list.length > 0 && [
      sectionHeading(t(language, key)),
      taskList({ items: list.map((one) => caseTask(language, one)), idPrefix: key }),
    ]
  return {
    title: t(language, 'title'),
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      cases.length + drafts.length === 0 &&
        emptyState({ title: t(language, 'none'), text: t(language, 'noneText') }),
      drafts.length > 0 && [
        sectionHeading(t(language, 'drafts')),
        taskList({
          idPrefix: 'drafts',
          items: drafts.map(({ service, expiresAt }) => ({
            title: serviceName(language, service),
            href: `/me/apply/${service}`,
            hint: t(language, 'draftKept', { until: formatDateTime(language, expiresAt) }),
            status: { text: t(language, 'goOn'), colour: 'yellow' as const },
          })),
        }),
      ],
      part(
        'open',
        cases.filter(({ status }) => isOpen(status)),
      ),
      part(
        'ended',
        cases.filter(({ status }) => !isOpen(status)),
      ),
      paragraph(link({ href: '/guide', text: t(language, 'guide') })),
    ]}`,
  }
}
