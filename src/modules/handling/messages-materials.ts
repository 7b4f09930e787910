import { defineMessages } from '#ui/i18n/messages.ts'
import type { DocumentGroup, MaterialCode, Register } from './material.ts'

export const materialName = defineMessages({
  identityDocument: {
    'zh-Hans': '本人身份证件',
    'zh-Hant': '本人身份證件',
    en: 'Your identity document',
    pt: 'O seu documento de identidade',
  },
  nameAndNumber: {
    'zh-Hans': '说出姓名和证件号码',
    'zh-Hant': '說出姓名和證件號碼',
    en: 'Your name and document number, said or typed',
    pt: 'O seu nome e número do documento, ditos ou escritos',
  },
  photo: {
    'zh-Hans': '证件照片',
    'zh-Hant': '證件相片',
    en: 'A passport-style photo',
    pt: 'Uma fotografia tipo passe',
  },
  card: { 'zh-Hans': '社会保障卡', 'zh-Hant': '社會保障卡', en: 'Your card', pt: 'O seu cartão' },
  oldCard: {
    'zh-Hans': '原来的社会保障卡',
    'zh-Hant': '原來的社會保障卡',
    en: 'Your old card',
    pt: 'O cartão antigo',
  },
  newDataProof: {
    'zh-Hans': '资料变更的证明',
    'zh-Hant': '資料更改證明',
    en: 'Proof of the new details',
    pt: 'Prova dos novos dados',
  },
  endingProof: {
    'zh-Hans': '注销原因的证明',
    'zh-Hant': '註銷原因證明',
    en: 'Proof of the reason',
    pt: 'Prova do motivo',
  },
  bothDocuments: {
    'zh-Hans': '新旧两份身份证件',
    'zh-Hant': '新舊兩份身份證件',
    en: 'Both documents, the old and the new',
    pt: 'Ambos os documentos, o antigo e o novo',
  },
  otherDocument: {
    'zh-Hans': '对方的身份证件',
    'zh-Hant': '對方的身份證件',
    en: 'The other person’s document',
    pt: 'O documento da outra pessoa',
  },
  otherConfirms: {
    'zh-Hans': '对方当面或者刷脸同意',
    'zh-Hant': '對方當面或以面容識別同意',
    en: 'The other person agrees, in person or by face check',
    pt: 'A outra pessoa concorda, em pessoa ou por reconhecimento facial',
  },
  guardianDocument: {
    'zh-Hans': '监护人身份证件',
    'zh-Hant': '監護人身份證件',
    en: 'The guardian’s document',
    pt: 'O documento do tutor',
  },
  guardianshipProof: {
    'zh-Hans': '监护关系证明',
    'zh-Hant': '監護關係證明',
    en: 'Proof of guardianship',
    pt: 'Prova da tutela',
  },
  agentDocument: {
    'zh-Hans': '代办人身份证件',
    'zh-Hant': '代辦人身份證件',
    en: 'The agent’s document',
    pt: 'O documento do representante',
  },
  mandate: {
    'zh-Hans': '授权委托书',
    'zh-Hant': '授權委託書',
    en: 'A signed mandate',
    pt: 'Uma procuração assinada',
  },
} satisfies Record<MaterialCode, unknown>)

/** 去哪里拿: where each material comes from. */
export const materialSource = defineMessages({
  identityDocument: {
    'zh-Hans': '带原件。网上办理刷脸核验，不用拍照上传。',
    'zh-Hant': '攜帶正本。網上辦理以面容識別核驗，無須拍照上載。',
    en: 'Bring the original. Online you are checked by face and upload nothing.',
    pt: 'Traga o original. Em linha é verificado pelo rosto, sem enviar cópias.',
  },
  nameAndNumber: {
    'zh-Hans': '不用带东西。',
    'zh-Hant': '無須攜帶任何文件。',
    en: 'Nothing to bring.',
    pt: 'Não é preciso trazer nada.',
  },
  photo: {
    'zh-Hans': '白底正面照。可以用公安的证件照，也可以在窗口免费拍。',
    'zh-Hant': '白底正面照。可用公安機關的證件相，亦可在櫃位免費拍攝。',
    en: 'Facing front on white. Taken from the police register, or free of charge at the counter.',
    pt: 'De frente, fundo branco. Do registo policial, ou tirada gratuitamente ao balcão.',
  },
  card: {
    'zh-Hans': '把卡带来。',
    'zh-Hant': '請攜帶卡。',
    en: 'Bring the card.',
    pt: 'Traga o cartão.',
  },
  oldCard: {
    'zh-Hans': '把旧卡带来，折断的也要带。丢了请改办丢失补领。',
    'zh-Hant': '請攜帶舊卡，折斷的亦須攜帶。已遺失請改辦遺失補領。',
    en: 'Bring it, even in pieces. If it is lost, have it replaced instead.',
    pt: 'Traga-o, mesmo partido. Se o perdeu, peça a substituição.',
  },
  newDataProof: {
    'zh-Hans': '变更后的证件，或者派出所、出入境管理部门开的证明。',
    'zh-Hant': '更改後的證件，或派出所、出入境管理部門發出的證明。',
    en: 'The new document, or a statement of the police or the exit and entry office.',
    pt: 'O novo documento, ou uma declaração da polícia ou dos serviços de migração.',
  },
  endingProof: {
    'zh-Hans': '去世的：医院或者派出所的死亡证明。出境定居的：定居证明。本人自愿注销不用证明。',
    'zh-Hant': '身故的：醫院或派出所的死亡證明。出境定居的：定居證明。本人自願註銷無須證明。',
    en:
      'After a death: the certificate of hospital or police. Settling abroad: the proof of ' +
      'it. None if you cancel by your own wish.',
    pt:
      'Em caso de morte: certidão do hospital ou da polícia. Emigração: a respectiva ' +
      'prova. Nenhuma se cancela por vontade própria.',
  },
  bothDocuments: {
    'zh-Hans': '两份原件都带来。旧证件已经上交的，带签发机关的说明。',
    'zh-Hant': '請攜帶兩份正本。舊證件已交回的，攜帶簽發機關的說明。',
    en: 'Bring both originals. If the old one was handed in, bring the issuer’s statement.',
    pt: 'Traga ambos os originais. Se entregou o antigo, traga a declaração do emissor.',
  },
  otherDocument: {
    'zh-Hans': '对方带原件。孩子可以用户口簿。',
    'zh-Hant': '對方攜帶正本。兒童可用戶口簿。',
    en: 'The original. For a child the household register will do.',
    pt: 'O original. Para uma criança basta o livro de registo familiar.',
  },
  otherConfirms: {
    'zh-Hans': '可以一起来窗口，也可以用您的手机刷脸。孩子不用。',
    'zh-Hant': '可一同到櫃位，亦可用您的手機作面容識別。兒童無須確認。',
    en: 'Come together, or use your phone for the face check. Children need not.',
    pt: 'Venham juntos, ou use o seu telefone para o reconhecimento. As crianças não precisam.',
  },
  guardianDocument: {
    'zh-Hans': '监护人带原件。',
    'zh-Hant': '監護人攜帶正本。',
    en: 'The guardian brings the original.',
    pt: 'O tutor traz o original.',
  },
  guardianshipProof: {
    'zh-Hans': '户口簿或者出生医学证明。没有的，带法院、居委会或者出生地签发机关的证明。',
    'zh-Hant': '戶口簿或出生醫學證明。沒有的，攜帶法院、居委會或出生地簽發機關的證明。',
    en:
      'Household register or birth certificate; else proof by a court, the neighbourhood ' +
      'committee or the place of birth.',
    pt:
      'Livro de registo familiar ou certidão de nascimento; senão, prova do tribunal, da ' +
      'comissão de moradores ou do local de nascimento.',
  },
  agentDocument: {
    'zh-Hans': '代办人带原件。',
    'zh-Hant': '代辦人攜帶正本。',
    en: 'The agent brings the original.',
    pt: 'O representante traz o original.',
  },
  mandate: {
    'zh-Hans': '窗口打印，本人签字。登记过代办关系的不用。',
    'zh-Hant': '櫃位列印，本人簽署。已登記代辦關係的無須提交。',
    en: 'Printed at the counter and signed by the holder. Not needed for a registered agent.',
    pt: 'Impressa ao balcão e assinada pelo titular. Dispensada para representante registado.',
  },
} satisfies Record<MaterialCode, unknown>)

/** Which document each kind of person brings. */
export const documentName = defineMessages({
  resident: {
    'zh-Hans': '居民身份证',
    'zh-Hant': '居民身份證',
    en: 'Resident identity card',
    pt: 'Bilhete de identidade de residente',
  },
  minor: {
    'zh-Hans': '未满 16 岁：户口簿或者居民身份证',
    'zh-Hant': '未滿 16 歲：戶口簿或居民身份證',
    en: 'Under 16: household register or resident identity card',
    pt: 'Menor de 16 anos: livro de registo familiar ou bilhete de identidade',
  },
  hongKongMacao: {
    'zh-Hans': '港澳居民：来往内地通行证',
    'zh-Hant': '港澳居民：來往內地通行證',
    en: 'Hong Kong and Macao residents: Mainland travel permit',
    pt: 'Residentes de Hong Kong e Macau: salvo-conduto para o Interior',
  },
  residencePermit: {
    'zh-Hans': '港澳台居民：居住证',
    'zh-Hant': '港澳台居民：居住證',
    en: 'Residents of Hong Kong, Macao or Taiwan: residence permit',
    pt: 'Residentes de Hong Kong, Macau ou Taiwan: autorização de residência',
  },
  taiwan: {
    'zh-Hans': '台湾居民：来往大陆通行证',
    'zh-Hant': '台灣居民：來往大陸通行證',
    en: 'Taiwan residents: Mainland travel permit',
    pt: 'Residentes de Taiwan: salvo-conduto para o Continente',
  },
  overseasChinese: {
    'zh-Hans': '华侨：护照',
    'zh-Hant': '華僑：護照',
    en: 'Chinese citizens living abroad: passport',
    pt: 'Cidadãos chineses no estrangeiro: passaporte',
  },
  foreigner: {
    'zh-Hans': '外国人：护照或者永久居留身份证',
    'zh-Hant': '外國人：護照或永久居留身份證',
    en: 'Foreigners: passport or permanent residence card',
    pt: 'Estrangeiros: passaporte ou cartão de residência permanente',
  },
} satisfies Record<DocumentGroup, unknown>)

/** Whose data make a paper unnecessary. */
export const registerName = defineMessages({
  identityCheck: {
    'zh-Hans': '网上实名核验通过的，不用带',
    'zh-Hant': '網上實名核驗通過的，無須攜帶',
    en: 'Not needed once you are verified online',
    pt: 'Dispensado após verificação em linha',
  },
  photoRegister: {
    'zh-Hans': '公安照片库里有的，不用带',
    'zh-Hant': '公安相片庫已有的，無須攜帶',
    en: 'Not needed when the photo register has one',
    pt: 'Dispensada se o registo de fotografias a tiver',
  },
  population: {
    'zh-Hans': '人口和户籍数据查得到的，不用带',
    'zh-Hant': '人口及戶籍數據查得到的，無須攜帶',
    en: 'Not needed when the population register shows it',
    pt: 'Dispensada se constar do registo da população',
  },
  relations: {
    'zh-Hans': '登记过代办关系的，不用带',
    'zh-Hant': '已登記代辦關係的，無須攜帶',
    en: 'Not needed for a registered relation',
    pt: 'Dispensada com relação registada',
  },
} satisfies Record<Register, unknown>)
