import type { Language } from '#ui/i18n/language.ts'
import {
  CARD_USES,
  cardUseName,
  type Scene,
  SETTLEMENTS,
  settlementName,
} from '#modules/catalogue/index.ts'
import { type FilledColumn, inFourLanguages, LIST_DELIMITER, named, text } from './column.ts'

/** A scene as it holds in the whole province or in one city, and by which version. */
export interface SceneLine {
  readonly scene: Scene
  readonly regionCode: string
  /** The number of the version in force of that region's layer. */
  readonly version: number
}

/** Several codes or names in one cell. */
export const listed = (values: readonly string[]): string => values.join(LIST_DELIMITER)

/** The names of the cards that a scene replaces, as one cell of each language. */
const replacedNames = ({ replaces = [] }: SceneLine['scene']) => {
  const names = (language: Language): string => listed(replaces.map((name) => name[language]))
  return text(names('zh-Hans'), names('zh-Hant'), names('en'), names('pt'))
}

/** What a scene may leave unsaid: each of these cells can be empty. */
export const SCENE_TERMS: readonly FilledColumn<SceneLine>[] = [
  {
    name: 'uses',
    type: 'list',
    required: false,
    values: named(CARD_USES, cardUseName),
    meaning: text(
      '用途；没有写明的为空',
      '用途；沒有寫明的為空',
      'What the card is good for here; empty where it is not said',
      'Para que serve o cartão; vazio se não é dito',
    ),
    example: 'identity;payment',
    of: ({ scene }) => listed(scene.uses ?? []),
  },
  {
    name: 'settlement',
    type: 'code',
    required: false,
    values: named(SETTLEMENTS, settlementName),
    meaning: text(
      '结算方式；没有写明的为空',
      '結算方式；沒有寫明的為空',
      'By whose system money changes hands; empty where it is not said',
      'Por que sistema se paga; vazio se não é dito',
    ),
    example: 'transit',
    of: ({ scene }) => scene.settlement ?? '',
  },
  ...inFourLanguages<SceneLine>(
    'replaces',
    text(
      '代替的旧卡，分号隔开；没有的为空',
      '代替的舊卡，分號隔開；沒有的為空',
      'Cards that it replaces, with semicolons between them; empty where there is none',
      'Cartões que substitui, separados por ponto e vírgula; vazio se não há',
    ),
    text('长者卡', '長者卡', 'Elder travel card', 'Cartão sénior'),
    ({ scene }) => replacedNames(scene),
    false,
  ),
  {
    name: 'lastDay',
    type: 'day',
    required: false,
    meaning: text(
      '用到哪一天，含当天；一直用的为空',
      '最後使用日，含當天；一直使用的為空',
      'Last day on which it can be used; empty where it goes on',
      'Último dia em que se pode usar; vazio se continua',
    ),
    example: '2028-08-31',
    of: ({ scene }) => scene.lastDay ?? '',
  },
  {
    name: 'contact',
    type: 'text',
    required: false,
    meaning: text(
      '咨询电话或者网址',
      '查詢電話或網址',
      'Telephone or address for questions',
      'Telefone ou endereço para perguntas',
    ),
    example: '12333',
    of: ({ scene }) => scene.contact ?? '',
  },
]
