import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  backLink,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  taskList,
} from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { APPLY } from './apply-form.ts'
import { onlinePath } from './channel.ts'
import { applyMessages as t } from './messages-apply.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import type { ApplyPageDeps } from './pages-apply-frame.ts'
import { framed } from './pages-frame.ts'
import type { View } from './pages-tracker.ts'
import type { ServiceCode } from './service.ts'
import { mayApplyFor } from './wish.ts'

/** 现在能办的事: every service that the card allows now, with the page where it begins. */
export const whatPage = (
  language: Language,
  services: readonly ServiceCode[],
  handedIn = false,
): View => ({
  title: t(language, 'whatTitle'),
  beforeMain: backLink({ language, href: '/me' }),
  main: html`${[
    handedIn &&
      notificationBanner({ language, kind: 'success', text: t(language, 'handedInForOther') }),
    pageHeading(t(language, 'whatTitle')),
    paragraph(t(language, 'whatLead'), 'lead'),
    taskList({
      idPrefix: 'service',
      items: services.flatMap((service) => {
        const href = onlinePath(service)
        if (href === undefined) return []
        const hint = serviceCondition(language, service)
        const status = { text: t(language, 'possible'), colour: 'green' as const }
        return [{ title: serviceName(language, service), href, hint, status }]
      }),
    }),
    paragraph(link({ href: localPath(language, '/guide'), text: t(language, 'whatElse') })),
  ]}`,
})

export const whatRoute = (deps: ApplyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/apply',
    operationId: 'seeWhatIsPossible',
    summary: { zh: '现在能办的事', en: 'What can be done now' },
    access: APPLY,
    basis: ['YKT-17'],
    query: z.object({ news: z.literal('handedIn').optional().catch(undefined) }),
    handle: async (request) => {
      const { subjectId, acting } = signedIn(request)
      const handedIn = request.query.news !== undefined
      const lines = await deps.possibilities(subjectId, request.context.at)
      const services: readonly ServiceCode[] = lines
        .filter(({ possible }) => possible)
        .map(({ service }) => service)
        .filter((service) => acting === undefined || mayApplyFor(service, acting.scopes))
      return framed(deps, request, whatPage(request.display.language, services, handedIn))
    },
  })
