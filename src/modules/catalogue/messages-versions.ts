import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 目录版本: the history of the catalogue, for anyone. */
export const versionMessages = defineMessages({
  title: text('目录版本', '目錄版本', 'Versions of the catalogue', 'Versões do catálogo'),
  lead: text(
    '目录的每次改动都公布：改了什么、为什么、从哪天起执行。旧版本一直能查。',
    '目錄的每次改動都公布：改了甚麼、為何、從哪天起執行。舊版本可一直查閱。',
    'Every change is published: what, why and from when. Old versions stay open to read.',
    'Cada alteração é publicada: o quê, porquê e desde quando. As versões antigas ficam.',
  ),
  asOf: text(
    '查某一天的目录',
    '查閱某一天的目錄',
    'The catalogue of a day',
    'O catálogo de um dia',
  ),
  day: text('哪一天', '哪一天', 'Which day', 'Que dia'),
  dayHint: text('例如 2026-11-26', '例如 2026-11-26', 'Such as 2026-11-26', 'Como 2026-11-26'),
  show: text('查看', '查看', 'Show', 'Mostrar'),
  inForce: text('{date}执行的目录', '{date}執行的目錄', 'In force on {date}', 'Em vigor em {date}'),
  noneYet: text(
    '那一天还没有目录。',
    '那一天還沒有目錄。',
    'There was no catalogue on that day.',
    'Nesse dia não havia catálogo.',
  ),
  wrongDay: text(
    '日期看不懂，请按例子写',
    '日期看不懂，請按例子填寫',
    'Write the day as in the example',
    'Escreva o dia como no exemplo',
  ),
  history: text('历次版本', '歷次版本', 'All versions', 'Todas as versões'),
  region: text('地区', '地區', 'Region', 'Região'),
  version: text('版本', '版本', 'Version', 'Versão'),
  number: text('第 {number} 版', '第 {number} 版', 'Version {number}', 'Versão {number}'),
  effective: text('执行时间', '執行時間', 'In force from', 'Em vigor desde'),
  published: text('公布时间', '公布時間', 'Published', 'Publicada'),
  reason: text('理由', '理由', 'Reason', 'Motivo'),
  inChinese: text(
    '理由按公布的原文列出。',
    '理由以簡體中文公布，按原文列出。',
    'Reasons are published in Chinese, and shown as they were written.',
    'Os motivos são publicados em chinês e mostram-se como foram escritos.',
  ),
  scenes: text('场景', '場景', 'Uses', 'Usos'),
  scene: text('场景', '場景', 'Use', 'Uso'),
  code: text('编号', '編號', 'Number', 'Número'),
  changes: text('改动', '改動', 'Changes', 'Alterações'),
  change: text('改了什么', '改了甚麼', 'What changed', 'O que mudou'),
  level: text('怎么确认是您', '如何確認是您', 'How you are verified', 'Como é verificado'),
  state: text('状态', '狀態', 'State', 'Estado'),
  added: text('增加', '增加', 'added', 'acrescentado'),
  tightened: text('市里更严', '市內更嚴格', 'stricter', 'mais rigoroso'),
  changed: text('修改', '修改', 'changed', 'alterado'),
  removed: text('删去', '刪去', 'removed', 'retirado'),
  first: text(
    '第一版，全部场景都是新的。',
    '第一版，全部場景都是新的。',
    'The first version: every use is new.',
    'A primeira versão: todos os usos são novos.',
  ),
  replaced: text(
    '没有执行，由第 {number} 版代替',
    '沒有執行，由第 {number} 版代替',
    'Never in force: version {number} stands in its place',
    'Nunca em vigor: substituída pela versão {number}',
  ),
  replaces: text(
    '代替还没执行的版本',
    '代替尚未執行的版本',
    'In the place of, not yet in force',
    'Em lugar de, ainda sem vigor',
  ),
  unchanged: text(
    '没有改动场景：原定的改动撤回了。',
    '沒有改動場景：原定的改動已撤回。',
    'No use changes: what had been planned was taken back.',
    'Nenhum uso muda: o que estava previsto foi retirado.',
  ),
  signature: text('签名', '簽名', 'Signature', 'Assinatura'),
  signatureLead: text(
    '本版本用国密 SM2 签名，已核对无误。摘要是 SM3，后一版写有前一版的摘要。',
    '本版本以國密 SM2 簽署，已核對無誤。摘要為 SM3，後一版載有前一版的摘要。',
    'Signed with SM2, and checked. Each version names the SM3 digest of the one before.',
    'Assinada com SM2 e verificada. Cada versão indica o resumo SM3 da anterior.',
  ),
  digest: text('摘要', '摘要', 'Digest', 'Resumo'),
  previous: text('前一版摘要', '前一版摘要', 'Digest before', 'Resumo anterior'),
  publicKey: text('公钥', '公鑰', 'Public key', 'Chave pública'),
})
