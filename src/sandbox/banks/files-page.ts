import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  link,
  numberedList,
  pageHeading,
  paragraph,
  select,
  table,
  verbatim,
} from '#ui/components.ts'
import type { BankIdentity } from './bank.ts'
import { FILE_CONDUCTS, type FileConduct, type FileRefusal, type KeptFile } from './file-desk.ts'

const language = 'zh-Hans' as const

const CONDUCT_WORDS: Readonly<Record<FileConduct, string>> = {
  accountNumber: '账号校验位不对',
  scientific: '账号成了科学计数法',
  unknownRequest: '有一行不是平台的请求',
  repeatedRequest: '同一个请求出现两次',
  lostCharacter: '有不成字的字节',
  widths: '有一行少一个字节',
  totals: '合计与明细不符',
  digest: '摘要对不上',
  missingSidecar: '没有摘要文件',
  sentTwice: '同一个文件发两次',
}

const REFUSAL_WORDS: Readonly<Record<FileRefusal, string>> = {
  DIGEST_DIFFERS: '摘要与文件对不上，银行没有收',
  FILE_UNREADABLE: '文件头、明细和合计对不上，银行没有收',
  OTHER_BANK: '文件头里是另一家银行，银行没有收',
  DOWN: '银行系统停止服务，请在沙箱里改回来',
}

const links = ({ name, conduct }: KeptFile, path: string): Content => {
  const file = (text: string) => link({ href: `${path}/${name}`, text })
  const sidecar =
    conduct === 'missingSidecar'
      ? '没有摘要文件'
      : link({ href: `${path}/${name}.sm3`, text: '下载摘要' })
  return conduct === 'sentTwice'
    ? html`${file('下载（第一次）')} ${file('下载（第二次）')} ${sidecar}`
    : html`${file('下载')} ${sidecar}`
}

/** 文件交换 at the bank: hand a file of openings in, and take the bank’s answer with a fault. */
export const filesMain = (data: {
  readonly bank: BankIdentity
  /** Where the counter of the bank is. */
  readonly counterPath: string
  readonly files: readonly KeptFile[]
  readonly refusal: FileRefusal | 'NO_FILE' | undefined
}): Html => {
  const path = `${data.counterPath}/files`
  const { refusal } = data
  const fault = refusal === 'NO_FILE' ? '请选择开户请求文件' : refusal && REFUSAL_WORDS[refusal]
  return html`${[
    backLink({ language, href: data.counterPath, text: '返回柜台' }),
    fault !== undefined && errorSummary({ language, errors: [{ text: fault, href: '#openings' }] }),
    pageHeading('文件交换', data.bank.name),
    paragraph('银行收下平台的开户请求文件，办好以后交出结果文件和摘要文件。', 'lead'),
    numberedList([
      html`以本行主管登录，在${link({ href: '/bank/files', text: '文件交换' })}里生成并下载开户请求文件和摘要。`,
      '在这里交给银行，选结果文件要出什么差错。',
      '下载银行的结果文件和摘要，再到文件交换里导入，看平台怎样说。',
    ]),
    form({
      action: path,
      method: 'post',
      multipart: true,
      content: [
        fileUpload({ language, name: 'openings', label: '开户请求文件', accept: '.txt,.dat' }),
        fileUpload({ language, name: 'sidecar', label: '摘要文件', hint: '没有也可以交' }),
        select({
          language,
          name: 'conduct',
          label: '结果文件要出什么差错',
          items: [
            { value: '', text: '没有差错' },
            ...FILE_CONDUCTS.map((value) => ({ value, text: CONDUCT_WORDS[value] })),
          ],
        }),
        button({ text: '交给银行', preventDoubleClick: true }),
      ],
    }),
    data.files.length === 0
      ? emptyState({ title: '银行还没有交出结果文件' })
      : table({
          caption: '结果文件，最新的在前',
          captionSize: 'm',
          firstCellIsHeader: true,
          head: ['文件', { text: '行数', numeric: true }, '差错', '下载'],
          rows: data.files.map((file) => [
            verbatim(file.name),
            String(file.rows),
            file.conduct === undefined ? '没有' : CONDUCT_WORDS[file.conduct],
            links(file, path),
          ]),
        }),
  ]}`
}
