import { GLOSSARY_THEMES } from '#law/glossary.ts'
import { PARAMETER_NAMES, PARAMETERS } from '#law/parameters.ts'
import type { Parameter, Setting } from '#law/setting.ts'
import { page, table } from './markdown.ts'

/** docs/glossary.md: every word of the field, by theme. */
export const glossaryPage = (): string =>
  page(
    'Glossary 术语',
    GLOSSARY_THEMES.flatMap(({ title, terms }) => [
      `## ${title}`,
      table(
        ['identifier', '术语', 'meaning', 'basis', 'never', 'official code'],
        terms.map(({ id, zh, say, basis, not, standard }) => [
          `\`${id}\``,
          zh,
          say,
          basis,
          not.map((wrong) => `\`${wrong}\``).join(' '),
          standard ?? '',
        ]),
      ),
    ]),
  )

const period = ({ validity: { from, until } }: Setting<unknown>): string =>
  until === undefined ? `${from.toString()} –` : `${from.toString()} – ${until.toString()}`

/** docs/parameters.md: every number and choice that the law leaves open, with its periods. */
export const parametersPage = (): string =>
  page('Parameters 参数', [
    'The region `440000` is the province; its value holds wherever a city has none of its own.',
    table(
      ['parameter', '参数', 'region', 'value', 'period', 'basis', '已确认 confirmed', '说明'],
      PARAMETER_NAMES.flatMap((name) => {
        const { zh, note, basis, confirmed, settings }: Parameter<unknown> = PARAMETERS[name]
        return settings.map((setting) => [
          `\`${name}\``,
          zh,
          setting.regionCode,
          String(setting.value),
          period(setting),
          basis,
          confirmed ? '是 yes' : '待确认 no',
          setting.note ?? note,
        ])
      }),
    ),
  ])
