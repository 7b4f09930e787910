import type { Handle } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { defineNotices, type NoticeContent } from '#modules/person/index.ts'
import type { Entitlement } from './entitlement.ts'
import { KIND_WORDS } from './messages-kinds.ts'

/** What a holder is told when a department says something of them, or takes it back. */
const notices = defineNotices('entitlement', {
  entered: {
    'zh-Hans': '{agency}登记了您的权益：{kind}，{from} 起。不对的话，见“我的权益”。',
    'zh-Hant': '{agency}登記了您的權益：{kind}，由 {from} 起。如有不符，見「我的權益」。',
    en: '{agency} put on record from {from}: {kind}. If it is wrong, see My benefits.',
    pt: '{agency} registou, desde {from}: {kind}. Se estiver errado, veja Os meus direitos.',
  },
  ending: {
    'zh-Hans':
      '您的权益“{kind}”到 {lastDay} 为止。还要继续的，请向登记它的部门办理，见“我的权益”。',
    'zh-Hant': '您的權益「{kind}」至 {lastDay} 為止。如需延續，請向登記部門辦理，見「我的權益」。',
    en: 'This holds until {lastDay}: {kind}. My benefits says which department renews it.',
    pt: 'Isto vale até {lastDay}: {kind}. Os meus direitos diz que serviço o renova.',
  },
  revoked: {
    'zh-Hans': '{agency}撤销了您的一项权益：{kind}。原因和怎么办，见“我的权益”。',
    'zh-Hant': '{agency}撤銷了您的一項權益：{kind}。原因及處理方法，見「我的權益」。',
    en: '{agency} took this back: {kind}. My benefits says why and what to do.',
    pt: '{agency} retirou: {kind}. Veja a razão e o que fazer em Os meus direitos.',
  },
})

/** The key of the notice that something is about to end. */
export const endingMessage = notices('ending', { kind: '', lastDay: '' }).message

type Told = Pick<Entitlement, 'kind' | 'agencyCode'>

const agencyOf = async (handle: Handle, code: string): Promise<Text | string> =>
  (await agencyNames(handle, [code])).get(code) ?? code

/** A department says something of the reader. */
export const enteredNotice = async (
  handle: Handle,
  { kind, agencyCode }: Told,
  from: string,
): Promise<NoticeContent> =>
  notices('entered', {
    agency: await agencyOf(handle, agencyCode),
    kind: KIND_WORDS[kind],
    from,
  })

/** It takes it back. */
export const revokedNotice = async (
  handle: Handle,
  { kind, agencyCode }: Told,
): Promise<NoticeContent> =>
  notices('revoked', { agency: await agencyOf(handle, agencyCode), kind: KIND_WORDS[kind] })
