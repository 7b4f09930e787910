export type Language = 'zh' | 'en'

/** The answer to one question of `ykt doctor`. `id` and `status` are stable for scripts. */
export interface Check {
  readonly id: string
  readonly status: 'ok' | 'warning' | 'failed'
  /** What was found, in the language that was asked for. */
  readonly found: string
  /** What to do about it; absent when all is well. */
  readonly advice?: string
}

type Text = readonly [zh: string, en: string]

const inLanguage = ([zh, en]: Text, language: Language): string => (language === 'zh' ? zh : en)

/** Findings of one check, written once in both languages. */
export interface Finding {
  readonly id: string
  readonly status: Check['status']
  readonly found: Text
  readonly advice?: Text
}

export const toCheck = ({ id, status, found, advice }: Finding, language: Language): Check => ({
  id,
  status,
  found: inLanguage(found, language),
  ...(advice === undefined ? {} : { advice: inLanguage(advice, language) }),
})

const MARKS = { ok: '✔', warning: '!', failed: '✖' } as const

const TITLES: Readonly<Record<string, Text>> = {
  runtime: ['运行环境', 'Runtime'],
  cryptography: ['国密算法', 'Cryptography'],
  clock: ['时钟', 'Clock'],
  database: ['数据库', 'Database'],
  migrations: ['数据库结构', 'Schema'],
  catalogue: ['应用目录', 'Catalogue'],
  restored: ['恢复后核对', 'After a restore'],
  calendar: ['工作日历', 'Working calendar'],
  'database-clock': ['数据库时钟', 'Database clock'],
  disk: ['磁盘', 'Disk'],
  port: ['端口', 'Port'],
  fonts: ['中文字体', 'Fonts'],
  browser: ['浏览器', 'Browser'],
}

const summary = (checks: readonly Check[]): Text => {
  const count = (status: Check['status']) => checks.filter((c) => c.status === status).length
  const [failed, warnings] = [count('failed'), count('warning')]
  return [
    `共 ${checks.length} 项:${failed} 项不合格,${warnings} 项提醒`,
    `${checks.length} checks: ${failed} failed, ${warnings} warnings`,
  ]
}

/** The checks as lines for people: mark, title and finding, and the advice below. */
export const formatChecks = (checks: readonly Check[], language: Language): string =>
  [
    ...checks.flatMap(({ id, status, found, advice }) => [
      `${MARKS[status]} ${inLanguage(TITLES[id] ?? [id, id], language)}: ${found}`,
      ...(advice === undefined ? [] : [`  → ${advice}`]),
    ]),
    inLanguage(summary(checks), language),
  ].join('\n')
