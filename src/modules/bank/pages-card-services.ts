import { html } from '#kernel/html.ts'
import {
  button,
  checkboxes,
  errorSummary,
  form,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  CARD_SERVICES,
  type CardServices,
  COMMON_PRACTICE,
  offeredCode,
  SERVICE_AREAS,
} from './card-service.ts'
import {
  CARD_SERVICE_NAMES,
  cardServiceWords as w,
  SERVICE_AREA_NAMES,
  SERVICE_MEANS_NAMES,
} from './messages-card-services.ts'
import type { Bank } from './store.ts'

const language = 'zh-Hans' as const
export const CARD_SERVICES_PATH = '/bank/card-services'

/** Where everybody reads what a bank says of the accounts on its cards. */
export const publicServicesPath = (bankCode: string): string => `/card-money?bank=${bankCode}`

/** 银行功能说明, for the bank itself: what it ticks is what everybody reads. */
export const cardServicesPage = (data: {
  readonly csrf: string
  readonly bank: Bank
  readonly said: CardServices | undefined
  readonly ticked: readonly string[]
  readonly fault: string | undefined
  readonly saved: boolean
}): View => {
  const { bank, said, ticked, fault } = data
  return {
    title: w.title,
    main: html`${[
      data.saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(w.title, bank.name[language]),
      paragraph(w.lead, 'lead'),
      paragraph(said === undefined ? w.never : w.last(formatDateTime(language, said.keptAt))),
      paragraph(link({ href: publicServicesPath(bank.code), text: w.preview })),
      form({
        action: CARD_SERVICES_PATH,
        method: 'post',
        csrf: data.csrf,
        content: [
          CARD_SERVICES.flatMap((service) =>
            SERVICE_AREAS.filter((area) => COMMON_PRACTICE[service][area].length > 0).map((area) =>
              checkboxes({
                language,
                idPrefix: `${service}-${area}`,
                name: 'offered',
                legend: [
                  CARD_SERVICE_NAMES[service][language],
                  ' · ',
                  SERVICE_AREA_NAMES[area][language],
                ],
                layout: 'small',
                values: [...ticked],
                items: COMMON_PRACTICE[service][area].map((means) => ({
                  value: offeredCode(area, service, means),
                  text: SERVICE_MEANS_NAMES[means][language],
                })),
              }),
            ),
          ),
          button({ text: w.save, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}
