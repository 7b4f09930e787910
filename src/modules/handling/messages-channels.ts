import { defineMessages } from '#ui/i18n/messages.ts'
import type { Channel, Exemption } from './channel.ts'
import type { ApplicantKind, Result } from './service.ts'

export const channelName = defineMessages({
  online: { 'zh-Hans': '网上', 'zh-Hant': '網上', en: 'Online', pt: 'Em linha' },
  counter: { 'zh-Hans': '窗口', 'zh-Hant': '櫃位', en: 'Counter', pt: 'Balcão' },
  phone: { 'zh-Hans': '电话', 'zh-Hant': '電話', en: 'Phone', pt: 'Telefone' },
  kiosk: { 'zh-Hans': '自助机', 'zh-Hant': '自助服務機', en: 'Kiosk', pt: 'Quiosque' },
  villageHelper: {
    'zh-Hans': '村居协办',
    'zh-Hant': '村居協辦',
    en: 'Village helper',
    pt: 'Auxiliar local',
  },
  door: { 'zh-Hans': '上门', 'zh-Hant': '上門', en: 'Home visit', pt: 'Ao domicílio' },
} satisfies Record<Channel, unknown>)

/** How to begin on a channel. */
export const channelHow = defineMessages({
  online: {
    'zh-Hans': '登录后办理，全天都可以。',
    'zh-Hant': '登入後辦理，全日服務。',
    en: 'Sign in and apply, day and night.',
    pt: 'Inicie sessão e peça, a qualquer hora.',
  },
  counter: {
    'zh-Hans': '省内任何一个人社窗口或者合作银行网点都能办，不分卡是哪个市发的。',
    'zh-Hant': '省內任何人社櫃位或合作銀行網點均可辦理，不論卡由哪個市發出。',
    en:
      'At any service counter or co-operating bank in the province, whichever city issued ' +
      'the card.',
    pt: 'Em qualquer balcão ou banco cooperante da província, seja qual for a cidade emissora.',
  },
  phone: {
    'zh-Hans': '打 12333。',
    'zh-Hant': '致電 12333。',
    en: 'Call 12333.',
    pt: 'Ligue 12333.',
  },
  kiosk: {
    'zh-Hans': '服务大厅和银行里的自助机。',
    'zh-Hant': '服務大廳及銀行的自助服務機。',
    en: 'Kiosks in service halls and banks.',
    pt: 'Quiosques nos centros de serviço e bancos.',
  },
  villageHelper: {
    'zh-Hans': '到村委会、居委会，协办员帮您办。',
    'zh-Hant': '到村委會、居委會，由協辦員協助辦理。',
    en: 'The helper at your village or neighbourhood committee applies with you.',
    pt: 'O auxiliar da comissão local trata consigo.',
  },
  door: {
    'zh-Hans': '行动不便的，打 12333 预约上门。',
    'zh-Hant': '行動不便人士，可致電 12333 預約上門。',
    en: 'If you cannot leave home, call 12333 to be visited.',
    pt: 'Se não pode sair de casa, ligue 12333 para uma visita.',
  },
} satisfies Record<Channel, unknown>)

/** Why a channel is closed for a service: the written exemption. */
export const exemptionText = defineMessages({
  atBank: {
    'zh-Hans': '银行按规定要当面核对本人，所以这里办不了。',
    'zh-Hant': '銀行按規定須當面核對本人，故此渠道不設。',
    en: 'The bank must see you in person, so not here.',
    pt: 'O banco tem de o ver pessoalmente; não disponível aqui.',
  },
  voiceProvesNobody: {
    'zh-Hans': '电话里核对不了证件。打 12333 可以问清楚怎么办。',
    'zh-Hant': '電話無法核對證件。致電 12333 可查詢辦法。',
    en: 'A voice proves no identity. Call 12333 to ask how it is done.',
    pt: 'Pela voz não se prova a identidade. Ligue 12333 para informações.',
  },
  kioskChecksNoPapers: {
    'zh-Hans': '要人工核对材料，自助机办不了。',
    'zh-Hant': '須人手核對材料，自助服務機不設。',
    en: 'Papers are checked by people, not by a kiosk.',
    pt: 'Os documentos são verificados por pessoas, não por quiosque.',
  },
  chipOnReader: {
    'zh-Hans': '要把卡放在读卡器上改写芯片，所以这里办不了。',
    'zh-Hant': '須把卡放在讀卡器上改寫晶片，故此渠道不設。',
    en: 'The chip is written on a card reader, so not here.',
    pt: 'O chip é gravado num leitor; não disponível aqui.',
  },
  holderThemselves: {
    'zh-Hans': '为了保护您，要您本人刷脸或者到窗口确认。',
    'zh-Hant': '為保障您，須由您本人以面容識別或到櫃位確認。',
    en: 'For your protection you confirm it yourself, by face check or at a counter.',
    pt: 'Para sua protecção, confirma-o pessoalmente, pelo rosto ou ao balcão.',
  },
  twoUnitsReview: {
    'zh-Hans': '要两个单位的人先后复核，所以在网上、窗口或者上门办。',
    'zh-Hant': '須由兩個單位的人員先後覆核，故在網上、櫃位或上門辦理。',
    en: 'People of two units review it, so online, at a counter or at home.',
    pt: 'É revisto por duas unidades; em linha, ao balcão ou ao domicílio.',
  },
} satisfies Record<Exemption, unknown>)

export const applicantName = defineMessages({
  holder: { 'zh-Hans': '本人', 'zh-Hant': '本人', en: 'Yourself', pt: 'O próprio' },
  guardian: { 'zh-Hans': '监护人', 'zh-Hant': '監護人', en: 'Guardian', pt: 'Tutor' },
  agent: { 'zh-Hans': '代办人', 'zh-Hant': '代辦人', en: 'Agent', pt: 'Representante' },
  villageHelper: {
    'zh-Hans': '村居协办员',
    'zh-Hant': '村居協辦員',
    en: 'Village helper',
    pt: 'Auxiliar local',
  },
  bank: {
    'zh-Hans': '合作银行',
    'zh-Hant': '合作銀行',
    en: 'Co-operating bank',
    pt: 'Banco cooperante',
  },
  department: {
    'zh-Hans': '主管部门',
    'zh-Hant': '主管部門',
    en: 'Department in charge',
    pt: 'Serviço competente',
  },
} satisfies Record<ApplicantKind, unknown>)

/** 办理结果: what the applicant has in the end. */
export const resultName = defineMessages({
  newCard: { 'zh-Hans': '一张新卡', 'zh-Hant': '一張新卡', en: 'A new card', pt: 'Um cartão novo' },
  cardEnabled: {
    'zh-Hans': '社保功能可以用了',
    'zh-Hant': '社保功能可以使用',
    en: 'The card can be used',
    pt: 'O cartão pode ser usado',
  },
  accountActivated: {
    'zh-Hans': '卡上的银行账户可以收钱了',
    'zh-Hant': '卡上的銀行戶口可以收款',
    en: 'The account can receive money',
    pt: 'A conta pode receber dinheiro',
  },
  cardStopped: {
    'zh-Hans': '卡马上停用',
    'zh-Hant': '卡即時停用',
    en: 'The card is stopped at once',
    pt: 'O cartão fica logo bloqueado',
  },
  cardRestored: {
    'zh-Hans': '卡恢复使用',
    'zh-Hant': '卡恢復使用',
    en: 'The card works again',
    pt: 'O cartão volta a funcionar',
  },
  cardUnlocked: {
    'zh-Hans': '密码重置，卡解锁',
    'zh-Hant': '密碼重設，卡解鎖',
    en: 'A new password, and the card is unlocked',
    pt: 'Nova palavra-passe e cartão desbloqueado',
  },
  dataChanged: {
    'zh-Hans': '资料更新',
    'zh-Hant': '資料更新',
    en: 'Your details are up to date',
    pt: 'Dados actualizados',
  },
  cardEnded: {
    'zh-Hans': '卡注销',
    'zh-Hant': '卡註銷',
    en: 'The card has ended',
    pt: 'O cartão terminou',
  },
  eCardIssued: {
    'zh-Hans': '电子社保卡',
    'zh-Hant': '電子社保卡',
    en: 'The e-card on your phone',
    pt: 'O cartão electrónico no telefone',
  },
  relationRecorded: {
    'zh-Hans': '关系登记好，可以代办',
    'zh-Hant': '關係已登記，可以代辦',
    en: 'The relation is registered',
    pt: 'A relação fica registada',
  },
  personsMerged: {
    'zh-Hans': '两份登记合成一份',
    'zh-Hant': '兩份登記合為一份',
    en: 'One registration instead of two',
    pt: 'Um registo em vez de dois',
  },
} satisfies Record<Result, unknown>)

export const feeExemptionText = defineMessages({
  madeBadly: {
    'zh-Hans': '卡本身有质量问题的，不收费',
    'zh-Hant': '卡本身有品質問題的，免費',
    en: 'Free when the card was faulty',
    pt: 'Gratuito se o cartão tinha defeito',
  },
  withinWarranty: {
    'zh-Hans': '发卡 {months} 个月内不是人为损坏的，不收费',
    'zh-Hant': '發卡 {months} 個月內非人為損壞的，免費',
    en: 'Free within {months} months unless you damaged it',
    pt: 'Gratuito nos primeiros {months} meses, salvo dano causado por si',
  },
  photoOnly: {
    'zh-Hans': '只换照片的，不收费',
    'zh-Hant': '只更換相片的，免費',
    en: 'Free when only the photo changes',
    pt: 'Gratuito se só muda a fotografia',
  },
})
