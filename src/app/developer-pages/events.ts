import { html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  codeBlock,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
} from '#ui/components.ts'
import { developerPage, EVENTS_PATH, REFERENCE_PATH, type View } from './frame.ts'

/** What the page says, in the two languages of its readers. */
const WORDS = {
  zh: {
    title: '部门事件',
    lead:
      '持卡人换收款账户，授权的项目由主管部门确认。部门的系统可以接收推送，也可以自己来拉取，' +
      '内容一样：CloudEvents 1.0（JSON）。',
    take: '接收推送',
    takes: [
      '地址和密钥在部门门户“系统对接”登记，另一人批准以后生效。只用 https，不跟随跳转。',
      '请求头照 Standard Webhooks：webhook-id 每次重试不变，webhook-timestamp 和签名每次重做。',
      'webhook-signature 用空格分开：v1 是 HMAC-SHA256，v1sm3 是 HMAC-SM3；换密钥时新旧各一份，任一核对成功即可。',
      '签的是 webhook-id.webhook-timestamp.正文，正文一个字节也不能动；时间差五分钟以上请拒收。',
      '五秒内答复 2xx 算收到；正文不要超过 64 KB，平台不看。其余情况三天内重试九次，之后等人处理；答复 410 即停用。',
      '同一个人的事件按次序送达。同一个 webhook-id 可能来两次，请只处理一次。',
    ],
    check: '核对签名（命令行）',
    pull: '拉取和答复',
    pulls: [
      'GET /v1/events?after=：只有本部门项目的事件；nextCursor 下次带回，没有新的就原样返回。',
      'POST /v1/account-changes/{编号}/answers：acknowledge、reject、defer；同样的答复可以重发。',
      '请求用部门登记的密钥签名（ES256，每次一个 jti）。授权撤回以后，事件从拉取结果里消失，只留撤回通知。',
    ],
    reference: '看接口参考',
  },
  en: {
    title: 'Events for departments',
    lead:
      'When a holder changes the account, the department that pays confirms it. Its systems take ' +
      'events as webhooks or read them from a feed; both are CloudEvents 1.0 in JSON.',
    take: 'Taking webhooks',
    takes: [
      'One person enters the address in the portal of departments, another approves it. ' +
        'https only; redirects are not followed.',
      'Headers are those of Standard Webhooks: webhook-id stays over every attempt; ' +
        'webhook-timestamp and the signatures are new each time.',
      'webhook-signature holds v1 (HMAC-SHA256) and v1sm3 (HMAC-SM3), separated by spaces, one ' +
        'of each for either secret during a rotation; one match is enough.',
      'Signed is webhook-id.webhook-timestamp.body, to the byte. Refuse what is 5 minutes off.',
      'Answer 2xx within five seconds and with less than 64 KB. Anything else is tried nine ' +
        'times within three days and then waits for a person; 410 ends the endpoint.',
      'Events of one person come in order. The same webhook-id may come twice: act on it once.',
    ],
    check: 'Checking a signature (shell)',
    pull: 'Reading and answering',
    pulls: [
      'GET /v1/events?after= gives the events of your own programmes; send nextCursor back, it ' +
        'stays the same when there is nothing new.',
      'POST /v1/account-changes/{id}/answers: acknowledge, reject or defer; the same answer can ' +
        'be sent again.',
      'Requests are signed by the registered key of the department (ES256, one jti each). Once a ' +
        'permission is withdrawn its event leaves the feed, and only the cancellation stays.',
    ],
    reference: 'Read the API reference',
  },
} as const

const SNIPPET = `key=$(printf %s "\${SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \\n')
printf %s "$WEBHOOK_ID.$WEBHOOK_TIMESTAMP." | cat - body.json |
  openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary | base64`

/** 部门事件: how systems of departments hear of changes of account, and answer. */
export const eventsPage = (view: View): Html => {
  const { words, language } = view
  const w = WORDS[words]
  return developerPage(view, {
    title: w.title,
    section: EVENTS_PATH,
    scripts: ['copy.js'],
    main: html`${[
      pageHeading(w.title),
      paragraph(w.lead, 'lead'),
      sectionHeading(w.take),
      bulletList(w.takes),
      codeBlock({ language, label: w.check, code: SNIPPET }),
      sectionHeading(w.pull),
      bulletList(w.pulls),
      paragraph(link({ href: REFERENCE_PATH, text: w.reference })),
    ]}`,
  })
}
