import type { Agency } from '#modules/organisation/index.ts'
import { creditCode, type Registrar } from '../generate/credit-code.ts'
import { BANKS } from './banks.ts'
import { OPERATORS } from './operators.ts'
import { CITIES, PROVINCE } from './regions.ts'
import { text, type Text } from './text.ts'

const REGISTRARS: Readonly<Record<Agency['kind'], Registrar | undefined>> = {
  bureau: '11',
  department: '11',
  bank: '91',
  operator: '12',
  cardCentre: '12',
  supervisor: undefined,
  developer: '91',
}

const agency = (
  code: string,
  kind: Agency['kind'],
  regionCode: string,
  name: Text,
): Omit<Agency, 'unifiedSocialCreditCode'> => ({ code, kind, regionCode, name })

const PROVINCIAL = [
  agency(
    'hrss-440000',
    'bureau',
    PROVINCE,
    text(
      '广东省人力资源和社会保障厅',
      '廣東省人力資源和社會保障廳',
      'Guangdong Human Resources and Social Security Department',
      'Departamento de Recursos Humanos e Segurança Social de Guangdong',
    ),
  ),
  agency(
    'card-centre-440000',
    'cardCentre',
    PROVINCE,
    text(
      '广东省社会保障卡管理服务中心',
      '廣東省社會保障卡管理服務中心',
      'Guangdong Social Security Card Service Centre',
      'Centro de Serviços do Cartão de Segurança Social de Guangdong',
    ),
  ),
  agency(
    'supervision-440000',
    'supervisor',
    PROVINCE,
    text(
      '省人社厅监督处',
      '省人社廳監督處',
      'Supervision Division of the provincial department',
      'Divisão de Fiscalização do departamento provincial',
    ),
  ),
]

/** Columns: code, simplified, traditional, English, Portuguese; all of the province. */
const DEPARTMENTS = `
civil-affairs|广东省民政厅|廣東省民政廳|Department of Civil Affairs|Departamento dos Assuntos Civis
agriculture|广东省农业农村厅|廣東省農業農村廳|Department of Agriculture|Departamento da Agricultura
finance|广东省财政厅|廣東省財政廳|Department of Finance|Departamento das Finanças
transport|广东省交通运输厅|廣東省交通運輸廳|Department of Transport|Departamento dos Transportes
culture|广东省文化和旅游厅|廣東省文化和旅遊廳|Department of Culture and Tourism|Departamento da Cultura e Turismo
health|广东省卫生健康委员会|廣東省衛生健康委員會|Health Commission|Comissão de Saúde
healthcare-security|广东省医疗保障局|廣東省醫療保障局|Healthcare Security Administration|Administração do Seguro de Saúde
education|广东省教育厅|廣東省教育廳|Department of Education|Departamento da Educação
public-security|广东省公安厅|廣東省公安廳|Department of Public Security|Departamento de Segurança Pública
disabled-federation|广东省残疾人联合会|廣東省殘疾人聯合會|Disabled Persons' Federation|Federação das Pessoas com Deficiência
veterans|广东省退役军人事务厅|廣東省退役軍人事務廳|Department of Veterans Affairs|Departamento dos Veteranos
housing|广东省住房和城乡建设厅|廣東省住房和城鄉建設廳|Department of Housing|Departamento da Habitação
sport|广东省体育局|廣東省體育局|Sports Bureau|Direcção do Desporto
forestry|广东省林业局|廣東省林業局|Forestry Administration|Administração Florestal
archives|广东省档案局|廣東省檔案局|Archives Administration|Administração dos Arquivos
government-services|广东省政务服务和数据管理局|廣東省政務服務和數據管理局|Government Services and Data Administration|Administração de Serviços Públicos e Dados
`

const departments = DEPARTMENTS.trim()
  .split('\n')
  .map((row) => {
    const [code = '', hans = '', hant = '', en = '', pt = ''] = row.split('|')
    return agency(`dept-${code}`, 'department', PROVINCE, text(hans, hant, en, pt))
  })

const bureaus = CITIES.map(({ code, name }) =>
  agency(
    `hrss-${code}`,
    'bureau',
    code,
    text(
      `${name['zh-Hans']}人力资源和社会保障局`,
      `${name['zh-Hant']}人力資源和社會保障局`,
      `${name.en} Human Resources and Social Security Bureau`,
      `Gabinete de Recursos Humanos e Segurança Social de ${name.pt}`,
    ),
  ),
)

const housingFund = ['440100', '440300'].map((cityCode) => {
  const name = CITIES.find(({ code }) => code === cityCode)?.name ?? text('', '', '', '')
  return agency(
    `housing-fund-${cityCode}`,
    'department',
    cityCode,
    text(
      `${name['zh-Hans']}住房公积金管理中心`,
      `${name['zh-Hant']}住房公積金管理中心`,
      `${name.en} Housing Fund Management Centre`,
      `Centro de Gestão do Fundo de Habitação de ${name.pt}`,
    ),
  )
})

/** 人社港澳服务点: where Hong Kong and Macao residents are served; limited acts, no export. */
const DESKS = [
  agency(
    'desk-440400',
    'bureau',
    '440400',
    text(
      '珠海人社港澳服务点',
      '珠海人社港澳服務點',
      'Zhuhai desk for Hong Kong and Macao residents',
      'Balcão de Zhuhai para residentes de Hong Kong e Macau',
    ),
  ),
  agency(
    'desk-440700',
    'bureau',
    '440700',
    text(
      '江门人社港澳服务点',
      '江門人社港澳服務點',
      'Jiangmen desk for Hong Kong and Macao residents',
      'Balcão de Jiangmen para residentes de Hong Kong e Macau',
    ),
  ),
]

const banks = BANKS.map(({ agencyCode, name, regionCode }) =>
  agency(agencyCode, 'bank', regionCode, name),
)

const DEVELOPER = agency(
  'developer-sample',
  'developer',
  '440300',
  text(
    '湾区示例软件有限公司',
    '灣區示例軟件有限公司',
    'Bay Area Sample Software Ltd.',
    'Bay Area Sample Software, Lda.',
  ),
)

const operators = OPERATORS.map(({ code, cityCode, name }) =>
  agency(code, 'operator', cityCode, name),
)

/** Every agency of the demonstration; an agency's code is unique for ever. */
export const AGENCIES: readonly Agency[] = [
  ...PROVINCIAL,
  ...departments,
  ...bureaus,
  ...housingFund,
  ...DESKS,
  ...banks,
  DEVELOPER,
  ...operators,
].map(({ code, kind, name, regionCode }, i) => {
  const registrar = REGISTRARS[kind]
  const unifiedSocialCreditCode = registrar && creditCode(registrar, regionCode, i + 1)
  return { code, kind, name, regionCode, unifiedSocialCreditCode }
})
