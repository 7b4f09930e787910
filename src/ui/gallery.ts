import { html, type Html } from '#kernel/html.ts'
import {
  alert,
  backLink,
  badge,
  breadcrumbs,
  bulletList,
  button,
  buttonGroup,
  checkboxes,
  dateInput,
  details,
  errorSummary,
  filter,
  form,
  icon,
  identityBar,
  input,
  insetText,
  link,
  linkButton,
  maskedValue,
  notificationBanner,
  pagination,
  paragraph,
  radios,
  sectionHeading,
  select,
  smallHeading,
  subNavigation,
  summaryList,
  table,
  tabs,
  tag,
  taskList,
  textarea,
  timeline,
  warningText,
} from './components.ts'
import { ICON_NAMES } from './components/icon/icon.ts'
import { TAG_COLOURS } from './components/tag/tag.ts'
import * as samples from './gallery-samples.ts'
import { page, type Display } from './layout.ts'
import type { Language } from './i18n/language.ts'

const words = (language: Language): Html =>
  html`${sectionHeading('文字')}${paragraph(
    '不管您的卡是哪个市发的，在广东省内都能用。看病、坐车、借书、领补贴，一张卡就够了。',
    'lead',
  )}${paragraph(
    html`补换卡可以在全省任何一个服务网点办，不用回发卡的城市。${link({
      href: '/places',
      text: '看看哪里近',
    })}。`,
  )}${bulletList(['身份证或者回乡证', '社会保障卡，丢了就不用带'])}${insetText({
    text: '银行账户不激活，收不到养老金和补贴。',
  })}${warningText({ language, text: '换银行以后，微信和水电的代扣要您自己改。' })}${details({
    summary: '为什么要激活两次',
    text: '社保功能由人社部门开通，银行账户由银行开通，是两件事。',
  })}<p class="govuk-body">${TAG_COLOURS.map((colour) => [
    tag({ text: '已办好', colour }),
    ' ',
  ])}${badge({ text: '紧急', colour: 'red' })}</p>${paragraph(
    html`证件号码 ${maskedValue({ language, label: '证件号码', masked: '440***********0012' })}`,
  )}${maskedValue({
    language,
    label: '手机号码',
    masked: '138****8000',
    full: '13800138000',
  })}`

const news = (language: Language): Html =>
  html`${sectionHeading('消息')}${notificationBanner({
    language,
    text: '银行还没有回复结果。请不要重复操作，我们会在 11月28日 前告诉您。',
  })}${(['information', 'success', 'warning', 'error'] as const).map((kind) =>
    alert({
      language,
      kind,
      title: '名单是 3 小时前的',
      text: '断网时只认名单里的卡。',
      headingLevel: 3,
    }),
  )}`

const controls = (language: Language): Html =>
  html`${sectionHeading('填写')}${errorSummary({
    language,
    errors: [
      { href: '#number', text: '证件号码少了一位（现在 17 位）' },
      { href: '#born-year', text: '出生日期缺年份' },
    ],
  })}${form({
    action: '/gallery',
    method: 'get',
    content: html`${input({
      language,
      name: 'number',
      label: '证件号码',
      hint: '18 位身份证号，或回乡证号。空格和小写 x 都可以。',
      error: '证件号码少了一位（现在 17 位），请核对。',
      width: 20,
      autocomplete: 'off',
      value: '44010619490101001',
    })}${input({ language, name: 'money', label: '金额', width: 10, suffix: '元' })}${dateInput({
      language,
      name: 'born',
      legend: '出生日期',
      hint: '例如 1949 年 1 月 1 日',
      error: '缺年份',
      wrong: ['year'],
      values: { month: '1', day: '1' },
      birthday: true,
    })}${radios({
      language,
      name: 'when',
      legend: '什么时候换过去？',
      legendSize: 'm',
      value: 'later',
      items: [
        { value: 'now', text: '马上' },
        {
          value: 'later',
          text: '下一次养老金到账以后',
          hint: '本月 10 日发，建议 11 日后切换',
          conditional: input({ language, name: 'phone', label: '到时打电话告诉我', width: 20 }),
        },
      ],
    })}${checkboxes({
      language,
      name: 'payers',
      legend: '哪些钱改到新银行？',
      items: [
        { value: 'pension', text: '养老金', hint: '下次 12月10日' },
        { value: 'farm', text: '耕地补贴' },
      ],
    })}${select({
      language,
      name: 'city',
      label: '城市',
      items: ['广州', '深圳', '珠海'].map((text) => ({ text })),
    })}${textarea({ language, name: 'story', label: '发生了什么' })}${buttonGroup(
      button({ text: '继续' }),
      button({ text: '存起来以后再办', kind: 'secondary' }),
      button({ text: '停用这张卡', kind: 'warning' }),
      link({ href: '/me', text: '不办了' }),
    )}`,
  })}`

const facts = (language: Language): Html =>
  html`${sectionHeading('事实')}${summaryList({
    card: {
      title: '核对',
      headingLevel: 3,
      actions: [{ href: '#', text: '全部重填' }],
    },
    rows: [
      { key: '姓名', value: '陈嘉文' },
      {
        key: '新银行',
        value: '示例银行广州越秀支行',
        actions: [{ href: '#', text: '更改', about: '新银行' }],
      },
    ],
  })}${table({
    caption: '今年到账',
    captionSize: 'm',
    firstCellIsHeader: true,
    head: ['日期', '项目', '账户', { text: '金额', numeric: true }, '结果'],
    rows: [
      ['11月10日', '养老金', '尾号 0012', '¥1,286.00', tag({ text: '已到账', colour: 'green' })],
      ['11月12日', '耕地补贴', '尾号 0012', '¥300.00', tag({ text: '退回', colour: 'red' })],
    ],
  })}${pagination({
    language,
    previous: { href: '?page=1' },
    next: { href: '?page=3' },
    pages: [
      { number: 1, href: '?page=1' },
      { number: 2, href: '?page=2', current: true },
      { number: 3, href: '?page=3' },
    ],
  })}${taskList({
    items: [
      { title: '核对资料', href: '#', status: { text: '已完成', colour: 'plain' } },
      {
        title: '签字',
        href: '#',
        hint: '刷脸或到柜台',
        status: { text: '要做', colour: 'orange' },
      },
    ],
  })}${tabs({
    title: '内容',
    items: [
      { id: 'tab-open', label: '在办', content: '一件在办。' },
      { id: 'tab-done', label: '办完', content: '三件办完。' },
    ],
  })}`

const staff = (language: Language): Html =>
  html`${sectionHeading('工作人员的页面')}${subNavigation({
    label: '线索',
    items: [
      { href: '#', text: '待分派', current: true },
      { href: '#', text: '核查中' },
      { href: '#', text: '已办结' },
    ],
  })}${filter({
    language,
    action: '/watch/leads',
    selected: [{ text: '广州', href: '/watch/leads' }],
    fields: [input({ language, name: 'q', label: '关键词' })],
  })}${timeline({
    language,
    headingLevel: 3,
    items: [
      {
        title: '责令改正',
        byline: '林* 签发',
        at: Temporal.Instant.from('2026-11-25T02:21:00Z'),
        description: '要求示例医院 15 日内退还押金并停止押卡。',
      },
      { title: '收到投诉', at: Temporal.PlainDate.from('2026-11-20'), description: '住院处押卡。' },
    ],
  })}`

const ours = (language: Language): Html =>
  html`${samples.heroSample()}${samples.homeSample(
    language,
  )}${sectionHeading('卡')}${samples.cardSamples(language)}${sectionHeading(
    '身份码',
  )}${samples.codeSample(language)}${sectionHeading('核验结果')}${samples.resultSamples(
    language,
  )}${sectionHeading('进度')}${samples.stepSample(language)}${sectionHeading(
    '设施',
  )}${samples.facilitySample(language)}${sectionHeading(
    '地市',
  )}${samples.citySample()}${sectionHeading('没有内容')}${samples.emptySamples()}`

const icons = (): Html =>
  html`${smallHeading('图标')}<p class="govuk-body">${ICON_NAMES.map((name) => [
    icon(name),
    ' ',
  ])}</p>`

/** Every component in its states on one page, for eyes, axe and screenshots. */
export const gallery = (options: {
  readonly language: Language
  readonly display: Display
}): Html => {
  const { language, display } = options
  return page({
    title: '组件一览',
    language,
    display,
    portal: 'resident',
    path: '/gallery',
    demo: true,
    navigation: {
      current: '/me',
      items: [
        { href: '/me', text: '我的卡' },
        { href: '/me/money', text: '我的钱' },
        { href: '/me/cases', text: '办事' },
        { href: '/me/access', text: '谁查过我' },
        { href: '/me/places', text: '哪里能用' },
        { href: '/me/permissions', text: '我的授权' },
      ],
    },
    signedIn: { name: '陈*文', signOutPath: '/sign-out', csrf: 'sample' },
    banner: identityBar({
      title: '陈*文 440***********0012',
      actions: [linkButton({ href: '#', text: '显示全部', kind: 'secondary' })],
    }),
    beforeMain: html`${backLink({ language, href: '/' })}${breadcrumbs({
      language,
      items: [{ text: '首页', href: '/' }, { text: '组件一览' }],
    })}`,
    main: html`${ours(language)}${words(language)}${icons()}${news(
      language,
    )}${controls(language)}${facts(language)}${staff(language)}`,
  })
}
