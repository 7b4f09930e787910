import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { maskIdentityNumber, maskName } from '#kernel/masking.ts'
import { DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  errorSummary,
  form,
  input,
  insetText,
  linkButton,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  smallHeading,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { kindWords, type Relation, waitsForLetter } from '#modules/person/index.ts'
import { type FormError, personHref } from './pages-people-frame.ts'
import { relationsHref, scopesOf, untilOf } from './pages-people-relations.ts'
import type { View } from './pages-tracker.ts'
import type { ReadPerson } from './read-person.ts'

const language = 'zh-Hans' as const

const partyRows = (who: string, { name, kind, number }: ReadPerson) => [
  { key: who, value: verbatim(name) },
  {
    key: `${who}证件`,
    value: [DOCUMENT_KINDS[kind].zh, ' ', verbatim(maskIdentityNumber(number))],
  },
]

export interface LetterData {
  readonly csrf: string
  readonly lookup: string
  readonly relation: Relation
  readonly person: ReadPerson
  readonly agent: ReadPerson
  readonly on: Temporal.PlainDate
  /** The acceptance that this letter was made for, to go back to. */
  readonly back: string | undefined
  /** Carries the way back through the forms. */
  readonly query: string
  readonly screen: 'shown' | 'confirmed' | undefined
  readonly errors: readonly FormError[]
}

const pathOf = ({ lookup, relation }: LetterData): string =>
  `${relationsHref(lookup)}/${publicId('relation', relation.id)}`

const paperForm = (data: LetterData): Html =>
  form({
    action: `${pathOf(data)}/sign${data.query}`,
    method: 'post',
    csrf: data.csrf,
    hidden: { kind: 'paper' },
    content: [
      input({
        language,
        name: 'reference',
        label: '签好的纸质件编号',
        hint: '扫描件或档案的编号，以后据此查到原件',
        width: 20,
        autocomplete: 'off',
        spellcheck: false,
        error: data.errors.find(({ href }) => href === '#reference')?.text,
      }),
      button({ text: '登记：纸质已签好', preventDoubleClick: true }),
    ],
  })

/** Who signs: the law gives a guardian the right, everybody else has it from the holder. */
const signerOf = ({ relation }: LetterData): string =>
  relation.kind === 'guardian' ? '监护人' : '本人'

const screenForms = (data: LetterData): Content => {
  const post = (act: string, text: string, hidden: Readonly<Record<string, string>> = {}) =>
    form({
      action: `${pathOf(data)}/${act}${data.query}`,
      method: 'post',
      csrf: data.csrf,
      hidden,
      content: button({ text, kind: act === 'screen' ? 'secondary' : undefined }),
    })
  const signer = signerOf(data)
  if (data.screen === 'confirmed')
    return [
      insetText({ text: `${signer}已在客屏上确认。` }),
      post('sign', '登记：客屏已签', { kind: 'screen' }),
    ]
  return [
    data.screen === 'shown' && paragraph(`客屏已显示。${signer}确认以后，再打开这一页登记。`),
    post('screen', data.screen === 'shown' ? '重新显示到客屏' : `显示到客屏，请${signer}确认`),
  ]
}

/** 签字: until it is entered, nobody may act. */
const signing = (data: LetterData): Content => {
  if (!waitsForLetter(data.relation))
    return insetText({ text: '已签字生效。受托人现在可以按上面的事项办理。' })
  return [
    sectionHeading('登记签字'),
    paragraph('签好登记以后才生效。没有签的，到期自动作废。'),
    smallHeading('在客屏上签'),
    screenForms(data),
    smallHeading('在纸上签'),
    paperForm(data),
  ]
}

/** A guardian's right comes from the law: they alone sign, and the ward signs nothing. */
const signatures = ({ relation, on }: LetterData) => [
  ...(relation.kind === 'guardian' ? [] : [{ key: '委托人签名', value: '　' }]),
  { key: relation.kind === 'guardian' ? '监护人签名' : '受托人签名', value: '　' },
  { key: '日期', value: formatDate(language, on) },
]

/** 委托书, to be printed and signed, or confirmed on the screen; and where that is entered. */
export const letterPage = (data: LetterData): View => {
  const { relation, lookup, person, agent, back } = data
  const guardian = relation.kind === 'guardian'
  return {
    title: guardian ? '监护人代办登记表' : '委托书',
    beforeMain: backLink({ language, href: relationsHref(lookup) }),
    main: html`${[
      data.errors.length > 0 && errorSummary({ language, errors: data.errors }),
      pageHeading(guardian ? '监护人代办登记表' : '社会保障卡业务委托书'),
      summaryList({
        rows: [
          ...partyRows(guardian ? '被监护人' : '委托人', person),
          ...partyRows(guardian ? '监护人' : '受托人', agent),
          { key: '关系', value: kindWords(language, relation.kind) },
          { key: guardian ? '代办事项' : '委托事项', value: scopesOf(relation) },
          { key: '开始', value: formatDate(language, relation.startsOn) },
          { key: '办到', value: untilOf(relation) },
          { key: '登记编号', value: verbatim(publicId('relation', relation.id)) },
        ],
      }),
      bulletList([
        '只办上面写的事项。改收款账户、领取资金和授权同意不在其内。',
        '随时可以结束：登录“亲情代办”，或到任何服务网点。',
        '每办一件事，双方都会收到通知。',
      ]),
      summaryList({ rows: signatures(data) }),
      screenOnly([
        signing(data),
        buttonGroup(
          printButton({ language }),
          back !== undefined && linkButton({ href: back, text: '回去受理', kind: 'secondary' }),
          linkButton({
            href: personHref(lookup),
            text: `回到${maskName(person.name)}`,
            kind: 'secondary',
          }),
        ),
      ]),
    ]}`,
  }
}
