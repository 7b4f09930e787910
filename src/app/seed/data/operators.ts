import { CITIES, PROVINCE } from './regions.ts'
import { text, type Text } from './text.ts'

/** Who runs a place: a library runs itself, a bus company runs its hubs. */
export interface Operator {
  readonly code: string
  readonly cityCode: string
  readonly name: Text
}

/** One line of business in every city. `{}` stands for the city without 市. */
const CITY_OPERATORS = `
library|{}市图书馆|{}市圖書館|{} Library|Biblioteca de {}
museum|{}市博物馆|{}市博物館|{} Museum|Museu de {}
culture-centre|{}市文化馆|{}市文化館|{} Cultural Centre|Centro Cultural de {}
archive|{}市档案馆|{}市檔案館|{} Archives|Arquivo de {}
sports|{}市体育中心|{}市體育中心|{} Sports Centre|Centro Desportivo de {}
hospital|{}市第一人民医院|{}市第一人民醫院|{} First People's Hospital|Primeiro Hospital Popular de {}
pharmacy|{}惠民大药房|{}惠民大藥房|{} Huimin Pharmacy|Farmácia Huimin de {}
hotel|{}迎宾酒店|{}迎賓酒店|{} Yingbin Hotel|Hotel Yingbin de {}
parks|{}市公园管理中心|{}市公園管理中心|{} Parks Management Centre|Centro de Gestão de Parques de {}
scenic|{}文旅景区管理有限公司|{}文旅景區管理有限公司|{} Scenic Areas Ltd.|Áreas Turísticas de {}, Lda.
bus|{}公共交通集团有限公司|{}公共交通集團有限公司|{} Public Transport Group|Grupo de Transportes Públicos de {}
elder-care|{}市养老服务中心|{}市養老服務中心|{} Elder Care Centre|Centro de Apoio a Idosos de {}
service-hall|{}市政务服务中心|{}市政務服務中心|{} Government Service Centre|Centro de Serviços Públicos de {}
employment|{}市就业服务中心|{}市就業服務中心|{} Employment Service Centre|Centro de Emprego de {}
`

/** Columns: code, city, simplified, traditional, English, Portuguese. */
const SINGLE_OPERATORS = `
museum-440000|440100|广东省博物馆|廣東省博物館|Guangdong Museum|Museu de Guangdong
library-440000|440100|广东省立中山图书馆|廣東省立中山圖書館|Sun Yat-sen Library of Guangdong|Biblioteca Sun Yat-sen de Guangdong
metro-440100|440100|广州地铁集团有限公司|廣州地鐵集團有限公司|Guangzhou Metro Group|Grupo Metro de Cantão
metro-440300|440300|深圳市地铁集团有限公司|深圳市地鐵集團有限公司|Shenzhen Metro Group|Grupo Metro de Shenzhen
metro-440600|440600|佛山市地铁集团有限公司|佛山市地鐵集團有限公司|Foshan Metro Group|Grupo Metro de Foshan
metro-441900|441900|东莞市轨道交通有限公司|東莞市軌道交通有限公司|Dongguan Rail Transit|Metro de Dongguan
intercity-440000|440100|广东城际铁路运营有限公司|廣東城際鐵路運營有限公司|Guangdong Intercity Railway|Caminhos de Ferro Intercidades de Guangdong
shuttle-440400|440400|港珠澳大桥穿梭巴士（珠海）运营点|港珠澳大橋穿梭巴士（珠海）營運點|Bridge shuttle bus, Zhuhai|Autocarro da Ponte, Zhuhai
ferry-440100|440100|广州水上巴士有限公司|廣州水上巴士有限公司|Guangzhou Water Bus|Barcos de Cantão
hospital-440000|440100|南粤综合医院|南粵綜合醫院|Nanyue General Hospital|Hospital Geral de Nanyue
blood-440100|440100|广州血液中心|廣州血液中心|Guangzhou Blood Centre|Centro de Sangue de Cantão
bicycles-440300|440300|鹏城公共自行车有限公司|鵬城公共單車有限公司|Pengcheng Public Bicycles|Bicicletas Públicas de Pengcheng
campus-440100|440100|广州示范职业学院|廣州示範職業學院|Guangzhou Demonstration College|Instituto Demonstrativo de Cantão
talent-440300|440300|深圳市人才服务中心|深圳市人才服務中心|Shenzhen Talent Service Centre|Centro de Talentos de Shenzhen
taxi-440600|440600|禅城出租汽车有限公司|禪城的士有限公司|Chancheng Taxi|Táxis de Chancheng
`

const shortName = (name: Text): Text =>
  text(name['zh-Hans'].slice(0, -1), name['zh-Hant'].slice(0, -1), name.en, name.pt)

const fill = (pattern: string, name: string): string => pattern.replaceAll('{}', name)

/** Guangzhou and Shenzhen write some of their institutions without 市. */
const OWN_NAMES: Readonly<Record<string, Text>> = {
  'op-library-440100': text(
    '广州图书馆',
    '廣州圖書館',
    'Guangzhou Library',
    'Biblioteca de Cantão',
  ),
  'op-library-440300': text(
    '深圳图书馆',
    '深圳圖書館',
    'Shenzhen Library',
    'Biblioteca de Shenzhen',
  ),
  'op-museum-440100': text('广州博物馆', '廣州博物館', 'Guangzhou Museum', 'Museu de Cantão'),
  'op-museum-440300': text('深圳博物馆', '深圳博物館', 'Shenzhen Museum', 'Museu de Shenzhen'),
}

const everyCity = CITY_OPERATORS.trim()
  .split('\n')
  .flatMap((row) => {
    const [line = '', hans = '', hant = '', en = '', pt = ''] = row.split('|')
    return CITIES.map((city): Operator => {
      const code = `op-${line}-${city.code}`
      const name = shortName(city.name)
      return {
        code,
        cityCode: city.code,
        name:
          OWN_NAMES[code] ??
          text(
            fill(hans, name['zh-Hans']),
            fill(hant, name['zh-Hant']),
            fill(en, name.en),
            fill(pt, name.pt),
          ),
      }
    })
  })

const single = SINGLE_OPERATORS.trim()
  .split('\n')
  .map((row): Operator => {
    const [code = '', cityCode = PROVINCE, hans = '', hant = '', en = '', pt = ''] = row.split('|')
    return { code: `op-${code}`, cityCode, name: text(hans, hant, en, pt) }
  })

/** Everyone who runs a place of the demonstration; codes read `op-<line>-<region>`. */
export const OPERATORS: readonly Operator[] = [...everyCity, ...single]
