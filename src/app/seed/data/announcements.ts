import type { AnnouncementAction, AnnouncementKind } from '#modules/publicity/index.ts'
import type { Text } from './text.ts'

/** A made-up announcement, and how far it has come. */
export interface SeedAnnouncement {
  readonly kind: AnnouncementKind
  /** Days since it was written. */
  readonly ago: number
  readonly shownDays: number
  readonly title: Text
  readonly body: Text
  /** The source alone was written so far. */
  readonly sourceOnly?: true
  readonly steps: readonly AnnouncementAction[]
}

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

/** All of them are made up and say so. */
export const ANNOUNCEMENTS: readonly SeedAnnouncement[] = [
  {
    kind: 'fraud',
    ago: 9,
    shownDays: 300,
    title: text(
      '示例：当心冒充社保工作人员的电话',
      '示例：慎防冒充社保職員的電話',
      'Sample: beware of callers who claim to be from social security',
      'Exemplo: cuidado com quem telefona em nome da segurança social',
    ),
    body: text(
      '有人打电话说您的社保卡停用了，要您点短信里的链接、报验证码。这是诈骗。\n\n' +
        '卡有没有停用，打 12333 或者在首页登录就能查。已经转了账，马上打 96110。',
      '有人致電聲稱您的社保卡已停用，要求點擊短訊連結、提供驗證碼。這是詐騙。\n\n' +
        '如欲查詢卡是否停用，請致電 12333 或在首頁登入查閱。如已轉帳，請立即致電 96110。',
      'Callers say that your card is blocked and ask you to open a link or read out a code. This ' +
        'is fraud.\n\nTo see whether your card is blocked, call 12333 or sign in on the front ' +
        'page. If you have transferred money, call 96110 at once.',
      'Telefonam a dizer que o cartão está bloqueado e pedem que abra uma ligação ou dite um ' +
        'código. É burla.\n\nPara saber se o cartão está bloqueado, ligue 12333 ou inicie ' +
        'sessão na página inicial. Se transferiu dinheiro, ligue já 96110.',
    ),
    steps: ['translate', 'review', 'publish'],
  },
  {
    kind: 'use',
    ago: 16,
    shownDays: 120,
    title: text(
      '示例：全省公共图书馆都能凭卡借书',
      '示例：全省公共圖書館均可憑卡借書',
      'Sample: borrow books with the card in every public library',
      'Exemplo: empréstimo de livros com o cartão em todas as bibliotecas',
    ),
    body: text(
      '从本月起，全省公共图书馆凭社会保障卡借书，不用另外办读者证，不交押金。港澳居民一样。',
      '由本月起，全省公共圖書館憑社會保障卡借書，毋須另辦讀者證，免收按金。港澳居民相同。',
      'From this month the card is your reader card in every public library of the province, ' +
        'without a deposit. The same for residents of Hong Kong and Macao.',
      'A partir deste mês o cartão serve de cartão de leitor em todas as bibliotecas públicas ' +
        'da província, sem caução. O mesmo para residentes de Hong Kong e Macau.',
    ),
    steps: ['translate', 'review', 'publish'],
  },
  {
    kind: 'service',
    ago: 2,
    shownDays: 30,
    title: text(
      '示例：周末系统维护，制卡顺延一天',
      '示例：週末系統維護，製卡順延一天',
      'Sample: maintenance at the weekend; cards take one day longer',
      'Exemplo: manutenção no fim-de-semana; os cartões demoram mais um dia',
    ),
    body: text(
      '周六晚上十点到周日早上六点维护。这段时间能出示身份码、能坐车，不能申领和换卡。',
      '週六晚上十時至週日早上六時維護。期間可出示身份碼、可乘車，不可申領和換卡。',
      'Maintenance runs from ten on Saturday evening to six on Sunday morning. Codes and buses ' +
        'work; applications and renewals do not.',
      'A manutenção decorre das dez da noite de sábado às seis da manhã de domingo. Os códigos ' +
        'e os transportes funcionam; os pedidos e as renovações não.',
    ),
    steps: ['translate', 'review'],
  },
  {
    kind: 'policy',
    ago: 1,
    shownDays: 90,
    sourceOnly: true,
    title: text('示例：明年起老人免费乘车范围扩大', '', '', ''),
    body: text('草稿：等交通运输厅确认生效日期，再写其他语言。', '', '', ''),
    steps: [],
  },
]
