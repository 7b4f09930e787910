import { defineNotices } from '#modules/person/index.ts'

/** What holders are told of a change of bank, on every channel that is known of them. */
export const bankChangeNotices = defineNotices('card', {
  bankChangeSigned: {
    'zh-Hans': '换银行已经办理。新卡启用以前随时可以撤回。不是您本人办的，请马上拨打 12333。',
    'zh-Hant': '更換銀行已經辦理。新卡啟用前可隨時撤回。如非您本人辦理，請即致電 12333。',
    en: 'You signed a change of bank; it can be undone until the new card works. Not you? 12333.',
    pt: 'Mudança de banco pedida; pode anular até usar o novo cartão. Não foi você? 12333.',
  },
  bankChangeSwitched: {
    'zh-Hans':
      '新卡的银行账户已经启用：{changed} 笔钱换到新账户，{kept} 笔照旧。在“换银行”里看每一笔。',
    'zh-Hant':
      '新卡的銀行戶口已經啟用：{changed} 項款項轉到新戶口，{kept} 項照舊。詳見「更換銀行」。',
    en: 'The new account is in use: {changed} payments move to it, {kept} stay. See Change bank.',
    pt: 'A nova conta está activa: {changed} pagamentos mudam, {kept} ficam. Veja Mudar de banco.',
  },
  bankChangeWithdrawn: {
    'zh-Hans': '换银行没有继续办：原来的卡和账户照常使用，钱仍发到原账户。',
    'zh-Hant': '更換銀行沒有繼續辦理：原來的卡和戶口照常使用，款項仍發到原戶口。',
    en: 'The change of bank is off: the card and account you have go on, and are paid as before.',
    pt: 'A mudança de banco ficou sem efeito: o cartão e a conta que tem continuam como antes.',
  },
})
