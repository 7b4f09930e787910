import { defineMessages } from '#ui/i18n/messages.ts'

export const messages = defineMessages({
  title: {
    'zh-Hans': '您想以谁的身份登录？',
    'zh-Hant': '您想以誰的身份登入？',
    en: 'Who would you like to be?',
    pt: 'Quem deseja ser?',
  },
  provider: {
    'zh-Hans': '省统一身份认证 · 沙箱',
    'zh-Hant': '省統一身份認證 · 沙箱',
    en: 'Provincial identity service · sandbox',
    pt: 'Serviço provincial de identidade · ambiente de teste',
  },
  lead: {
    'zh-Hans': '这里的人物都是虚构的。选一位，用他们的眼睛看这个系统；不需要密码。',
    'zh-Hant': '這裏的人物都是虛構的。選一位，用他們的眼睛看這個系統；不需要密碼。',
    en: 'Everybody here is made up. Choose one and see through their eyes; no password needed.',
    pt: 'Pessoas fictícias. Escolha uma e veja pelos seus olhos; sem palavra-passe.',
  },
  stepUpTitle: {
    'zh-Hans': '请再次确认是您本人',
    'zh-Hant': '請再次確認是您本人',
    en: 'Please confirm again that it is you',
    pt: 'Confirme de novo que é você',
  },
  stepUpLead: {
    'zh-Hans': '接下来的事项比较重要。真实环境会请您刷脸或输入密码；在沙箱里，再选一次即可。',
    'zh-Hant': '接下來的事項比較重要。真實環境會請您刷臉或輸入密碼；在沙箱裏，再選一次即可。',
    en: 'The real service would ask for your face or password; here, choose once more.',
    pt: 'O serviço real pediria o rosto ou a palavra-passe; aqui, escolha outra vez.',
  },
  wrongTitle: {
    'zh-Hans': '这次登录没有成功',
    'zh-Hant': '這次登入未能完成',
    en: 'This sign-in did not work',
    pt: 'Não foi possível entrar',
  },
  wrongText: {
    'zh-Hans': '登录请求有误或者已经过期。请回到原来的页面，重新登录。',
    'zh-Hant': '登入請求有誤或者已過期。請返回原來的頁面，重新登入。',
    en: 'The request was wrong or has expired. Go back to where you were and sign in again.',
    pt: 'O pedido está errado ou expirou. Volte à página de onde veio e entre de novo.',
  },
  wrongCode: {
    'zh-Hans': '错误代码',
    'zh-Hant': '錯誤代碼',
    en: 'Code of the error:',
    pt: 'Código do erro:',
  },
  wrongHome: {
    'zh-Hans': '回到首页',
    'zh-Hant': '返回首頁',
    en: 'Go to the home page',
    pt: 'Ir para a página inicial',
  },
  nobody: {
    'zh-Hans': '这个入口还没有人物。',
    'zh-Hant': '這個入口還沒有人物。',
    en: 'There is nobody to choose here yet.',
    pt: 'Ainda não há ninguém para escolher aqui.',
  },
  signIn: {
    'zh-Hans': '以{name}的身份登录',
    'zh-Hant': '以{name}的身份登入',
    en: 'Sign in as {name}',
    pt: 'Entrar como {name}',
  },
  cancel: {
    'zh-Hans': '不登录，返回',
    'zh-Hant': '不登入，返回',
    en: 'Go back without signing in',
    pt: 'Voltar sem entrar',
  },
})
