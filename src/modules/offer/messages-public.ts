import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { OfferRefusal } from './offer.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 社会提供的便民服务, for everybody. */
export const publicMessages = defineMessages({
  title: text(
    '社会单位提供的便民服务',
    '社會機構提供的便民服務',
    'Offered by others in society',
    'Oferecido por outras entidades',
  ),
  lead: text(
    '下面这些不是政府服务，由社会单位自己提供、自己负责。办不办、用不用，都不影响您用卡。',
    '以下並非政府服務，由社會機構自行提供、自行負責。使用與否，均不影響您用卡。',
    'These are not government services: others offer them and answer for them. Whether you use ' +
      'them or not changes nothing about your card.',
    'Não são serviços públicos: outras entidades oferecem-nos e respondem por eles. Usá-los ou ' +
      'não em nada altera o seu cartão.',
  ),
  label: text('社会提供', '社會提供', 'Not a government service', 'Não é serviço público'),
  trial: text('试用中', '試用中', 'On trial', 'Em experiência'),
  trialText: text(
    '试用到{date}，最多 {uses} 次，只在这些地方：',
    '試用至{date}，最多 {uses} 次，只在以下地點：',
    'On trial until {date}, for {uses} uses at most, at these places only:',
    'Em experiência até {date}, {uses} utilizações no máximo, só nestes locais:',
  ),
  none: text('目前没有', '目前沒有', 'None at present', 'Nenhuma de momento'),
  who: text('谁提供', '由誰提供', 'Who offers it', 'Quem oferece'),
  creditCode: text(
    '统一社会信用代码',
    '統一社會信用代碼',
    'Unified social credit code',
    'Código de crédito social',
  ),
  what: text('做什么', '做甚麼', 'What it is', 'O que é'),
  where: text('在哪里', '在哪裏', 'Where', 'Onde'),
  contact: text('怎么联系', '如何聯絡', 'How to reach them', 'Como contactar'),
  sees: text('能看到什么', '可看到甚麼', 'What they see', 'O que vêem'),
  seesNothing: text(
    '什么都看不到，不用出示卡',
    '甚麼都看不到，毋須出示卡',
    'Nothing; the card is not shown',
    'Nada; o cartão não é mostrado',
  ),
  complain: text(
    '要您多给资料、要您转账，或者拿您的卡不还？打 12333 告诉我们。',
    '要求您提供更多資料、轉帳，或扣留您的卡？請致電 12333 告訴我們。',
    'Do they ask for more data or money, or keep your card? Tell us on 12333.',
    'Pedem mais dados, dinheiro ou ficam com o cartão? Diga-nos pelo 12333.',
  ),
  applyLink: text(
    '单位想提供服务？在这里申报',
    '機構想提供服務？在此申報',
    'Does your organisation want to offer something? Apply here',
    'A sua entidade quer oferecer algo? Candidate-se aqui',
  ),
  applyTitle: text('申报便民服务', '申報便民服務', 'Apply to offer something', 'Candidatura'),
  applyLead: text(
    '企业、社会组织都可以申报。先核查，再限量试用，通过了才上线。不收费，也不能做广告。请不要填写个人信息，写的内容会公开。',
    '企業、社會組織均可申報。先核查，再限量試用，通過後方可上線。不收費，亦不可作廣告。請勿填寫個人資料，內容會公開。',
    'Companies and associations may apply. We look into it, then a limited trial, then it goes ' +
      'live. It is free, and advertising is not allowed. Give no personal data: what you write ' +
      'becomes public.',
    'Empresas e associações podem candidatar-se. Há uma verificação, uma experiência limitada e ' +
      'só depois a abertura. É gratuito e não se admite publicidade. Não indique dados pessoais: ' +
      'o texto será público.',
  ),
  applicant: text('单位名称', '機構名稱', 'Name of the organisation', 'Nome da entidade'),
  contactHint: text(
    '单位的电话或者邮箱，会公开',
    '機構的電話或電郵，會公開',
    'A telephone number or mail address of the organisation; it becomes public',
    'Telefone ou correio electrónico da entidade; será público',
  ),
  name: text('服务名称', '服務名稱', 'Name of the service', 'Nome do serviço'),
  nameHint: text('4 到 30 个字', '4 至 30 個字', '4 to 30 characters', '4 a 30 caracteres'),
  whatHint: text(
    '20 到 500 个字，只写做什么、怎么用',
    '20 至 500 個字，只寫做甚麼、如何使用',
    '20 to 500 characters: what it does and how it is used',
    '20 a 500 caracteres: o que faz e como se usa',
  ),
  siteHint: text('街道地址或者网点', '街道地址或網點', 'Address or outlets', 'Morada ou locais'),
  region: text('地区', '地區', 'Region', 'Região'),
  domain: text('领域', '範疇', 'Field', 'Área'),
  kind: text(
    '要不要看持卡人的数据',
    '是否需要查看持卡人資料',
    'Data of holders',
    'Dados dos titulares',
  ),
  convenience: text('不看任何数据', '不查看任何資料', 'No data at all', 'Nenhum dado'),
  scene: text(
    '要核验持卡人，按目录里的一个场景',
    '需要核驗持卡人，按目錄中的一個場景',
    'Holders are verified, as in a scene of the catalogue',
    'Os titulares são verificados, como num cenário do catálogo',
  ),
  sceneCode: text('哪个场景', '哪個場景', 'Which scene', 'Que cenário'),
  fields: text('要看到什么', '需要看到甚麼', 'What has to be seen', 'O que é preciso ver'),
  fieldsHint: text(
    '不能超出这个场景的范围',
    '不可超出該場景的範圍',
    'Not more than the scene allows',
    'Não mais do que o cenário permite',
  ),
  submit: text('提交申报', '提交申報', 'Apply', 'Enviar'),
})

const refusals = defineMessages({
  OFFER_INCOMPLETE: text(
    '有的内容没有写，或者太短、太长',
    '部分內容未填寫，或太短、太長',
    'Something is missing, too short or too long',
    'Falta algo, ou é demasiado curto ou longo',
  ),
  OFFER_CREDIT_CODE_WRONG: text(
    '统一社会信用代码不对，请核对 18 位',
    '統一社會信用代碼不正確，請核對 18 位',
    'The unified social credit code is wrong; check its 18 characters',
    'O código de crédito social está errado; verifique os 18 caracteres',
  ),
  OFFER_SCENE_UNKNOWN: text(
    '请选一个要核验的场景',
    '請選擇一個需要核驗的場景',
    'Choose a scene in which holders are verified',
    'Escolha um cenário com verificação',
  ),
  OFFER_FIELDS_BEYOND_SCENE: text(
    '要看的数据超出了这个场景的范围；不看数据的就不要勾选',
    '需要的資料超出該場景的範圍；不查看資料的請勿勾選',
    'That is more than the scene allows; tick nothing if no data is needed',
    'É mais do que o cenário permite; não assinale nada se não precisar de dados',
  ),
  OFFER_ADVERTISES: text(
    '有广告用语或者链接，请删掉：{words}',
    '含有廣告用語或連結，請刪去：{words}',
    'This advertises or links elsewhere; please remove: {words}',
    'Isto é publicidade ou ligação externa; retire: {words}',
  ),
  OFFER_KNOWN: text(
    '同一项已经申报过，请等答复',
    '同一項目已申報，請等候答覆',
    'You applied for the same already; wait for the answer',
    'Já se candidatou ao mesmo; aguarde a resposta',
  ),
  OFFER_NOT_IN_STATUS: text(
    '现在没有试用，也没有上线，不用填报',
    '目前並非試用，亦未上線，毋須填報',
    'It is neither on trial nor live: there is nothing to report',
    'Não está em experiência nem aberta: nada há a comunicar',
  ),
  OFFER_PLACE_OUTSIDE_TRIAL: text(
    '只能填报试用点的次数。在别处用过的，请马上停，并打 12333 说明',
    '只可填報試用地點的次數。如在別處使用過，請即停止，並致電 12333 說明',
    'Only uses at places of the trial count. If there were others, stop at once and call 12333',
    'Só contam os usos nos locais da experiência. Se houve outros, pare já e ligue 12333',
  ),
  OFFER_USES_WRONG: text(
    '次数是正整数，日期不晚于今天，同一个点同一天只填报一次',
    '次數為正整數，日期不遲於今天，同一地點同一天只填報一次',
    'A whole number, a day not after today, and each place and day only once',
    'Um número inteiro, um dia até hoje, e cada local e dia uma só vez',
  ),
  OFFER_USES_OUTSIDE_DAYS: text(
    '那一天不在准予的日期里。试用到期以后用过的，请马上停，并打 12333 说明',
    '該日不在准許的日期內。如到期後仍有使用，請即停止，並致電 12333 說明',
    'It was not open on that day. If it was used after its last day, stop and call 12333',
    'Nesse dia não estava aberta. Se foi usada depois do último dia, pare e ligue 12333',
  ),
  OFFER_REPORT_CODE_WRONG: text(
    '填报码不对，没有记下来。码丢了请打 12333，由我们填报',
    '填報碼不正確，未有記錄。如遺失請致電 12333，由我們填報',
    'The code is wrong and nothing was kept. If it is lost, call 12333 and we enter it',
    'O código está errado e nada foi guardado. Se o perdeu, ligue 12333',
  ),
})

const TOLD = [
  'OFFER_CREDIT_CODE_WRONG',
  'OFFER_SCENE_UNKNOWN',
  'OFFER_FIELDS_BEYOND_SCENE',
  'OFFER_KNOWN',
  'OFFER_NOT_IN_STATUS',
  'OFFER_PLACE_OUTSIDE_TRIAL',
  'OFFER_USES_WRONG',
  'OFFER_USES_OUTSIDE_DAYS',
  'OFFER_REPORT_CODE_WRONG',
] as const

/** Whether an applicant has words of their own for it; the others are for the bureau. */
const isTold = (refusal: OfferRefusal): refusal is (typeof TOLD)[number] =>
  TOLD.some((one) => one === refusal)

/** What an applicant is told; `words` are those that advertise. */
export const refusalText = (
  language: Language,
  refusal: OfferRefusal,
  words: string | undefined,
): string => {
  if (refusal === 'OFFER_ADVERTISES') return refusals(language, refusal, { words: words ?? '' })
  return isTold(refusal) ? refusals(language, refusal) : refusals(language, 'OFFER_INCOMPLETE')
}
