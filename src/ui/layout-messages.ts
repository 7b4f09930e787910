import { defineMessages } from './i18n/messages.ts'

/** What stands on every page. */
export const layoutMessages = defineMessages({
  service: {
    'zh-Hans': '一卡通',
    'zh-Hant': '一卡通',
    en: 'Yikatong',
    pt: 'Yikatong',
  },
  serviceLong: {
    'zh-Hans': '广东省社会保障卡居民服务',
    'zh-Hant': '廣東省社會保障卡居民服務',
    en: 'Guangdong Social Security Card services',
    pt: 'Serviços do Cartão de Segurança Social de Guangdong',
  },
  authority: {
    'zh-Hans': '广东省人力资源和社会保障厅主办',
    'zh-Hant': '廣東省人力資源和社會保障廳主辦',
    en: 'Run by the Human Resources and Social Security Department of Guangdong Province',
    pt: 'Da responsabilidade do Departamento de Recursos Humanos e Segurança Social de Guangdong',
  },
  skip: {
    'zh-Hans': '跳到正文',
    'zh-Hant': '跳至正文',
    en: 'Skip to main content',
    pt: 'Saltar para o conteúdo',
  },
  settings: {
    'zh-Hans': '显示设置',
    'zh-Hant': '顯示設定',
    en: 'Display settings',
    pt: 'Apresentação',
  },
  elder: { 'zh-Hans': '长辈版', 'zh-Hant': '長者版', en: 'Large & simple', pt: 'Modo sénior' },
  standard: { 'zh-Hans': '标准版', 'zh-Hant': '標準版', en: 'Standard view', pt: 'Modo normal' },
  contrast: {
    'zh-Hans': '高对比度',
    'zh-Hant': '高對比',
    en: 'High contrast',
    pt: 'Alto contraste',
  },
  ordinary: {
    'zh-Hans': '原来的颜色',
    'zh-Hant': '原來的顏色',
    en: 'Original colours',
    pt: 'Cores originais',
  },
  navigation: { 'zh-Hans': '主导航', 'zh-Hant': '主導覽', en: 'Main', pt: 'Principal' },
  signOut: { 'zh-Hans': '退出', 'zh-Hant': '登出', en: 'Sign out', pt: 'Terminar sessão' },
  demoTag: {
    'zh-Hans': '演示数据',
    'zh-Hant': '示範資料',
    en: 'Demonstration',
    pt: 'Demonstração',
  },
  simulatedTag: {
    'zh-Hans': '模拟时间',
    'zh-Hant': '模擬時間',
    en: 'Simulated time',
    pt: 'Hora simulada',
  },
  simulated: {
    'zh-Hans': '演示系统的时间拨到了 {time}，不是真实时间。',
    'zh-Hant': '示範系統的時間撥到了 {time}，不是真實時間。',
    en: 'The clock of this demonstration was moved on to {time}; it is not the real time.',
    pt: 'O relógio desta demonstração foi adiantado para {time}; não é a hora real.',
  },
  demo: {
    'zh-Hans': '这里的人和钱都是编的，办什么都不会算数。',
    'zh-Hant': '這裏的人物和款項均屬虛構，所辦事項不會生效。',
    en: 'People and money here are made up; nothing you do has any effect.',
    pt: 'As pessoas e os valores são fictícios; nada do que fizer tem efeito.',
  },
  helpTitle: {
    'zh-Hans': '打电话问',
    'zh-Hant': '電話查詢',
    en: 'Ask by phone',
    pt: 'Por telefone',
  },
  hotline: {
    'zh-Hans': '人社服务热线',
    'zh-Hant': '人社服務熱線',
    en: 'Social security hotline',
    pt: 'Linha da segurança social',
  },
  cityHotline: {
    'zh-Hans': '政务服务热线',
    'zh-Hant': '政務服務熱線',
    en: 'Government hotline',
    pt: 'Linha do governo',
  },
  secret: {
    'zh-Hans': '工作人员不会向您索要验证码。',
    'zh-Hant': '工作人員不會向您索取驗證碼。',
    en: 'Staff will never ask you for a verification code.',
    pt: 'Os funcionários nunca lhe pedem um código de verificação.',
  },
  linksTitle: { 'zh-Hans': '更多', 'zh-Hant': '更多', en: 'More', pt: 'Mais' },
  places: { 'zh-Hans': '服务网点', 'zh-Hant': '服務網點', en: 'Service points', pt: 'Balcões' },
  complain: { 'zh-Hans': '投诉举报', 'zh-Hant': '投訴舉報', en: 'Complain', pt: 'Reclamações' },
  accessibility: {
    'zh-Hans': '无障碍声明',
    'zh-Hant': '無障礙聲明',
    en: 'Accessibility',
    pt: 'Acessibilidade',
  },
  privacy: {
    'zh-Hans': '个人信息保护',
    'zh-Hant': '個人資料保護',
    en: 'Privacy',
    pt: 'Privacidade',
  },
})
