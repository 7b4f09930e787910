import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  inLanguage,
  radios,
  tag,
  paragraph,
} from '#ui/components.ts'
import { openingText } from '#ui/opening-hours.ts'
import { bankChooser, type ShownBanks } from '#modules/bank/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { applyMessages as t } from './messages-apply.ts'
import { choiceMessages as c } from './messages-choices.ts'
import { serviceName } from './messages-services.ts'
import { applyPath, type FormPage, stepText } from './pages-apply.ts'
import type { View } from './pages-tracker.ts'
import type { Wish } from './wish.ts'

export interface BankPageData extends FormPage {
  readonly shown: ShownBanks
  readonly wish: Wish
  readonly missing: boolean
}

/** 选银行: the neutral list; nothing is chosen beforehand (Art. 6). */
export const applyBankPage = (data: BankPageData): View => {
  const { language, csrf, service, shown, wish, missing } = data
  return {
    title: `${serviceName(language, service)} · ${c(language, 'bank')}`,
    beforeMain: backLink({ language, href: applyPath(service) }),
    main: html`${[
      missing &&
        errorSummary({
          language,
          errors: [{ text: c(language, 'chooseOne'), href: '#bank' }],
        }),
      paragraph([serviceName(language, service), ' · ', stepText(data)], 'quiet'),
      form({
        action: `${applyPath(service)}/bank`,
        method: 'post',
        csrf,
        hidden: { list: shown.id },
        content: [
          bankChooser({ language, shown, value: wish.bankCode, missing, isPageHeading: true }),
          button({ text: t(language, 'goOn') }),
        ],
      }),
    ]}`,
  }
}

export interface DeliveryPageData extends FormPage {
  readonly city: string
  readonly outlets: readonly Outlet[]
  readonly wish: Wish
  readonly missing: boolean
  readonly backHref: string
}

/** How the form names 邮寄 among outlets. */
export const BY_MAIL = 'mail'

const outletItem = ({ language }: DeliveryPageData, outlet: Outlet) => ({
  value: outlet.code,
  text: html`${outlet.name[language]} ${
    outlet.instantIssuance && tag({ text: c(language, 'atOnce'), colour: 'green' })
  }`,
  hint: html`${inLanguage('zh-Hans', outlet.address)} · ${openingText(
    language,
    outlet.openingHours,
  )}`,
})

const outletRadios = (data: DeliveryPageData): Html => {
  const { language, wish, outlets, city, missing } = data
  const { delivery } = wish
  return radios({
    language,
    name: 'delivery',
    legend: c(language, 'deliveryLegend'),
    legendSize: 'l',
    isPageHeading: true,
    hint: c(language, 'deliveryHint', { city }),
    value: delivery?.to === 'outlet' ? delivery.outletCode : delivery && BY_MAIL,
    error: missing && c(language, 'chooseOne'),
    items: [
      ...outlets.map((outlet) => outletItem(data, outlet)),
      ...(outlets.length === 0 ? [] : [{ divider: c(language, 'or') }]),
      { value: BY_MAIL, text: c(language, 'mail'), hint: c(language, 'mailHint') },
    ],
  })
}

/** 领卡方式: outlets of the city, those that make the card at once first, or the post. */
export const applyDeliveryPage = (data: DeliveryPageData): View => {
  const { language, csrf, service, missing, backHref } = data
  return {
    title: `${serviceName(language, service)} · ${c(language, 'delivery')}`,
    beforeMain: backLink({ language, href: backHref }),
    main: html`${[
      missing &&
        errorSummary({
          language,
          errors: [{ text: c(language, 'chooseOne'), href: '#delivery' }],
        }),
      paragraph([serviceName(language, service), ' · ', stepText(data)], 'quiet'),
      form({
        action: `${applyPath(service)}/delivery`,
        method: 'post',
        csrf,
        content: [outletRadios(data), button({ text: t(language, 'goOn') })],
      }),
    ]}`,
  }
}
