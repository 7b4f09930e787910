import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** Said on posters, where cards are shown, and where people read how to complain. */
export const noKeepingMessages = defineMessages({
  title: text(
    '谁也不能扣您的卡',
    '任何人不得扣押您的卡',
    'Nobody may keep your card',
    'Ninguém pode reter o seu cartão',
  ),
  lead: text(
    '住院、借书、入住、培训，核验完当场还给您。',
    '住院、借書、入住、培訓，核驗後當場交還。',
    'In hospital, library, hotel or course: it is checked and handed back at once.',
    'No hospital, biblioteca, hotel ou curso: verifica-se e devolve-se logo.',
  ),
  hospital: text(
    '住院登记只核验，不留卡。押金、欠费都不是扣卡的理由。',
    '住院登記只核驗，不留卡。按金、欠費均非扣卡理由。',
    'Admission checks the card and does not hold it. No deposit or debt is a reason to keep it.',
    'O internamento verifica o cartão e não o guarda. Nem caução nem dívida o justificam.',
  ),
  system: text(
    '平台没有“收存卡”这一步，终端记不了谁的卡在哪里。',
    '平台沒有「收存卡」這一步，終端無法記錄誰的卡在哪裡。',
    'The platform has no step for holding a card: no terminal can note that it has one.',
    'A plataforma não tem um passo para guardar cartões: nenhum terminal o pode registar.',
  ),
  kept: text('卡被扣下了', '卡被扣押', 'If your card was kept', 'Se lhe retiverem o cartão'),
  ask: text(
    '先请对方当场还卡。不还的，记下单位、时间和经办人。',
    '先請對方當場還卡。如不歸還，記下單位、時間和經辦人。',
    'Ask for it back. If it is not given, note the place, the time and who it was.',
    'Peça-o de volta. Se não o derem, anote o local, a hora e quem foi.',
  ),
  call: text(
    '打 {hrss} 或者 {city} 投诉，不用留姓名。',
    '致電 {hrss} 或 {city} 投訴，毋須留下姓名。',
    'Complain by phone: {hrss} or {city}. You need not give your name.',
    'Reclame por telefone: {hrss} ou {city}. Não precisa de dar o nome.',
  ),
  safe: text(
    '怕卡被人用，可以先挂失，随时能解除。',
    '如擔心被人使用，可先報失，隨時可解除。',
    'If you fear that it is used, report it lost; you can take that back.',
    'Se receia que o usem, comunique a perda; pode anulá-la.',
  ),
  how: text(
    '卡被扣、多收钱，怎么投诉',
    '卡被扣押、被多收費，如何投訴',
    'How to complain of a card kept or a charge too high',
    'Como reclamar de um cartão retido ou de cobrança a mais',
  ),
  see: text(
    '看“不得扣卡”的告示',
    '查看「不得扣押」告示',
    'See the notice that nobody may keep it',
    'Ver o aviso de que ninguém o pode reter',
  ),
  poster: text(
    '打印这张告示，贴在窗口',
    '列印此告示，貼於窗口',
    'Print this notice for the counter',
    'Imprimir este aviso para o balcão',
  ),
  basis: text(
    '依据{articles}',
    '依據{articles}',
    'Legal basis: {articles}',
    'Base legal: {articles}',
  ),
})
