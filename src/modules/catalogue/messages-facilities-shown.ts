import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 便利设施 of a place or outlet, as everybody reads them. */
export const shownFacilityMessages = defineMessages({
  title: text('便利设施', '便利設施', 'Facilities', 'Comodidades'),
  seen: text(
    '每一项都有人到现场看过，日期写在下面。',
    '每一項都有人到場核實，日期列於下方。',
    'Somebody has looked at each on the spot; the date is given.',
    'Cada uma foi verificada no local; a data está indicada.',
  ),
  never: text(
    '尚未核查：还没有人到现场看过这里有哪些设施。去之前请先打电话问一问。',
    '尚未核查：仍未有人到場核實這裏有哪些設施。前往前請先致電查詢。',
    'Not checked yet: nobody has looked what there is. Call before you go.',
    'Ainda não verificado: ninguém viu o que existe aqui. Telefone antes de ir.',
  ),
  declared: text(
    '尚未核查：下面是这里自己报的，还没有人到现场看过。去之前请先打电话问一问。',
    '尚未核查：下列為此處自行申報，仍未有人到場核實。前往前請先致電查詢。',
    'Not checked yet: this is what they say they have. Call before you go.',
    'Ainda não verificado: é o que declararam ter. Telefone antes de ir.',
  ),
  none: text(
    '{date}到现场看过，没有清单上的设施。',
    '{date}到場核實，沒有清單上的設施。',
    'Checked {date}: none of the facilities on the list is here.',
    'Verificado em {date}: não há nenhuma das comodidades da lista.',
  ),
  noneOverdue: text(
    '{date}到现场看过，没有清单上的设施；早该复查，请先打电话问。',
    '{date}到場核實，沒有清單上的設施；早應覆查，請先致電查詢。',
    'Last checked {date}: none on the list was here. Too long ago; call first.',
    'Verificado em {date}: nenhuma da lista. Há demasiado tempo; telefone antes.',
  ),
  line: text(
    '{count} 项便利设施，{date}核查',
    '{count} 項便利設施，{date}核查',
    '{count} facilities, checked {date}',
    '{count} comodidades, verificadas em {date}',
  ),
  lineOverdue: text(
    '{count} 项便利设施，{date}核查，早该复查',
    '{count} 項便利設施，{date}核查，早應覆查',
    '{count} facilities, last checked {date}, too long ago',
    '{count} comodidades, verificadas em {date}, há demasiado tempo',
  ),
  lineNever: text(
    '便利设施尚未核查',
    '便利設施尚未核查',
    'facilities not checked yet',
    'comodidades ainda não verificadas',
  ),
})

export const outletMessages = defineMessages({
  facts: text('地址和时间', '地址及時間', 'Address and hours', 'Morada e horário'),
  address: text('地址', '地址', 'Address', 'Morada'),
  hours: text('营业时间', '服務時間', 'Opening hours', 'Horário'),
  phone: text('电话', '電話', 'Telephone', 'Telefone'),
  services: text('在这里能办', '在這裏能辦', 'What you can do here', 'O que pode fazer aqui'),
  all: text(
    '申领、补换、激活、挂失、换银行',
    '申領、補換、啟用、報失、轉換銀行',
    'Apply, replace, activate, report a loss, change bank',
    'Pedir, substituir, activar, comunicar a perda, mudar de banco',
  ),
  agency: text('由谁办理', '由誰辦理', 'Run by', 'A cargo de'),
  code: text('网点编号', '服務網點編號', 'Outlet number', 'Número do balcão'),
})
