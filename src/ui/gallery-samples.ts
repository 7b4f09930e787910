import { html, type Html } from '#kernel/html.ts'
import {
  accessList,
  amount,
  cardFace,
  cardStatus,
  cityTiles,
  codePlate,
  emptyState,
  facilityIcons,
  halves,
  hero,
  illustration,
  linkButton,
  resultPlate,
  sectionHeading,
  statement,
  stepList,
  tileGrid,
} from './components.ts'
import type { Language } from './i18n/language.ts'

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)

/** The resident's first screen as it might be: the card, its state, the money, the four errands. */
export const homeSample = (language: Language): Html =>
  html`${halves(
    html`${cardFace({
      language,
      holderName: '陈嘉文',
      maskedNumber: '440***********0012',
      city: '广州',
      bank: '示例银行广州越秀支行',
    })}${cardStatus({
      language,
      social: { text: '正常', tone: 'good' },
      bank: { text: '未激活', tone: 'attention' },
      call: {
        title: '银行账户还没激活',
        text: '不激活收不到钱。带身份证和卡到示例银行任一网点办。',
        href: '/me/activate',
        action: '怎么激活',
      },
    })}`,
    html`${linkButton({ href: '/me/code', text: '出示身份码' })}${statement({
      title: html`这个月到了 ${amount('¥1,286.00')}`,
      text: html`还有 ${amount('¥300.00')} 没到：银行账户没有激活。`,
    })}`,
  )}${tileGrid({
    label: '常用',
    tiles: [
      { href: '/me/loss', title: '卡丢了', text: '马上停用', icon: 'lost', strong: true },
      { href: '/me/bank', title: '换银行', text: '一次办好，钱跟着走', icon: 'swap' },
      { href: '/me/replace', title: '补换卡', text: '全省任何网点', icon: 'replace' },
      { href: '/me/family', title: '家人', text: '替父母孩子办', icon: 'family' },
    ],
  })}${sectionHeading('刚才谁查过我')}${accessSample(language)}`

export const citySample = (): Html =>
  cityTiles({
    label: '地市',
    cities: [
      { code: '440100', href: '/places?city=440100', name: '广州', text: '31 处' },
      { code: '440800', href: '/places?city=440800', name: '湛江', text: '24 处' },
      { code: '445100', href: '/places?city=445100', name: '潮州', text: '24 处' },
    ],
  })

export const accessSample = (language: Language): Html =>
  accessList([
    {
      language,
      at: at('2026-11-25T02:21:00Z'),
      organisation: '广州图书馆',
      place: '天河区珠江东路',
      purpose: '借书核验',
      fields: ['姓名', '卡是否有效'],
      basis: { text: '条例第十二条', href: '/law/12' },
      notMeHref: '/me/access/1/not-me',
    },
    {
      language,
      at: at('2026-11-24T01:05:00Z'),
      organisation: '广东省社会保险基金管理局',
      purpose: '核对养老金收款账户',
      fields: ['姓名', '社会保障号码', '收款账户'],
      basis: { text: '条例第十九条' },
    },
  ])

/** Cards that are not as usual: digital, stopped, long names. */
export const cardSamples = (language: Language): Html =>
  html`${cardFace({
    language,
    holderName: '麦合穆提江·阿卜杜热西提',
    maskedNumber: '654***********0012',
    city: '深圳',
    bank: '示例农村商业银行股份有限公司深圳福田莲花北支行',
    kind: 'digital',
  })}${cardFace({
    language,
    holderName: 'MARIA DA CONCEIÇÃO LEI',
    maskedNumber: '820***********001X',
    city: '珠海',
    bank: '示例银行',
    stopped: { text: '临时挂失' },
  })}${cardStatus({
    language,
    social: { text: '临时挂失', tone: 'stopped' },
    bank: { text: '等待银行确认', tone: 'waiting' },
  })}`

export const codeSample = (language: Language): Html =>
  codePlate({
    language,
    value: 'YKT1.4ZQ7C2M8D1K5V9XWB3N6H0TJRSPEAGFL',
    digits: '48213377',
    countdown: '还剩 42 秒',
  })

export const resultSamples = (language: Language): Html =>
  html`${resultPlate({
    language,
    outcome: 'pass',
    concession: '65 岁以上免费',
    facts: [{ label: '姓名', value: '陈*文' }],
  })}${resultPlate({
    language,
    outcome: 'check',
    text: '照片和本人看着不像，请看一下实体卡。',
  })}${resultPlate({ language, outcome: 'refuse', text: '码已经用过了，请持卡人刷新后再扫。' })}`

export const stepSample = (language: Language): Html =>
  stepList({
    language,
    steps: [
      { title: '已受理', state: 'done', text: '11月20日 10:02，广州市越秀区服务网点' },
      { title: '新银行开户', state: 'done', text: '11月21日，示例银行已确认' },
      {
        title: '发放单位改收款账户',
        state: 'current',
        text: '2 家已确认，1 家等待中，已自动催办。',
      },
      { title: '领新卡并激活', state: 'next' },
    ],
  })

export const facilitySample = (language: Language): Html =>
  facilityIcons({
    language,
    facilities: [
      { facility: 'ramp', checkedOn: Temporal.PlainDate.from('2026-10-08') },
      { facility: 'lowCounter' },
      { facility: 'magnifier', checkedOn: Temporal.PlainDate.from('2025-03-04'), overdue: true },
      { facility: 'hearingLoop' },
      { facility: 'signLanguage' },
      { facility: 'readingGlasses' },
      { facility: 'nursingRoom' },
      { facility: 'defibrillator' },
    ],
  })

export const heroSample = (): Html =>
  hero({
    title: '一张卡，办全省的事',
    text: '看病、坐车、借书、领补贴，都用社会保障卡。在哪个市发的都一样。',
    actions: html`<div class="govuk-button-group">${linkButton({
      href: '/me',
      text: '查看我的卡',
    })}${linkButton({ href: '/guide', text: '我能办什么', kind: 'secondary' })}</div>`,
    picture: illustration('province'),
  })

export const emptySamples = (): Html =>
  html`${emptyState({
    title: '这个月还没有人查过您的资料',
    text: '有人查的时候，这里马上会有一条记录。',
  })}${emptyState({
    title: '没有找到这样的地方',
    text: '换一个区，或者去掉一个条件试试。',
    illustration: 'search',
  })}${emptyState({
    title: '这一页搬走了',
    text: '可能链接旧了。从首页重新走一次就好。',
    action: linkButton({ href: '/', text: '回首页' }),
    illustration: 'boat',
  })}`
