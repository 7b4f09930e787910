import type { Refused } from '#kernel/decision.ts'
import { html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  emptyState,
  errorSummary,
  form,
  insetText,
  link,
  linkButton,
  pageHeading,
  panel,
  paragraph,
  radios,
  sectionHeading,
  verbatim,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { HolderCard } from './holder-card.ts'
import type { LossRefusal, LossSides } from './loss.ts'
import { actionHref } from './action-paths.ts'
import { insteadName } from './messages-actions.ts'
import { articleDetails } from './messages-law.ts'
import { lossMessages } from './messages-loss.ts'
import { restoreMessages as t } from './messages-restore.ts'
import { bankPart, socialPart } from './messages-status.ts'
import { receiptReference, type View } from './pages-loss.ts'
import type { CardEvent } from './store-history.ts'

export interface RestoreData {
  readonly language: Language
  readonly csrf: string
  readonly card: HolderCard
}

/** Which sides can come back here. */
export const restorable = (card: HolderCard): { social: boolean; bank: boolean } => ({
  social: card.social.status === 'temporarilyLost',
  bank: card.bank.possible.includes('restore'),
})

/** Both sides are one question; a single side needs none. */
const sidesField = ({ language }: RestoreData, missing: boolean) =>
  radios({
    language,
    name: 'sides',
    legend: t(language, 'choose'),
    legendSize: 'm',
    error: missing && t(language, 'chooseMissing'),
    items: [
      { value: 'both', text: t(language, 'chooseBoth') },
      { value: 'social', text: t(language, 'chooseSocial') },
    ],
  })

/** 解挂: what comes back, and the button that does it. */
export const restorePage = (data: RestoreData, missing = false): View => {
  const { language, csrf, card } = data
  const can = restorable(card)
  const question = can.social && can.bank
  const onlySide: LossSides = can.bank ? 'both' : 'social'
  const atBank = card.bank.status === 'bankLost' && !can.bank
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: '/me' }),
    main: html`${[
      missing &&
        errorSummary({
          language,
          errors: [{ text: t(language, 'chooseMissing'), href: '#sides' }],
        }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      sectionHeading(t(language, 'happens')),
      bulletList([
        ...(can.social ? [t(language, 'effectSocial')] : []),
        ...(can.bank ? [t(language, 'effectBank')] : []),
      ]),
      atBank && insetText({ text: t(language, 'effectBankAtBank') }),
      form({
        action: '/me/card/restore',
        method: 'post',
        csrf,
        ...(!question && { hidden: { sides: onlySide } }),
        content: [
          question && sidesField(data, missing),
          buttonGroup(
            button({ text: t(language, 'confirm'), preventDoubleClick: true }),
            link({ href: '/me', text: t(language, 'notNow') }),
          ),
        ],
      }),
      articleDetails(language, 'CARD-16'),
    ]}`,
  }
}

/** 回执 of a restoration. */
export const restoredPage = (language: Language, card: HolderCard, event: CardEvent): View => ({
  title: t(language, 'done'),
  main: html`${[
    panel({
      title: t(language, 'done'),
      text: t.html(language, 'doneReference', { reference: verbatim(receiptReference(event.id)) }),
    }),
    bulletList([
      html`${lossMessages(language, 'social')} ${socialPart(language, card.social.status).text}`,
      html`${lossMessages(language, 'bank')} ${bankPart(language, card.bank.status).text}`,
    ]),
    articleDetails(language, event.basis),
    paragraph(link({ href: '/me', text: lossMessages(language, 'home') })),
  ]}`,
})

/** There is nothing to lift: the card works, or another way leads on. */
export const nothingToRestorePage = (language: Language, card: HolderCard): View =>
  refusalPage(language, card, {
    title: t(language, 'nothing'),
    refused: {
      granted: false,
      refusal: card.social.status === 'lost' ? 'LOSS_IS_FORMAL' : 'ACTION_NOT_AVAILABLE_IN_STATUS',
      basis: 'CARD-16',
      instead: card.social.possible,
    },
  })

/** 办不了: why, by which article, and what can be done instead. */
export const refusalPage = (
  language: Language,
  card: HolderCard,
  { title, refused }: { readonly title?: string; readonly refused: Refused<LossRefusal> },
): View => {
  const heading = title ?? t(language, 'refusedTitle')
  const status = socialPart(language, card.social.status).text
  const ways = refused.instead.flatMap((code) => {
    const text = insteadName(language, code)
    const href = actionHref(code, card)
    if (text === undefined) return []
    return [href === undefined ? text : link({ href, text })]
  })
  return {
    title: heading,
    beforeMain: backLink({ language, href: '/me' }),
    main: html`${[
      pageHeading(heading),
      paragraph(t(language, refused.refusal, { status }), 'lead'),
      articleDetails(language, refused.basis),
      ways.length > 0 && [sectionHeading(t(language, 'instead')), bulletList(ways)],
      insetText({ text: t(language, 'askPhone') }),
    ]}`,
  }
}

/** Nobody is left before an empty page: where a card comes from. */
export const noCardPage = (language: Language): View => ({
  title: t(language, 'noCard'),
  main: html`${[
    pageHeading(t(language, 'noCard')),
    emptyState({
      title: t(language, 'noCardText'),
      illustration: 'province',
      action: buttonGroup(
        linkButton({ href: '/me/apply/firstCard', text: t(language, 'applyOnline'), start: true }),
        linkButton({
          href: '/places?kind=serviceHall',
          text: t(language, 'findOutlet'),
          kind: 'secondary',
        }),
      ),
    }),
  ]}`,
})
