import { defineMessages } from '#ui/i18n/messages.ts'

/** 电子社保卡密码. */
export const passwordMessages = defineMessages({
  setPassword: {
    'zh-Hans': '设置密码',
    'zh-Hant': '設定密碼',
    en: 'Set the password',
    pt: 'Definir a palavra-passe',
  },
  resetPassword: {
    'zh-Hans': '重置密码',
    'zh-Hant': '重設密碼',
    en: 'Set a new password',
    pt: 'Definir nova palavra-passe',
  },
  rules: {
    'zh-Hans': '密码要求',
    'zh-Hant': '密碼要求',
    en: 'Rules for the password',
    pt: 'Regras da palavra-passe',
  },
  ruleDigits: {
    'zh-Hans': '六位数字',
    'zh-Hant': '六位數字',
    en: 'Six digits',
    pt: 'Seis algarismos',
  },
  ruleRow: {
    'zh-Hans': '不能是连续的，例如 123456',
    'zh-Hant': '不可為連續數字，例如 123456',
    en: 'Not in a row, such as 123456',
    pt: 'Não seguidos, como 123456',
  },
  ruleRepeat: {
    'zh-Hans': '不能是重复的，例如 111111 或 121212',
    'zh-Hant': '不可為重複數字，例如 111111 或 121212',
    en: 'Not repeated, such as 111111 or 121212',
    pt: 'Não repetidos, como 111111 ou 121212',
  },
  ruleNumber: {
    'zh-Hans': '不能是您证件号码里的一段',
    'zh-Hant': '不可為您證件號碼的一部分',
    en: 'Not a part of your identity number',
    pt: 'Não parte do seu número de identificação',
  },
  newPassword: {
    'zh-Hans': '新密码',
    'zh-Hant': '新密碼',
    en: 'New password',
    pt: 'Nova palavra-passe',
  },
  newPasswordHint: {
    'zh-Hans': '六位数字。空格和横线都可以，系统会自己去掉。',
    'zh-Hant': '六位數字。空格及連字號均可，系統會自動移除。',
    en: 'Six digits. Spaces and dashes are fine; they are taken out.',
    pt: 'Seis algarismos. Espaços e traços são aceites e retirados.',
  },
  again: { 'zh-Hans': '再输一次', 'zh-Hant': '再輸入一次', en: 'Type it again', pt: 'Repita' },
  AGAIN_DIFFERS: {
    'zh-Hans': '两次输入的不一样，请重新输入',
    'zh-Hant': '兩次輸入不同，請重新輸入',
    en: 'The two are not the same. Type both again',
    pt: 'As duas são diferentes. Escreva-as de novo',
  },
  PASSWORD_NOT_SIX_DIGITS: {
    'zh-Hans': '密码要六位数字',
    'zh-Hant': '密碼須為六位數字',
    en: 'The password must be six digits',
    pt: 'A palavra-passe tem de ter seis algarismos',
  },
  PASSWORD_REPEATED: {
    'zh-Hans': '密码是重复的数字，换一个不重复的',
    'zh-Hant': '密碼為重複數字，請改用不重複的',
    en: 'The digits repeat. Choose others',
    pt: 'Os algarismos repetem-se. Escolha outros',
  },
  PASSWORD_CONSECUTIVE: {
    'zh-Hans': '密码是连续的数字，换一个不连续的',
    'zh-Hant': '密碼為連續數字，請改用不連續的',
    en: 'The digits are in a row. Choose others',
    pt: 'Os algarismos são seguidos. Escolha outros',
  },
  PASSWORD_FROM_NUMBER: {
    'zh-Hans': '密码是证件号码里的一段，换一个别人猜不到的',
    'zh-Hant': '密碼為證件號碼的一部分，請改用他人猜不到的',
    en: 'The digits are part of your identity number. Choose others',
    pt: 'Os algarismos fazem parte do seu número. Escolha outros',
  },
  save: { 'zh-Hans': '保存密码', 'zh-Hant': '儲存密碼', en: 'Save the password', pt: 'Guardar' },
  back: {
    'zh-Hans': '不改了',
    'zh-Hant': '不更改',
    en: 'Leave it as it is',
    pt: 'Deixar como está',
  },
})
