import { defineMessages } from '#ui/i18n/messages.ts'
import type { ServiceCode } from './service.ts'

/** Names of the services, as guide, counter and slip print them. */
export const serviceName = defineMessages({
  firstCard: {
    'zh-Hans': '首次申领',
    'zh-Hant': '首次申領',
    en: 'Get your first card',
    pt: 'Pedir o primeiro cartão',
  },
  enable: {
    'zh-Hans': '启用社保功能',
    'zh-Hant': '啟用社保功能',
    en: 'Enable the card',
    pt: 'Activar o cartão',
  },
  activate: {
    'zh-Hans': '激活银行账户',
    'zh-Hant': '啟用銀行戶口',
    en: 'Activate the bank account',
    pt: 'Activar a conta bancária',
  },
  temporaryLoss: {
    'zh-Hans': '临时挂失',
    'zh-Hant': '臨時報失',
    en: 'Block the card for now',
    pt: 'Bloqueio temporário',
  },
  formalLoss: {
    'zh-Hans': '正式挂失',
    'zh-Hant': '正式報失',
    en: 'Report the card lost',
    pt: 'Declarar a perda do cartão',
  },
  restore: {
    'zh-Hans': '解除挂失',
    'zh-Hant': '解除報失',
    en: 'Unblock the card',
    pt: 'Desbloquear o cartão',
  },
  replaceLost: {
    'zh-Hans': '丢失补领',
    'zh-Hant': '遺失補領',
    en: 'Replace a lost card',
    pt: 'Substituir um cartão perdido',
  },
  renewDamaged: {
    'zh-Hans': '损坏换领',
    'zh-Hant': '損壞換領',
    en: 'Renew a damaged card',
    pt: 'Renovar um cartão danificado',
  },
  renewExpired: {
    'zh-Hans': '到期换领',
    'zh-Hant': '到期換領',
    en: 'Renew an expiring card',
    pt: 'Renovar um cartão a expirar',
  },
  renewChangedData: {
    'zh-Hans': '信息变更换领',
    'zh-Hant': '更改資料換領',
    en: 'Renew with new details',
    pt: 'Renovar com novos dados',
  },
  changeBank: {
    'zh-Hans': '换银行',
    'zh-Hant': '更換銀行',
    en: 'Change bank',
    pt: 'Mudar de banco',
  },
  unlock: {
    'zh-Hans': '密码重置和解锁',
    'zh-Hant': '重設密碼及解鎖',
    en: 'Reset the password and unlock',
    pt: 'Repor a palavra-passe',
  },
  changeData: {
    'zh-Hans': '信息变更',
    'zh-Hant': '更改資料',
    en: 'Change your details',
    pt: 'Alterar dados',
  },
  cancel: { 'zh-Hans': '注销', 'zh-Hant': '註銷', en: 'Cancel the card', pt: 'Cancelar o cartão' },
  eCard: {
    'zh-Hans': '签发电子社保卡',
    'zh-Hant': '簽發電子社保卡',
    en: 'Get the e-card',
    pt: 'Obter o cartão electrónico',
  },
  relation: {
    'zh-Hans': '登记亲情和代办关系',
    'zh-Hant': '登記親屬及代辦關係',
    en: 'Register family or an agent',
    pt: 'Registar familiares ou representante',
  },
  personMerge: {
    'zh-Hans': '合并两份登记',
    'zh-Hant': '合併兩份登記',
    en: 'Join two registrations',
    pt: 'Unir dois registos',
  },
} satisfies Record<ServiceCode, unknown>)

/** 我能办吗: the condition, in one plain sentence. */
export const serviceCondition = defineMessages({
  firstCard: {
    'zh-Hans':
      '在广东有户籍，或者在广东依法享受社会保障和公共服务，还没有社保卡，就能办。港澳台居民和外国人一样能办。',
    'zh-Hant':
      '在廣東有戶籍，或在廣東依法享受社會保障和公共服務，而未有社保卡的人士，都可辦理。港澳台居民和外國人同樣可辦。',
    en:
      'For anyone registered in Guangdong, or entitled to social security and public ' +
      'services there, who has no card yet. Residents of Hong Kong, Macao and Taiwan and ' +
      'foreigners apply alike.',
    pt:
      'Para quem está registado em Guangdong, ou tem ali direito à segurança social e aos ' +
      'serviços públicos, e ainda não tem cartão. Residentes de Hong Kong, Macau e Taiwan ' +
      'e estrangeiros pedem do mesmo modo.',
  },
  enable: {
    'zh-Hans': '拿到新卡，卡还是封存状态，就能办。',
    'zh-Hant': '取得新卡而卡仍在封存狀態，便可辦理。',
    en: 'For a new card that is in your hands and still sealed.',
    pt: 'Para um cartão novo, já na sua posse e ainda selado.',
  },
  activate: {
    'zh-Hans': '拿到新卡就要办。不激活银行账户，钱到不了卡上。',
    'zh-Hant': '取得新卡便須辦理。未啟用銀行戶口，款項無法存入。',
    en: 'Needed for every new card: until the account is active, no money can arrive.',
    pt: 'Necessário para cada cartão novo: sem conta activa não chega dinheiro.',
  },
  temporaryLoss: {
    'zh-Hans': '卡不见了，随时能办。找到了可以解除。',
    'zh-Hant': '卡不見了，隨時可辦。尋回後可解除。',
    en: 'Whenever the card is missing. It can be undone when you find it.',
    pt: 'Sempre que o cartão desaparecer. Pode ser anulado se o encontrar.',
  },
  formalLoss: {
    'zh-Hans': '确定卡找不回来了就办。正式挂失以后才能补领。',
    'zh-Hant': '確定無法尋回卡時辦理。正式報失後才可補領。',
    en: 'When the card will not come back. Only then can it be replaced.',
    pt: 'Quando já não espera encontrar o cartão. Só depois pode ser substituído.',
  },
  restore: {
    'zh-Hans': '挂失的卡找到了就能办。本人要再核验一次身份。',
    'zh-Hant': '尋回已報失的卡便可辦理。本人須再核驗一次身份。',
    en: 'For a blocked card that was found. You prove once more who you are.',
    pt: 'Para um cartão bloqueado que foi encontrado. Confirma de novo a sua identidade.',
  },
  replaceLost: {
    'zh-Hans': '卡丢了就能办；没有正式挂失的，同时挂失。新卡启用时旧卡作废。',
    'zh-Hant': '遺失卡便可辦理；尚未正式報失的，同時報失。新卡啟用時舊卡作廢。',
    en: 'For a lost card, which is reported lost with it. It ends when the new one is enabled.',
    pt: 'Para um cartão perdido, declarado com o pedido. Termina quando o novo for activado.',
  },
  renewDamaged: {
    'zh-Hans': '卡读不出来、折断或者看不清就能办。',
    'zh-Hant': '卡無法讀取、折斷或字跡不清便可辦理。',
    en: 'For a card that cannot be read, is broken or is worn.',
    pt: 'Para um cartão ilegível, partido ou gasto.',
  },
  renewExpired: {
    'zh-Hans': '卡到期前六十天起就能办，过期了也能办。',
    'zh-Hant': '卡到期前六十日起可辦，過期後亦可辦。',
    en: 'From 60 days before the card expires, and after it has.',
    pt: 'A partir de 60 dias antes de o cartão expirar, e depois.',
  },
  renewChangedData: {
    'zh-Hans': '姓名、证件号码或者照片变了，卡面要跟着换，就能办。',
    'zh-Hant': '姓名、證件號碼或相片有變，卡面須更換，便可辦理。',
    en: 'When your name, document number or photo has changed and the card must show it.',
    pt: 'Quando o nome, o número do documento ou a fotografia mudou e o cartão o deve mostrar.',
  },
  changeBank: {
    'zh-Hans': '卡是正常状态就能办。一张单办完，不用去原来的银行。',
    'zh-Hant': '卡屬正常狀態便可辦理。一次辦妥，無須前往原來的銀行。',
    en: 'For a card in its normal state. One order does it all; no visit to the old bank.',
    pt: 'Para um cartão em estado normal. Um só pedido trata de tudo, sem ir ao banco antigo.',
  },
  unlock: {
    'zh-Hans': '社保密码忘了，或者输错太多次被锁，就能办。银行密码要到银行办。',
    'zh-Hant': '忘記社保密碼，或輸錯次數過多而被鎖，便可辦理。銀行密碼須到銀行辦理。',
    en:
      'When the card’s password is forgotten or locked. The bank’s password is reset at ' +
      'the bank.',
    pt:
      'Quando a palavra-passe do cartão foi esquecida ou bloqueada. A do banco repõe-se no ' +
      'banco.',
  },
  changeData: {
    'zh-Hans': '手机号、地址这些不在卡面上的资料变了，就能办，不用换卡。',
    'zh-Hant': '手機號碼、地址等不在卡面的資料有變，便可辦理，無須換卡。',
    en:
      'When details that are not on the card, such as phone or address, have changed. The ' +
      'card stays.',
    pt: 'Quando mudam dados que não estão no cartão, como telefone ou morada. O cartão mantém-se.',
  },
  cancel: {
    'zh-Hans': '不再需要这张卡、出境定居，或者持卡人去世，就能办。',
    'zh-Hant': '不再需要此卡、出境定居，或持卡人身故，便可辦理。',
    en: 'When the card is not needed any more, the holder settles abroad, or has died.',
    pt: 'Quando o cartão já não é preciso, o titular emigra ou faleceu.',
  },
  eCard: {
    'zh-Hans': '有一张没有注销的社保卡就能办。',
    'zh-Hant': '持有未註銷的社保卡便可辦理。',
    en: 'For anyone with a card that has not been cancelled.',
    pt: 'Para quem tem um cartão não cancelado.',
  },
  relation: {
    'zh-Hans': '想让家人帮您办，或者帮孩子、老人办，就来登记。两边都要同意，随时可以取消。',
    'zh-Hant': '希望由親屬代辦，或代子女、長者辦理，便可登記。須雙方同意，可隨時取消。',
    en:
      'To let family act for you, or to act for a child or an elder. Both agree; either ' +
      'ends it at any time.',
    pt:
      'Para que um familiar trate por si, ou para tratar por uma criança ou idoso. Ambos ' +
      'concordam e qualquer um pode terminar.',
  },
  personMerge: {
    'zh-Hans': '换过证件，系统里有了两份登记，就来合并。权益一样不少。',
    'zh-Hant': '曾更換證件而系統內有兩份登記，便可合併。權益不會減少。',
    en: 'When a change of documents has left you with two registrations. You lose nothing.',
    pt: 'Quando uma mudança de documentos deixou dois registos. Não perde nenhum direito.',
  },
} satisfies Record<ServiceCode, unknown>)
