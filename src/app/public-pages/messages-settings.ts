import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

export const settingsMessages = defineMessages({
  title: text('显示设置', '顯示設定', 'Display settings', 'Apresentação'),
  lead: text(
    '选好就记住，换一页也一样。',
    '選定後會記住，換頁亦一樣。',
    'Your choice is kept on every page.',
    'A sua escolha mantém-se em todas as páginas.',
  ),
  edition: text('版面', '版面', 'View', 'Modo'),
  standard: text('标准版', '標準版', 'Standard', 'Normal'),
  elder: text('长辈版', '長者版', 'Large & simple', 'Sénior'),
  elderHint: text(
    '也叫关爱版、亲情版：字大、按钮大、选择少',
    '即關愛版、親情版：字大、按鈕大、選項少',
    'Large text, large buttons, fewer choices',
    'Letras grandes, botões grandes, menos opções',
  ),
  colours: text('颜色', '顏色', 'Colours', 'Cores'),
  'standard-colours': text('原来的颜色', '原來的顏色', 'Original colours', 'Cores originais'),
  'black-yellow': text('黑底黄字', '黑底黃字', 'Yellow on black', 'Amarelo sobre preto'),
  'blue-yellow': text('蓝底黄字', '藍底黃字', 'Yellow on blue', 'Amarelo sobre azul'),
  'yellow-black': text('黄底黑字', '黃底黑字', 'Black on yellow', 'Preto sobre amarelo'),
  language: text('语言', '語言', 'Language', 'Idioma'),
  save: text('保存', '儲存', 'Save', 'Guardar'),
})
