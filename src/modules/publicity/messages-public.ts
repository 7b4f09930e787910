import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { AnnouncementKind } from './announcement.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 公告 for everybody. */
export const publicMessages = defineMessages({
  title: text('公告', '公告', 'Announcements', 'Avisos'),
  lead: text(
    '政策、服务变动、新的用卡应用，还有防骗提醒。',
    '政策、服務變動、新的用卡應用，以及防騙提示。',
    'Measures, changes of service, new uses of the card, and warnings of fraud.',
    'Medidas, alterações de serviços, novas utilizações do cartão e alertas de burla.',
  ),
  fraud: text('当心受骗', '慎防受騙', 'Beware of fraud', 'Cuidado com as burlas'),
  latest: text('最近的公告', '最近的公告', 'Latest', 'Mais recentes'),
  none: text('目前没有公告', '目前沒有公告', 'Nothing at present', 'Nada de momento'),
  all: text('全部公告', '全部公告', 'All announcements', 'Todos os avisos'),
  on: text('{date} 发布', '{date} 發布', 'Published on {date}', 'Publicado em {date}'),
  over: text(
    '这则公告已经过期或者撤下，只作存档。',
    '這則公告已過期或已撤下，僅作存檔。',
    'This announcement is no longer current and is kept for the record.',
    'Este aviso já não está em vigor e fica apenas para registo.',
  ),
  doubt: text(
    '我们不会打电话要密码、验证码，也不会要您转账。有疑问就打 12333。',
    '我們不會致電索取密碼、驗證碼，亦不會要求轉帳。如有疑問，請致電 12333。',
    'We never call for a password or a code, nor ask you to transfer money. In doubt, call 12333.',
    'Nunca telefonamos a pedir senhas, códigos ou transferências. Em caso de dúvida, ligue 12333.',
  ),
})

const kinds = defineMessages({
  fraud: text('防骗提醒', '防騙提示', 'Fraud warning', 'Alerta de burla'),
  service: text('服务变动', '服務變動', 'Change of service', 'Alteração de serviço'),
  use: text('用卡应用', '用卡應用', 'Uses of the card', 'Utilizações do cartão'),
  policy: text('政策措施', '政策措施', 'Measures', 'Medidas'),
} satisfies Readonly<Record<AnnouncementKind, Text>>)

export const kindName = (language: Language, kind: AnnouncementKind): string =>
  kinds(language, kind)
