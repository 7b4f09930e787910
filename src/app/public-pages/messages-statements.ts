import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

export const accessibilityMessages = defineMessages({
  title: text(
    '无障碍声明',
    '無障礙聲明',
    'Accessibility statement',
    'Declaração de acessibilidade',
  ),
  lead: text(
    '看不清、听不见、用不了鼠标、没有手机，都应该办得成。',
    '看不清、聽不到、用不了滑鼠、沒有手機，都應該辦得成。',
    'Whether you cannot see, hear, use a mouse or have no phone: it should work for you.',
    'Quer não veja, não ouça, não use rato ou não tenha telemóvel: deve conseguir.',
  ),
  does: text('现在做到的', '現已做到', 'What works now', 'O que já funciona'),
  elder: text(
    '长辈版：字放大一半，按钮够大，首页最多六个选择，没有广告和弹窗。',
    '長者版：字體放大一半，按鈕夠大，首頁最多六個選項，沒有廣告和彈出視窗。',
    'Large and simple view: text half as large again, large buttons, at most six choices on the ' +
      'front page, no advertising and no pop-ups.',
    'Modo sénior: letra maior em metade, botões grandes, no máximo seis opções no início, ' +
      'sem publicidade nem janelas.',
  ),
  colours: text(
    '四种颜色，黑底黄字、蓝底黄字、黄底黑字，也跟随系统的高对比设置。',
    '四種顏色，黑底黃字、藍底黃字、黃底黑字，亦跟隨系統的高對比設定。',
    'Four colour settings, and the high contrast of your system is respected.',
    'Quatro combinações de cores, e respeita-se o alto contraste do sistema.',
  ),
  keyboard: text(
    '只用键盘就能走完每一步，焦点看得见。',
    '只用鍵盤即可完成每一步，焦點清晰可見。',
    'Every step works with the keyboard alone, and the focus can be seen.',
    'Todos os passos funcionam só com o teclado, com o foco visível.',
  ),
  speech: text(
    '给读屏软件用的标题、名称和状态都写全，证件号码不会一个星号一个星号地念。',
    '供螢幕閱讀器使用的標題、名稱和狀態齊備，證件號碼不會逐個星號讀出。',
    'Headings, names and states are there for screen readers; masked numbers are read sensibly.',
    'Títulos, nomes e estados para leitores de ecrã; os números ocultos são lidos com sentido.',
  ),
  noScripts: text(
    '关掉脚本也能用，身份码除外的页面都不依赖脚本。',
    '關閉指令碼亦可使用，除身份碼外的頁面均不依賴指令碼。',
    'Pages work without scripts, except what needs a device.',
    'As páginas funcionam sem scripts, salvo o que exige um dispositivo.',
  ),
  languages: text(
    '四种语言，都是逐句写的，不是机器转换。',
    '四種語言，均逐句撰寫，並非機器轉換。',
    'Four languages, each written and not converted.',
    'Quatro línguas, cada uma escrita e não convertida.',
  ),
  measured: text('怎么检查的', '如何檢查', 'How it is checked', 'Como é verificado'),
  measuredText: text(
    '按 WCAG 2.2 AA 自查：每个页面都用自动工具在标准版、长辈版和高对比下检查。自动工具查不出全部问题，还没有请读屏用户和老人实地试用，也没有第三方测评。',
    '按 WCAG 2.2 AA 自查：每頁均以自動工具在標準版、長者版及高對比下檢查。自動工具未能查出所有問題，尚未邀請螢幕閱讀器使用者和長者實地試用，亦未有第三方評測。',
    'Checked by ourselves against WCAG 2.2 AA: automatic tools on every page in the standard, ' +
      'large and high contrast views. Tools do not find everything; people who use screen ' +
      'readers and elders have not tried it yet, and nobody independent has assessed it.',
    'Verificado por nós segundo as WCAG 2.2 AA: ferramentas automáticas em todas as páginas, nos ' +
      'modos normal, sénior e de alto contraste. As ferramentas não detectam tudo; ainda não foi ' +
      'experimentado por utilizadores de leitores de ecrã nem idosos, nem avaliado por terceiros.',
  ),
  basis: text(
    '依据{articles}',
    '依據{articles}',
    'Legal basis: {articles}',
    'Base legal: {articles}',
  ),
  tell: text(
    '哪里用不了，告诉我们',
    '遇到障礙請告訴我們',
    'Tell us what does not work',
    'Diga-nos o que não funciona',
  ),
  tellText: text(
    '打 {phone}，说清是哪一页。办不了的事，电话里先帮您办。',
    '致電 {phone}，說明是哪一頁。未能辦理的事，我們先在電話中為您辦理。',
    'Call {phone} and say which page. What you cannot do here is done for you on the phone.',
    'Ligue {phone} e diga qual é a página. O que não conseguir fazer trata-se por telefone.',
  ),
})

export const privacyMessages = defineMessages({
  title: text('个人信息保护', '個人資料保護', 'Privacy', 'Privacidade'),
  lead: text(
    '能不看的就不看，看过的都让您知道。',
    '可不看的就不看，看過的都讓您知道。',
    'As little as possible is looked at, and you are told of every look.',
    'Consulta-se o mínimo possível, e é informado de cada consulta.',
  ),
  little: text(
    '每个场景只能看到目录里写明的几项，别的一项也出不去。',
    '每個場景只能看到目錄列明的幾項，其他一概不會外洩。',
    'Each use sees only the items the catalogue names; nothing else leaves.',
    'Cada utilização vê apenas o que o catálogo indica; nada mais sai.',
  ),
  seen: text(
    '谁、什么时候、为了什么、看了哪几项，都记在“谁查过我”里。',
    '誰、何時、為何、看了哪幾項，都記在「誰查閱過我的資料」。',
    'Who looked, when, why and at what stands under “Who viewed my data”.',
    'Quem consultou, quando, porquê e o quê consta de «Quem consultou os meus dados».',
  ),
  sealed: text(
    '姓名、证件号码、电话和账号都加密保存，打开一次就留一条记录。',
    '姓名、證件號碼、電話和帳號均加密保存，每次開啟均留下記錄。',
    'Names, document numbers, phones and accounts are kept encrypted; each opening is recorded.',
    'Nomes, números, telefones e contas são guardados cifrados; cada abertura fica registada.',
  ),
  code: text(
    '身份码一分钟换一次，只能用一次，里面没有您的任何信息。',
    '身份碼每分鐘更換，只能使用一次，當中不含您的任何資料。',
    'The code changes every minute, works once and holds nothing about you.',
    'O código muda a cada minuto, serve uma vez e nada contém sobre si.',
  ),
  venues: text(
    '不同单位拿到的代号不一样，不能拿来互相比对您去过哪里。',
    '不同機構取得的代號不同，不能用來互相比對您的行蹤。',
    'Each organisation gets another code name, so they cannot compare where you have been.',
    'Cada entidade recebe outro código, pelo que não podem cruzar por onde andou.',
  ),
  rights: text('您可以', '您可以', 'You may', 'Pode'),
  see: text(
    '看谁查过我',
    '查看誰查閱過我的資料',
    'See who viewed my data',
    'Ver quem consultou os meus dados',
  ),
  complain: text(
    '说“这不是我”，要求查清',
    '表示「不是我」，要求查明',
    'Say “not me” and have it investigated',
    'Dizer «não fui eu» e pedir investigação',
  ),
  basis: text(
    '依据{articles}',
    '依據{articles}',
    'Legal basis: {articles}',
    'Base legal: {articles}',
  ),
})
