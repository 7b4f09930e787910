import { z } from 'zod'
import { html, type Html } from '#kernel/html.ts'
import { SETTINGS_COOKIE, serializeDisplay } from '#platform/http/display.ts'
import { type PageAnswer, pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { safeReturnPath } from '#platform/oidc/return-path.ts'
import { button, form, inLanguage, pageHeading, paragraph, radios } from '#ui/components.ts'
import {
  type Language,
  LANGUAGE_NAMES,
  LANGUAGES,
  localPath,
  parseLocalPath,
} from '#ui/i18n/language.ts'
import { publicPage, type PublicView, publicView } from '#modules/catalogue/index.ts'
import { settingsMessages as t } from './messages-settings.ts'

const YEAR_SECONDS = 365 * 86_400
const CONTRASTS = ['standard', 'black-yellow', 'blue-yellow', 'yellow-black'] as const

/**
 * The page to come back to. An address that names a language would win over the setting, so a
 * changed language is put into it; anything but a path of this site leads to the front page.
 */
export const wayBack = (back: string | undefined, language: Language | undefined): string => {
  const path = safeReturnPath(back) ?? '/'
  const parsed = parseLocalPath(path)
  return language === undefined || parsed.path === path ? path : localPath(language, parsed.path)
}

/** 显示设置: every choice at once, in one plain form. */
export const settingsPage = (view: PublicView, back: string): Html => {
  const { language, display } = view
  const title = t(language, 'title')
  return publicPage(view, {
    title,
    main: html`${pageHeading(title)}${paragraph(t(language, 'lead'), 'lead')}${form({
      method: 'get',
      action: '/settings',
      hidden: { back },
      content: [
        radios({
          language,
          name: 'display',
          legend: t(language, 'edition'),
          legendSize: 'm',
          value: display.elder ? 'elder' : 'standard',
          items: [
            { value: 'standard', text: t(language, 'standard') },
            { value: 'elder', text: t(language, 'elder'), hint: t(language, 'elderHint') },
          ],
        }),
        radios({
          language,
          name: 'contrast',
          legend: t(language, 'colours'),
          legendSize: 'm',
          value: display.contrast,
          items: CONTRASTS.map((contrast) => ({
            value: contrast,
            text: t(language, contrast === 'standard' ? 'standard-colours' : contrast),
          })),
        }),
        radios({
          language,
          name: 'language',
          legend: t(language, 'language'),
          legendSize: 'm',
          value: language,
          items: LANGUAGES.map((one) => ({
            value: one,
            text: inLanguage(one, LANGUAGE_NAMES[one]),
          })),
        }),
        button({ text: t(language, 'save') }),
      ],
    })}`,
  })
}

const Query = z.object({
  display: z.enum(['standard', 'elder']).optional().catch(undefined),
  contrast: z.enum(CONTRASTS).optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
  back: z.string().optional().catch(undefined),
})

/** Shows the choices, or keeps the one that was made and goes back. */
export const settingsRoute = ({ demo }: { readonly demo: boolean }): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/settings',
    operationId: 'changeSettings',
    summary: { zh: '显示设置', en: 'Display settings' },
    access: { kind: 'public' },
    query: Query,
    handle: async (request): Promise<PageAnswer> => {
      const { display: edition, contrast, language, back } = request.query
      const now = request.display
      const path = wayBack(back, language)
      if (edition === undefined && contrast === undefined && language === undefined)
        return settingsPage(publicView(request, demo), path)
      const chosen = {
        language: language ?? now.language,
        elder: edition === undefined ? now.elder : edition === 'elder',
        contrast: contrast ?? now.contrast,
      }
      const value = serializeDisplay(chosen)
      return {
        redirect: path,
        cookies: [{ name: SETTINGS_COOKIE, value, maxAgeSeconds: YEAR_SECONDS }],
      }
    },
  })
