import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  form,
  input,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { PageOptions } from '#ui/layout.ts'
import { INSTRUCTION_COLOURS, INSTRUCTION_WORDS } from './messages-bank.ts'
import type { BankProgress, Pause } from './store-pauses.ts'

const language = 'zh-Hans' as const

export const sendingWords = {
  title: '发送进度',
  lead: '每家银行一个指令文件。暂停以后不再发出新的；已经发出的不能收回。',
  bank: '银行',
  status: '状态',
  lines: '笔数',
  total: '金额',
  paid: '已入账',
  failed: '未入账或退回',
  none: '还没有生成指令',
  noneText: '签发以后几秒内生成。',
  paused: (since: string, reason: string) => `从 ${since} 起暂停发送：${reason}`,
  pauseTitle: '暂停发送',
  reason: '暂停的原因',
  reasonHint: '写给接手的同事看，例如“名册有误，等核对”',
  pause: '暂停发送',
  resume: '恢复发送',
  reasonMissing: '请写暂停的原因',
  SENDING_PAUSED: '已经有人暂停了',
  SENDING_NOT_PAUSED: '没有暂停，或者已经有人恢复',
  BATCH_NOT_IN_STATUS: '这一批不在发放中，不能暂停或恢复',
} as const

export interface SendingData {
  readonly progress: readonly BankProgress[]
  readonly pause: Pause | undefined
  readonly nameOf: (bankCode: string) => string
}

/** How far each bank is; drawn again while files leave and answers come. */
export const sendingPart = ({ progress, pause, nameOf }: SendingData): Html =>
  html`${[
    pause !== undefined &&
      notificationBanner({
        language,
        titleId: 'pause-title',
        text: sendingWords.paused(formatDateTime(language, pause.pausedAt), pause.reason),
      }),
    progress.length === 0
      ? emptyState({ title: sendingWords.none, text: sendingWords.noneText })
      : table({
          caption: sendingWords.title,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [
            sendingWords.bank,
            sendingWords.status,
            { text: sendingWords.lines, numeric: true },
            { text: sendingWords.total, numeric: true },
            { text: sendingWords.paid, numeric: true },
            { text: sendingWords.failed, numeric: true },
          ],
          rows: progress.map((one) => [
            nameOf(one.bankCode),
            tag({ text: INSTRUCTION_WORDS[one.status], colour: INSTRUCTION_COLOURS[one.status] }),
            formatCount(one.lineCount),
            formatMoney(one.totalFen),
            formatCount(one.paid),
            formatCount(one.failed),
          ]),
        }),
  ]}`

const acts = (path: string, csrf: string, isPaused: boolean, fault: string | undefined): Content =>
  isPaused
    ? form({
        action: `${path}/resume`,
        method: 'post',
        csrf,
        content: button({ text: sendingWords.resume, preventDoubleClick: true }),
      })
    : [
        sectionHeading(sendingWords.pauseTitle),
        form({
          action: `${path}/pause`,
          method: 'post',
          csrf,
          content: [
            input({
              language,
              name: 'reason',
              label: sendingWords.reason,
              hint: sendingWords.reasonHint,
              error: fault,
            }),
            button({ text: sendingWords.pause, kind: 'warning', preventDoubleClick: true }),
          ],
        }),
      ]

/** 发送进度 of a batch, with the way to have it wait and to let it go on. */
export const sendingPage = (data: {
  readonly name: string
  readonly batchPath: string
  readonly sending: SendingData
  readonly csrf: string
  /** Who sees may not act for all that, and a batch that is done needs nobody. */
  readonly mayAct: boolean
  readonly fault: string | undefined
}): Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts'> => {
  const { name, batchPath, sending, fault } = data
  const path = `${batchPath}/sending`
  return {
    title: `${sendingWords.title} ${name}`,
    scripts: ['live.js'],
    beforeMain: backLink({ language, href: batchPath }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault, href: '#reason' }] }),
      pageHeading(sendingWords.title, name),
      paragraph(sendingWords.lead, 'lead'),
      html`<div data-live="${path}/live">${sendingPart(sending)}</div>`,
      data.mayAct && acts(path, data.csrf, sending.pause !== undefined, fault),
    ]}`,
  }
}
