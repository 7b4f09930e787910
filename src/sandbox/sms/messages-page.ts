import { html, type Html } from '#kernel/html.ts'
import { maskPhone } from '#kernel/masking.ts'
import {
  backLink,
  button,
  emptyState,
  form,
  inLanguage,
  input,
  link,
  pageHeading,
  paragraph,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { KeptMessage } from './sms-channel.ts'

export interface MessagesPage {
  readonly messages: readonly KeptMessage[]
  readonly tail: string
  /** The page refreshes itself: only when it was asked to, since readers lose their place. */
  readonly live: boolean
  readonly path: string
}

const message = ({ to, text, at, channel, language }: KeptMessage): Html =>
  summaryList({
    card: { title: verbatim(maskPhone(to)) },
    rows: [
      { key: '时间', value: formatDateTime('zh-Hans', at) },
      {
        key: '方式',
        value:
          channel === 'voice'
            ? tag({ text: '语音电话', colour: 'purple' })
            : tag({ text: '短信', colour: 'grey' }),
      },
      {
        key: channel === 'voice' ? '读出的话' : '内容',
        value: inLanguage(language, text),
      },
    ],
  })

/** 短信和语音电话: what would have arrived on somebody’s phone. */
export const messagesMain = ({ messages, tail, live, path }: MessagesPage): Html => {
  const other = new URLSearchParams({
    ...(tail !== '' && { tail }),
    ...(!live && { live: '1' }),
  })
  const query = other.toString()
  return html`${backLink({ language: 'zh-Hans', href: '/sandbox', text: '返回沙箱' })}${pageHeading(
    '短信和语音',
    '沙箱 · 短信通道',
  )}${paragraph('沙箱不发短信，也不打电话，只在这里给人看。最近的在最前面。', 'lead')}${form({
    action: path,
    method: 'get',
    hidden: live ? { live: '1' } : {},
    content: html`${input({
      language: 'zh-Hans',
      name: 'tail',
      label: '手机号末几位',
      hint: '例如 1234；留空则全部列出。',
      value: tail,
      inputMode: 'numeric',
      width: 10,
    })}${button({ text: '查找', kind: 'secondary' })}`,
  })}${paragraph(
    html`${live ? '本页每十秒刷新一次。' : '本页不会自己刷新。'}${link({
      href: query === '' ? path : `${path}?${query}`,
      text: live ? '停止刷新' : '每十秒自动刷新',
    })}`,
  )}${messages.length > 0 ? messages.map(message) : emptyState({ title: '还没有这样的短信。' })}`
}
