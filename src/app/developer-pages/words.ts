import type { Words } from './fixed-cases.ts'

/** What the portal says, in the two languages of its readers. */
const WORDS = {
  portal: { zh: '开发者', en: 'Developers' },
  quickStart: { zh: '快速开始', en: 'Quick start' },
  personas: { zh: '人物与固定码', en: 'Personas and codes' },
  reference: { zh: '接口参考', en: 'API reference' },
  events: { zh: '部门事件', en: 'Events' },
  problems: { zh: '错误码', en: 'Problem codes' },

  title: { zh: '十分钟核验第一张码', en: 'Verify a first code in ten minutes' },
  lead: {
    zh: '不用申请，不用等人。取得一台沙箱终端，粘贴一段命令，就能看到省核验网关的真实回答。',
    en:
      'No application, nobody to wait for. Take a sandbox terminal, paste one command, and see ' +
      'a real answer of the verification gateway.',
  },
  need: { zh: '您需要', en: 'What you need' },
  needShell: {
    zh: '一个命令行：Linux、macOS，或 Windows 上的 Git Bash',
    en: 'A shell: Linux, macOS, or Git Bash on Windows',
  },
  needTools: {
    zh: 'curl 和 openssl，多数电脑已经自带',
    en: 'curl and openssl, which most machines have',
  },
  needAccount: {
    zh: '开发者账号。演示里选“马骏”即可登录',
    en: 'A developer account. In the demonstration, choose Ma Jun',
  },
  stepTerminal: { zh: '一、取得沙箱终端', en: '1. Take a sandbox terminal' },
  stepTerminalText: {
    zh: '终端用会话密钥给每个请求签名。沙箱替您走完激活和密钥协商，把密钥显示一次。',
    en:
      'A terminal signs every request with a session key. The sandbox activates one, agrees the ' +
      'key for you and shows it once.',
  },
  take: { zh: '取得沙箱终端', en: 'Take a sandbox terminal' },
  signInFirst: { zh: '登录并取得沙箱终端', en: 'Sign in and take a sandbox terminal' },
  stepSend: { zh: '二、粘贴命令', en: '2. Paste the command' },
  stepSendText: {
    zh: '取得终端以后，会话和密钥会替您填好。',
    en: 'Once you have a terminal, session and key are filled in for you.',
  },
  stepTry: { zh: '三、或者先在这里试', en: '3. Or try it here first' },
  stepTryText: {
    zh: '同一个请求，由服务器替您发出，请求和回答都给您看。',
    en: 'The same request, sent from the server for you, with request and answer shown.',
  },
  tryIt: { zh: '试一试', en: 'Try it' },
  tryAs: { zh: '试“{name}”的码', en: 'Try the code of {name}' },
  signInToTry: { zh: '登录后试一试', en: 'Sign in to try it' },
  noSandbox: {
    zh: '这里是正式环境，没有沙箱。请在演示环境里取得终端。',
    en: 'This is production, and there is no sandbox here. Use the demonstration.',
  },
  snippet: { zh: '命令行', en: 'Shell' },

  credentials: { zh: '您的沙箱终端', en: 'Your sandbox terminal' },
  shownOnce: {
    zh: '密钥只显示这一次。它只属于沙箱，丢了就再取一台。',
    en: 'The key is shown this once and is good in the sandbox only; lose it, and take another.',
  },
  terminal: { zh: '终端编号', en: 'Terminal' },
  session: { zh: '会话', en: 'Session' },
  key: { zh: '会话密钥（十六进制）', en: 'Session key (hexadecimal)' },
  expires: { zh: '有效期至', en: 'Good until' },
  paste: { zh: '粘贴到命令行', en: 'Paste into a shell' },
  next: { zh: '接下来', en: 'Next' },
  nextCodes: {
    zh: '换一个人物的固定码，看另一种结果',
    en: 'Show the code of another persona for another outcome',
  },
  nextReference: { zh: '读接口参考', en: 'Read the API reference' },
  nextProblems: { zh: '查错误码怎么处理', en: 'Look up what a problem code asks of you' },

  answerTitle: { zh: '请求和回答', en: 'Request and answer' },
  request: { zh: '请求', en: 'Request' },
  answer: { zh: '回答 {status}', en: 'Answer {status}' },
  expected: { zh: '应当是', en: 'Expected' },
  asExpected: { zh: '与预期相同', en: 'As expected' },
  notAsExpected: { zh: '与预期不同', en: 'Not as expected' },
  another: { zh: '换一个人物', en: 'Choose another persona' },
  problemPage: { zh: '这个错误码是什么意思', en: 'What this problem code means' },

  personasLead: {
    zh: '每个固定码永远给出同一个结果，可以反复出示。只有沙箱终端认得，正式终端一律回答“码不存在”。',
    en:
      'Each fixed code always comes to the same end and can be shown again and again. Sandbox ' +
      'terminals alone know them; to any other they are unknown.',
  },
  table: { zh: '固定码', en: 'Fixed codes' },
  person: { zh: '人物', en: 'Persona' },
  codeDigitsScene: { zh: '码、八位数字、场景', en: 'Code, digits, scene' },
  outcome: { zh: '结果', en: 'Outcome' },
  granted: { zh: '通过', en: 'granted' },
  printCards: { zh: '打印人物卡片', en: 'Print persona cards' },
  cardsTitle: { zh: '人物卡片', en: 'Persona cards' },
  cardsLead: {
    zh: '打印出来剪开，对着扫码器出示，没有网络也能演练。',
    en: 'Print and cut out; hold them before a scanner to practise, even on a plane.',
  },
  cardLabel: { zh: '{name}的固定码', en: 'Fixed code of {name}' },
  byNumber: { zh: '用八位数字', en: 'By its eight digits' },

  referenceLead: {
    zh: '由校验请求的同一份定义生成，写的就是查的。',
    en: 'Made from the very schemas that check requests: what is written is what is checked.',
  },
  download: { zh: '下载 OpenAPI 3.1 文件', en: 'Download the OpenAPI 3.1 document' },
  operations: { zh: '接口一览', en: 'Operations' },
  method: { zh: '方法', en: 'Method' },
  path: { zh: '路径', en: 'Path' },
  does: { zh: '用途', en: 'What it does' },
  who: { zh: '谁可以调用', en: 'Who may call it' },

  problemsLead: {
    zh: '错误以 application/problem+json 返回，按 code 判断，它永远不变。',
    en: 'Problems come as application/problem+json. Branch on code, which never changes.',
  },
  status: { zh: 'HTTP 状态', en: 'HTTP status' },
  meaning: { zh: '意思', en: 'Meaning' },
  cause: { zh: '为什么', en: 'Why' },
  fix: { zh: '怎么办', en: 'What to do' },
  citizen: { zh: '居民', en: 'Residents' },
  clerk: { zh: '经办和场所', en: 'Clerks and venues' },
  developer: { zh: '开发者', en: 'Developers' },
  reproduce: { zh: '在沙箱里重现', en: 'Reproduce it in the sandbox' },
  reproduceText: {
    zh: '{name}的固定码永远给出这个结果。',
    en: 'The fixed code of {name} always comes to this.',
  },
  answeredBy: { zh: '这些接口会返回它', en: 'Operations that answer with it' },
} as const satisfies Readonly<Record<string, Words>>

export type Say = (key: keyof typeof WORDS, values?: Readonly<Record<string, string>>) => string

/** The words of one language. */
export const sayIn =
  (language: keyof Words): Say =>
  (key, values = {}) =>
    WORDS[key][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
