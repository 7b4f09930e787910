import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 港澳居民同等待遇核查, for anyone. */
export const parityMessages = defineMessages({
  title: text('港澳居民同等待遇', '港澳居民同等待遇', 'Equal terms', 'Condições iguais'),
  lead: text(
    '港澳居民用卡，和大家同价同权。系统每晚逐项比一遍，结果公布在这里。',
    '港澳居民用卡，與大家同價同權。系統每晚逐項比對一次，結果公佈在這裏。',
    'Hong Kong and Macao residents pay what everybody pays. It is compared every night.',
    'Quem é de Hong Kong ou Macau paga o mesmo que todos. Compara-se todas as noites.',
  ),
  none: text(
    '第一次比对今晚进行。',
    '第一次比對今晚進行。',
    'The first comparison is made tonight.',
    'A primeira comparação é feita esta noite.',
  ),
  same: text('没有差别', '沒有差別', 'No difference', 'Nenhuma diferença'),
  differing: text('{count} 处差别', '{count} 處差別', '{count} differences', '{count} diferenças'),
  result: text('结果', '結果', 'Result', 'Resultado'),
  when: text('比对时间', '比對時間', 'Compared', 'Comparado em'),
  cases: text('比了多少对人', '比對了多少對人', 'Pairs compared', 'Pares comparados'),
  scenes: text('用卡场景', '用卡場景', 'Uses', 'Usos'),
  cities: text('比对的地市', '比對的地市', 'Cities compared', 'Cidades comparadas'),
  ages: text('年龄', '年齡', 'Ages', 'Idades'),
  agesOf: text('0 至 {oldest} 岁', '0 至 {oldest} 歲', '0 to {oldest}', '0 a {oldest}'),
  categories: text('优待人群', '優待人群', 'Categories', 'Categorias'),
  documents: text('比哪些证件', '比對哪些證件', 'Documents', 'Documentos'),
  how: text('怎么比', '如何比對', 'How', 'Como'),
  howAlike: text(
    '两个人年龄、优待身份都一样，只有证件不同。',
    '兩個人年齡、優待身份都一樣，只有證件不同。',
    'Two people are alike in age and category, and have different documents.',
    'Duas pessoas são iguais na idade e na categoria e têm documentos diferentes.',
  ),
  howAsked: text(
    '问的是实际放行和计价的同一套规则：过不过、付多少、按哪条规则。',
    '問的是實際放行和計價的同一套規則：能否通過、付多少、按哪條規則。',
    'The rules in use are asked: do they pass, what do they pay, by which rule.',
    'Perguntam-se as regras em uso: passam, quanto pagam, por que regra.',
  ),
  howDiffer: text(
    '答案有一个字不同就算差别。',
    '答案有一個字不同就算差別。',
    'One letter of difference counts.',
    'Uma só letra diferente conta.',
  ),
  howCities: text(
    '有自己规定的市都比；其余的市，由其中一个代表。',
    '有自己規定的市都比對；其餘的市，由其中一個代表。',
    'Every city with rules of its own is compared; one stands for the others.',
    'Compara-se cada cidade com regras próprias; uma representa as outras.',
  ),
  found: text('发现的差别', '發現的差別', 'Differences found', 'Diferenças encontradas'),
  scene: text('场景', '場景', 'Use', 'Uso'),
  city: text('地市', '地市', 'City', 'Cidade'),
  age: text('年龄', '年齡', 'Age', 'Idade'),
  document: text('证件', '證件', 'Document', 'Documento'),
  expected: text('大家的答案', '大家的答案', 'What everybody is told', 'A resposta comum'),
  actual: text('实际答案', '實際答案', 'What they were told', 'A resposta dada'),
  earlier: text('以往结果', '以往結果', 'Earlier nights', 'Noites anteriores'),
  complain: text(
    '遇到不同价？打 12333 告诉我们。',
    '遇到不同價？請致電 12333 告訴我們。',
    'Were you charged otherwise? Tell us on 12333.',
    'Cobraram-lhe outro preço? Diga-nos pelo 12333.',
  ),
  json: text(
    '供程序读取（JSON）',
    '供程式讀取（JSON）',
    'For programs (JSON)',
    'Para programas (JSON)',
  ),
  residentIdentityCard: text(
    '居民身份证',
    '居民身份證',
    'Resident identity card',
    'Bilhete de identidade de residente',
  ),
  residencePermitHongKong: text(
    '香港居民居住证',
    '香港居民居住證',
    'Residence permit for Hong Kong residents',
    'Autorização de residência para residentes de Hong Kong',
  ),
  residencePermitMacao: text(
    '澳门居民居住证',
    '澳門居民居住證',
    'Residence permit for Macao residents',
    'Autorização de residência para residentes de Macau',
  ),
  travelPermitHongKongMacao: text(
    '港澳居民来往内地通行证',
    '港澳居民來往內地通行證',
    'Mainland travel permit for Hong Kong and Macao residents',
    'Salvo-conduto para residentes de Hong Kong e Macau',
  ),
  travelPermitHongKongMacaoNonChinese: text(
    '港澳居民来往内地通行证（非中国籍）',
    '港澳居民來往內地通行證（非中國籍）',
    'Mainland travel permit (non-Chinese citizens)',
    'Salvo-conduto (nacionalidade não chinesa)',
  ),
})
