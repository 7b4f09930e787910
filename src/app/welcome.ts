import { PERSONAS } from './seed/data/personas.ts'
import { STAFF } from './seed/data/staff.ts'

/** Residents to begin the tour with. */
const SHOWN_RESIDENTS = 4
const SHOWN_STAFF = 4

/** What `npm start` says when it serves: where, and as whom one can sign in. */
export const welcome = (
  publicUrl: string,
  mode: 'demonstration' | 'production',
): [zh: string, en: string] => {
  const ready = (text: string) => `\n  ${text}  ${publicUrl}\n`
  if (mode === 'production') return [ready('一卡通已启动'), ready('Yikatong is serving')]
  const people = [...PERSONAS.slice(0, SHOWN_RESIDENTS), ...STAFF.slice(0, SHOWN_STAFF)]
  const list = (language: 'zh' | 'en') =>
    people.map(({ sub, story }) => `    ${sub.padEnd(28)} ${story[language]}`).join('\n')
  const pages = (language: 'zh' | 'en') =>
    (
      [
        ['/', '公众首页', 'public home'],
        ['/me', '居民:出示身份码、谁查过我', 'resident: show the code, who looked'],
        ['/venue', '场所:激活终端、核验', 'venue: activate a terminal, verify'],
        ['/dev', '开发者:十分钟核验第一张码', 'developer: verify a first code in ten minutes'],
      ] as const
    )
      .map(([path, zh, en]) => `    ${publicUrl}${path.padEnd(8)} ${language === 'zh' ? zh : en}`)
      .join('\n')
  return [
    `${ready('一卡通演示省份已启动')}\n${pages('zh')}\n\n  登录页会列出全部人物,例如:\n${list('zh')}\n`,
    `${ready('Yikatong demonstration is serving')}\n${pages('en')}\n\n` +
      `  The sign-in page lists every persona, such as:\n${list('en')}\n`,
  ]
}
