import { html, type Content, type Html } from '#kernel/html.ts'
import { maskAccountTail } from '#kernel/masking.ts'
import {
  backLink,
  button,
  buttonGroup,
  emptyState,
  form,
  input,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import {
  type Account,
  ACCOUNT_STATES,
  ALL_COUNTER_ACTS,
  COUNTER_ACTS,
  isPossible,
} from './account.ts'
import type { BankIdentity } from './bank.ts'

export interface CounterPage {
  readonly bank: BankIdentity
  readonly path: string
  readonly tail: string
  readonly accounts: readonly Account[]
}

const acts = (account: Account, path: string): Content => {
  const possible = ALL_COUNTER_ACTS.filter((act) => isPossible(account, act))
  if (possible.length === 0) return paragraph('已销户，没有可办的事项。')
  return form({
    action: `${path}/counter`,
    method: 'post',
    hidden: { accountNumber: account.accountNumber },
    content: buttonGroup(
      ...possible.map((act) =>
        button({ text: COUNTER_ACTS[act].name, kind: 'secondary', name: 'act', value: act }),
      ),
    ),
  })
}

const account = (one: Account, path: string): Html =>
  summaryList({
    card: { title: verbatim(maskAccountTail(one.accountNumber)) },
    rows: [
      { key: '户名', value: one.holder === '' ? '启动前开立' : verbatim(one.holder) },
      {
        key: '状态',
        value: `${ACCOUNT_STATES[one.state]}${one.lost ? '，已挂失' : ''}`,
      },
      { key: '办理', value: acts(one, path) },
    ],
  })

/** 银行柜台: what a holder would come to the bank for, as buttons. */
export const counterMain = ({ bank, path, tail, accounts }: CounterPage): Html =>
  html`${backLink({ language: 'zh-Hans', href: '/sandbox', text: '返回沙箱' })}${pageHeading(
    `${bank.name}柜台`,
    '沙箱 · 外部世界',
  )}${paragraph(
    '这里扮演银行自己的柜台。按下一项，银行记入自己的账册，并用签名的通知告诉一卡通。',
    'lead',
  )}${paragraph(
    html`${link({ href: `${path}/files`, text: '文件交换' })} ${link({
      href: `${path}/payments`,
      text: '代发账',
    })}`,
  )}${form({
    action: path,
    method: 'get',
    content: html`${input({
      language: 'zh-Hans',
      name: 'tail',
      label: '账号末几位',
      hint: '例如 0018；留空则列出最近的账户。',
      value: tail,
      inputMode: 'numeric',
      width: 10,
    })}${button({ text: '查找', kind: 'secondary' })}`,
  })}${sectionHeading('账户')}${
    accounts.length > 0
      ? accounts.map((one) => account(one, path))
      : emptyState({ title: '账册里还没有这样的账户。' })
  }`
