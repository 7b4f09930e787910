import { cite } from '#law/articles.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, LANGUAGES, type Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { changedMembers, type SceneMember } from './changes.ts'
import type { CodePurpose, Scene } from './scene.ts'
import { concessionName } from './words-place.ts'
import {
  cardUseName,
  carrierName,
  domainName,
  fieldName,
  levelText,
  settlementName,
} from './words-scene.ts'

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

const members = defineMessages({
  code: text('编号', '編號', 'Number', 'Número'),
  domain: text('领域', '領域', 'Field', 'Área'),
  name: text('名称', '名稱', 'Name', 'Nome'),
  description: text('说明', '說明', 'Description', 'Descrição'),
  regionCode: text('地区', '地區', 'Region', 'Região'),
  ownerAgency: text('负责单位', '負責單位', 'Responsible', 'Responsável'),
  supervisingAgency: text('监管单位', '監管單位', 'Supervised by', 'Fiscalização'),
  basis: text('法律依据', '法律依據', 'Legal basis', 'Base legal'),
  carriers: text('怎么出示', '如何出示', 'How it is shown', 'Como se mostra'),
  assuranceLevel: text('怎么确认是您', '如何確認是您', 'How you are verified', 'Verificação'),
  returnedFields: text('对方能看到', '對方能看到', 'What they see', 'O que vêem'),
  purpose: text('为什么要出示', '為何要出示', 'Why it is asked for', 'Porque é pedido'),
  codePurpose: text('码的用途', '碼的用途', 'Purpose of the code', 'Fim do código'),
  numberAllowed: text('报八位数字', '報讀八位數字', 'Eight digits', 'Oito dígitos'),
  retentionDays: text('最多留几天', '最多保留幾天', 'Days kept at most', 'Dias guardados'),
  offlineAllowed: text('没有网也能用', '沒有網絡亦可用', 'Works offline', 'Funciona sem rede'),
  concessionKind: text('优待', '優惠', 'Concession', 'Desconto'),
  uses: text('用途', '用途', 'Good for', 'Serve para'),
  settlement: text('结算方式', '結算方式', 'Settlement', 'Liquidação'),
  replaces: text('代替的旧卡', '代替的舊卡', 'Cards it replaces', 'Cartões que substitui'),
  lastDay: text('用到哪一天', '最後使用日', 'Last day', 'Último dia'),
  contact: text('咨询方式', '查詢方式', 'Contact', 'Contacto'),
  status: text('状态', '狀態', 'State', 'Estado'),
} satisfies Readonly<Record<SceneMember, Text>>)

/** How a member of a scene is called. */
export const memberName = (language: Language, member: SceneMember): string =>
  members(language, member)

const statuses = defineMessages({
  published: text('可用', '可用', 'In use', 'Em uso'),
  suspended: text('暂停', '暫停', 'Suspended', 'Suspenso'),
  withdrawn: text('撤下', '撤下', 'Withdrawn', 'Retirado'),
} satisfies Readonly<Record<Scene['status'], Text>>)

/** Whether a scene can be used, in a word. */
export const sceneStatusName = (language: Language, status: Scene['status']): string =>
  statuses(language, status)

const purposes = defineMessages({
  identity: text('身份', '身份', 'Identity', 'Identidade'),
  transit: text('乘车', '乘車', 'Transport', 'Transporte'),
  settlement: text('结算', '結算', 'Payment', 'Pagamento'),
} satisfies Readonly<Record<CodePurpose, Text>>)

/** 码的用途 in a word. */
export const codePurposeName = (language: Language, purpose: CodePurpose): string =>
  purposes(language, purpose)

const words = defineMessages({
  yes: text('是', '是', 'Yes', 'Sim'),
  no: text('否', '否', 'No', 'Não'),
  nothing: text('无', '無', 'Nothing', 'Nada'),
})

const listed = (language: Language, all: readonly string[]): string =>
  all.length === 0 ? words(language, 'nothing') : all.join(' · ')

/** What a text says where another differs, in the languages in which it does. */
const saidIn = (said: Text, other: Text): string =>
  LANGUAGES.filter((language) => said[language] !== other[language])
    .map((language) => said[language])
    .join(' / ')

type Say = (language: Language, scene: Scene) => string

const said = <Value>(
  language: Language,
  value: Value | undefined,
  say: (language: Language, value: Value) => string,
): string => (value === undefined ? words(language, 'nothing') : say(language, value))

type TextMember = 'name' | 'description' | 'purpose' | 'replaces'

const SAY: Readonly<Record<Exclude<SceneMember, TextMember>, Say>> = {
  code: (_, { code }) => code,
  domain: (language, { domain }) => domainName(language, domain),
  regionCode: (_, { regionCode }) => regionCode,
  ownerAgency: (_, { ownerAgency }) => ownerAgency,
  supervisingAgency: (language, scene) => scene.supervisingAgency ?? words(language, 'nothing'),
  basis: (language, { basis }) =>
    listed(
      language,
      basis.map((id) => cite(id)),
    ),
  carriers: (language, { carriers }) =>
    listed(
      language,
      carriers.map((one) => carrierName(language, one)),
    ),
  assuranceLevel: (language, { assuranceLevel }) => levelText(language, assuranceLevel),
  returnedFields: (language, { returnedFields }) =>
    listed(
      language,
      returnedFields.map((one) => fieldName(language, one)),
    ),
  codePurpose: (language, { codePurpose }) => codePurposeName(language, codePurpose),
  numberAllowed: (language, { numberAllowed }) => words(language, numberAllowed ? 'yes' : 'no'),
  retentionDays: (_, { retentionDays }) => String(retentionDays),
  offlineAllowed: (language, { offlineAllowed }) => words(language, offlineAllowed ? 'yes' : 'no'),
  concessionKind: (language, { concessionKind }) => said(language, concessionKind, concessionName),
  uses: (language, { uses = [] }) =>
    listed(
      language,
      uses.map((one) => cardUseName(language, one)),
    ),
  settlement: (language, { settlement }) => said(language, settlement, settlementName),
  lastDay: (language, { lastDay }) =>
    said(language, lastDay, (_, day) => formatDate(language, Temporal.PlainDate.from(day))),
  contact: (language, { contact }) => contact ?? words(language, 'nothing'),
  status: (language, { status }) => sceneStatusName(language, status),
}

/** The names of the cards that a scene replaces, side by side in each language. */
const replacedNames = ({ replaces = [] }: Scene): Text => {
  const names = (language: Language): string =>
    listed(
      language,
      replaces.map((name) => name[language]),
    )
  return text(names('zh-Hans'), names('zh-Hant'), names('en'), names('pt'))
}

const memberText = (
  language: Language,
  scene: Scene,
  member: SceneMember,
  other: Scene,
): string => {
  if (member === 'replaces') return saidIn(replacedNames(scene), replacedNames(other))
  return member === 'name' || member === 'description' || member === 'purpose'
    ? saidIn(scene[member], other[member])
    : SAY[member](language, scene)
}

/** One difference of two scenes, in words. */
export interface Difference {
  readonly member: string
  readonly was: string
  readonly willBe: string
}

/** Every difference of two scenes, in words; that a city's is the city's goes without saying. */
export const differences = (
  language: Language,
  before: Scene,
  after: Scene,
): readonly Difference[] =>
  changedMembers(before, after)
    .filter((member) => member !== 'regionCode')
    .map((member) => ({
      member: memberName(language, member),
      was: memberText(language, before, member, after),
      willBe: memberText(language, after, member, before),
    }))
