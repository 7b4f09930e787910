import type { Layer } from '#modules/catalogue/index.ts'
import { type DataFile, REGION_PATTERN, SCENE_PATTERN, text } from './column.ts'

/** What one version did to one scene. */
export interface ChangeLine {
  readonly version: Layer['version']
  readonly change: Layer['version']['changes'][number]
}

/** changes.csv: what every version of the catalogue changed (Art. 8). */
export const CHANGES_FILE: DataFile<ChangeLine> = {
  name: 'changes',
  title: text('目录变更', '目錄變更', 'What changed in the catalogue', 'Alterações do catálogo'),
  key: ['regionCode', 'number', 'code'],
  columns: [
    {
      name: 'regionCode',
      type: 'code',
      required: true,
      pattern: REGION_PATTERN,
      meaning: text(
        '哪一层目录：全省为 440000',
        '哪一層目錄：全省為 440000',
        'Whose layer: 440000 for the province',
        'De quem é a camada: 440000 para a província',
      ),
      example: '440000',
      of: ({ version }) => version.regionCode,
    },
    {
      name: 'number',
      type: 'integer',
      required: true,
      meaning: text(
        '版本号，从 1 起，不跳号',
        '版本號，從 1 起，不跳號',
        'Number of the version, from 1 on and without gaps',
        'Número da versão, desde 1 e sem falhas',
      ),
      example: '2',
      of: ({ version }) => String(version.number),
    },
    {
      name: 'publishedAt',
      type: 'instant',
      required: true,
      meaning: text(
        '公布时间（UTC）',
        '公布時間（UTC）',
        'When it was published (UTC)',
        'Quando foi publicada (UTC)',
      ),
      example: '2025-05-19T16:00:00Z',
      of: ({ version }) => version.publishedAt.toString(),
    },
    {
      name: 'effectiveFrom',
      type: 'instant',
      required: true,
      meaning: text(
        '从何时起执行（UTC）',
        '從何時起執行（UTC）',
        'From when it holds (UTC)',
        'Desde quando vale (UTC)',
      ),
      example: '2025-05-31T16:00:00Z',
      of: ({ version }) => version.effectiveFrom.toString(),
    },
    {
      name: 'kind',
      type: 'code',
      required: true,
      values: [
        { value: 'added', meaning: text('增加', '增加', 'added', 'acrescentado') },
        { value: 'changed', meaning: text('修改', '修改', 'changed', 'alterado') },
        { value: 'removed', meaning: text('删去', '刪去', 'removed', 'retirado') },
      ],
      meaning: text('改动种类', '改動種類', 'Kind of change', 'Tipo de alteração'),
      example: 'changed',
      of: ({ change }) => change.kind,
    },
    {
      name: 'code',
      type: 'code',
      required: true,
      pattern: SCENE_PATTERN,
      meaning: text('场景编号', '場景編號', 'Number of the scene', 'Número do uso'),
      example: 'GD-WH-001',
      of: ({ change }) => change.code,
    },
    {
      name: 'reason',
      type: 'text',
      required: true,
      meaning: text(
        '理由，按公布时的原文',
        '理由，按公布時的原文',
        'Why, in the words of its publication',
        'Porquê, nas palavras da publicação',
      ),
      example: '缩短留存期',
      of: ({ change }) => change.reason,
    },
    {
      name: 'digest',
      type: 'code',
      required: true,
      pattern: '[0-9a-f]{64}',
      meaning: text(
        '该版本的 SM3 摘要，签名即对此而签',
        '該版本的 SM3 摘要，簽署即對此而簽',
        'SM3 digest of the version; it is what is signed',
        'Resumo SM3 da versão; é o que se assina',
      ),
      example: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
      of: ({ version }) => version.seal?.digest ?? '',
    },
  ],
}
