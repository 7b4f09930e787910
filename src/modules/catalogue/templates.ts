import type { Scene, Text } from './scene.ts'

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

const NOTHING = text('', '', '', '')

/** What a kind of scene usually is; whoever drafts one begins here and asks for no more. */
export interface SceneTemplate {
  readonly key: string
  readonly zh: string
  readonly scene: Omit<Scene, 'code' | 'regionCode' | 'ownerAgency'>
}

const template = (
  key: string,
  zh: string,
  scene: Partial<Scene> & Pick<Scene, 'domain' | 'basis' | 'carriers' | 'purpose'>,
): SceneTemplate => ({
  key,
  zh,
  scene: {
    name: NOTHING,
    description: NOTHING,
    assuranceLevel: 1,
    returnedFields: ['token'],
    codePurpose: 'identity',
    numberAllowed: false,
    retentionDays: 0,
    offlineAllowed: false,
    status: 'published',
    ...scene,
  },
})

/** 场景模板: the fewest fields and the lowest level that do for each kind (Art. 8, PIPL 6). */
export const SCENE_TEMPLATES: readonly SceneTemplate[] = [
  template('enter', '凭卡入场（不留身份）', {
    domain: 'culture',
    basis: ['YKT-12'],
    carriers: ['chip', 'code'],
    purpose: text(
      '确认您可以进入：',
      '確認您可以進入：',
      'To let you in:',
      'Para autorizar a entrada:',
    ),
    offlineAllowed: true,
  }),
  template('price', '凭卡享优惠（只给价格）', {
    domain: 'tourism',
    basis: ['YKT-12', 'YKT-16'],
    carriers: ['chip', 'code'],
    assuranceLevel: 2,
    returnedFields: ['token', 'concession'],
    purpose: text(
      '确认您享有的优惠：',
      '確認您享有的優惠：',
      'To give you your concession:',
      'Para aplicar o seu desconto:',
    ),
  }),
  template('fare', '刷卡乘车（只给票价类别）', {
    domain: 'transport',
    basis: ['YKT-12'],
    carriers: ['contactless', 'code'],
    returnedFields: ['fareClass'],
    codePurpose: 'transit',
    purpose: text(
      '计算您应付的票价：',
      '計算您應付的車資：',
      'To charge the right fare:',
      'Para calcular a tarifa:',
    ),
    retentionDays: 30,
    offlineAllowed: true,
  }),
  template('entitle', '核对待遇资格（只给有或没有）', {
    domain: 'socialSecurity',
    basis: ['YKT-9'],
    carriers: ['chip', 'code'],
    assuranceLevel: 2,
    returnedFields: ['token', 'entitlement'],
    purpose: text(
      '确认您享有的待遇：',
      '確認您享有的待遇：',
      'To confirm your entitlement:',
      'Para confirmar o seu direito:',
    ),
  }),
  template('identify', '实名办事（姓名和号码）', {
    domain: 'socialSecurity',
    basis: ['YKT-9'],
    carriers: ['chip', 'code', 'licence'],
    assuranceLevel: 3,
    returnedFields: ['name', 'socialSecurityNumber', 'cardState'],
    purpose: text(
      '确认是您本人办理：',
      '確認是您本人辦理：',
      'To confirm that it is you:',
      'Para confirmar que é o próprio:',
    ),
  }),
]
