import { type Content, html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  alert,
  button,
  buttonGroup,
  checkboxes,
  columns,
  details,
  emptyState,
  form,
  input,
  link,
  linkButton,
  pageHeading,
  paragraph,
  radios,
  select,
  statement,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { NO_KEEPING_PATH, type Scene } from '#modules/catalogue/index.ts'
import type { TakenIn } from '#modules/credential/index.ts'
import { venueWords as w } from './messages-venue.ts'
import { plateWords } from './messages-venue-plates.ts'
import { plates } from './pages-venue-plates.ts'
import { TRIAL_TEXT, trialAnswer, trialOffer } from './pages-venue-trial.ts'

const language = 'zh-Hans' as const

export interface ListenData {
  /** Scenes that the organisation may verify anywhere; the script keeps those of this terminal. */
  readonly scenes: readonly Scene[]
  /** Terminals in use, as they name themselves: `trm_…`. */
  readonly terminals: readonly string[]
  /** Old cards that are taken today in one of these scenes. */
  readonly oldCards: readonly TakenIn[]
}

const idle = (data: ListenData): Html =>
  html`<div data-venue="idle" hidden>${[
    pageHeading(w.show, html`<span data-venue="terminal" translate="no"></span>`),
    columns({
      main: [
        html`<div data-venue="scenes" hidden>${radios({
          language,
          name: 'scene',
          legend: w.sceneLegend,
          legendSize: 'm',
          layout: 'inline',
          items: data.scenes.map(({ code, name }) => ({ value: code, text: name[language] })),
        })}</div>`,
        html`<div data-venue="only" hidden>${statement({
          title: html`<span data-venue="only-scene"></span>`,
          text: w.sceneLegend,
        })}</div>`,
        form({
          action: '/venue/listen',
          method: 'get',
          content: [
            input({
              language,
              name: 'shown',
              label: w.shownField,
              hint: w.shownHint,
              inputMode: 'none',
              autocomplete: 'off',
              autocapitalize: 'none',
              spellcheck: false,
              maxLength: 512,
            }),
            button({ text: w.verify }),
          ],
        }),
        html`<div role="status"><div data-venue="busy" hidden>${paragraph(w.busy)}</div></div>`,
      ],
      aside: tools(),
    }),
    cardByHand(),
    oldCardByHand(data),
    trialOffer(),
    paragraph([
      html`<strong>${w.keepNothing}</strong> `,
      link({ href: NO_KEEPING_PATH, text: w.keepPoster }),
    ]),
  ]}</div>`

const tools = (): Html =>
  html`${[
    checkboxes({
      language,
      name: 'sound',
      layout: 'small',
      items: [{ value: 'on', text: w.sound }],
      values: ['on'],
    }),
    html`<div>${button({ text: w.fullscreen, kind: 'secondary', type: 'button', id: 'fullscreen' })}
      </div>`,
    html`<div data-venue="camera" hidden>${button({
      text: w.camera,
      kind: 'secondary',
      type: 'button',
      id: 'camera',
    })}<video hidden muted playsinline width="320" height="240" aria-label="${
      w.cameraView
    }"></video></div>`,
    html`<div role="alert"><div data-venue="camera-refused" hidden>${paragraph(
      w.cameraRefused,
    )}</div></div>`,
  ]}`

const cardByHand = (): Html =>
  details({
    summary: w.card,
    text: form({
      action: '/venue/listen',
      method: 'get',
      content: [
        html`<div role="alert"><div data-venue="card-wrong" hidden>${paragraph(
          w.cardWrong,
        )}</div></div>`,
        input({
          language,
          name: 'cardNumber',
          label: w.cardNumber,
          width: 20,
          autocomplete: 'off',
          spellcheck: false,
        }),
        input({
          language,
          name: 'cardIdentifier',
          label: w.cardIdentifier,
          hint: w.cardIdentifierHint,
          autocomplete: 'off',
          spellcheck: false,
        }),
        button({ text: w.verify, kind: 'secondary' }),
      ],
    }),
  })

const oldCardByHand = ({ scenes, oldCards }: ListenData): Content => {
  if (oldCards.length === 0) return undefined
  const sceneName = (code: string) =>
    scenes.find((scene) => scene.code === code)?.name[language] ?? code
  return details({
    summary: w.oldCard,
    text: form({
      action: '/venue/listen',
      method: 'get',
      content: [
        paragraph(w.oldCardHint),
        html`<div role="alert"><div data-venue="old-card-wrong" hidden>${paragraph(
          w.oldCardWrong,
        )}</div></div>`,
        select({
          language,
          name: 'oldCard',
          label: w.oldCardKind,
          items: oldCards.map(({ id, name, sceneCode, until }) => ({
            value: publicId('credential', id),
            text: `${w.oldCardOf(name, sceneName(sceneCode))}，${w.oldCardUntil(
              formatDate(language, until),
            )}`,
          })),
        }),
        input({
          language,
          name: 'oldCardNumber',
          label: w.oldCardNumber,
          width: 20,
          autocomplete: 'off',
          spellcheck: false,
        }),
        button({ text: w.verify, kind: 'secondary' }),
      ],
    }),
  })
}

const stage = (): Html =>
  html`<div data-venue="stage" hidden>${pageHeading(
    html`<span data-venue="stage-scene"></span>`,
    plateWords.title,
  )}<div role="status" data-venue="plate"></div>${[
    buttonGroup(
      button({ text: plateWords.next, type: 'button', name: 'act', value: 'next' }),
      html`<span data-venue="remaining"></span>`,
    ),
  ]}</div>`

const mustActivate = (name: string, title: string, text: string): Html =>
  html`<div data-venue="${name}" hidden>${[
    pageHeading(w.listenTitle),
    emptyState({
      title,
      text,
      action: linkButton({ href: '/venue/activate', text: w.activate }),
    }),
  ]}</div>`

/** Told to a browser that keeps no keys on this address. */
export const insecure = (): Html =>
  html`<div data-venue="insecure" hidden>${alert({
    language,
    kind: 'error',
    title: w.insecure,
    text: w.insecureText,
  })}</div>`

/** 扫码待机: the page of a counter. Nothing in it is secret; what it shows comes from the gateway. */
export const listenPage = (data: ListenData): View => ({
  title: w.listenTitle,
  scripts: ['venue-listen.js'],
  main: html`${[
    html`<div data-venue="known" data-terminals="${data.terminals.join(' ')}"
      data-trial="${TRIAL_TEXT}" data-trial-name="${w.trial}"></div>`,
    html`<noscript>${paragraph(w.noScript, 'lead')}</noscript>`,
    insecure(),
    mustActivate('not-activated', w.notActivated, w.notActivatedText),
    mustActivate('not-ours', w.notOurs, w.notOursText),
    idle(data),
    stage(),
    plates(data.scenes),
    trialAnswer(),
  ]}`,
})
