import { html, type Html } from '#kernel/html.ts'
import { formatDate } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { icon, type IconName } from '../icon/icon.ts'

const t = defineMessages({
  ramp: { 'zh-Hans': '无障碍坡道', 'zh-Hant': '無障礙坡道', en: 'Ramp', pt: 'Rampa' },
  lowCounter: { 'zh-Hans': '低位台', 'zh-Hant': '低位櫃枱', en: 'Low counter', pt: 'Balcão baixo' },
  accessibleToilet: {
    'zh-Hans': '无障碍卫生间',
    'zh-Hant': '無障礙洗手間',
    en: 'Accessible toilet',
    pt: 'Casa de banho acessível',
  },
  wheelchair: { 'zh-Hans': '轮椅', 'zh-Hant': '輪椅', en: 'Wheelchair', pt: 'Cadeira de rodas' },
  readingGlasses: {
    'zh-Hans': '老花镜',
    'zh-Hant': '老花鏡',
    en: 'Reading glasses',
    pt: 'Óculos de leitura',
  },
  magnifier: { 'zh-Hans': '放大镜', 'zh-Hant': '放大鏡', en: 'Magnifier', pt: 'Lupa' },
  voicePrompt: {
    'zh-Hans': '语音提示',
    'zh-Hant': '語音提示',
    en: 'Voice prompts',
    pt: 'Avisos por voz',
  },
  display: { 'zh-Hans': '电子显示屏', 'zh-Hant': '電子顯示屏', en: 'Display', pt: 'Ecrã' },
  writingTablet: {
    'zh-Hans': '手写板',
    'zh-Hant': '手寫板',
    en: 'Writing tablet',
    pt: 'Quadro para escrever',
  },
  brailleGuide: {
    'zh-Hans': '盲文或大字指南',
    'zh-Hant': '點字或大字指南',
    en: 'Braille or large-print guide',
    pt: 'Guia em braille ou letra grande',
  },
  signLanguage: {
    'zh-Hans': '手语服务',
    'zh-Hant': '手語服務',
    en: 'Sign language',
    pt: 'Língua gestual',
  },
  hearingLoop: {
    'zh-Hans': '助听回路',
    'zh-Hant': '助聽迴路',
    en: 'Hearing loop',
    pt: 'Anel de indução',
  },
  prioritySeat: {
    'zh-Hans': '爱心座椅',
    'zh-Hant': '關愛座',
    en: 'Priority seats',
    pt: 'Lugares prioritários',
  },
  priorityQueue: {
    'zh-Hans': '优先叫号',
    'zh-Hant': '優先叫號',
    en: 'Priority queue',
    pt: 'Atendimento prioritário',
  },
  wheelchairParking: {
    'zh-Hans': '无障碍停车位',
    'zh-Hant': '無障礙泊車位',
    en: 'Accessible parking',
    pt: 'Estacionamento acessível',
  },
  nursingRoom: {
    'zh-Hans': '母婴室',
    'zh-Hant': '育嬰室',
    en: 'Nursing room',
    pt: 'Sala de amamentação',
  },
  defibrillator: {
    'zh-Hans': '除颤器 AED',
    'zh-Hant': '除顫器 AED',
    en: 'Defibrillator (AED)',
    pt: 'Desfibrilhador (DAE)',
  },
  homeVisit: {
    'zh-Hans': '上门服务',
    'zh-Hant': '上門服務',
    en: 'Home visits',
    pt: 'Visitas ao domicílio',
  },
  checked: {
    'zh-Hans': '{date}核查',
    'zh-Hant': '{date}核查',
    en: 'checked {date}',
    pt: 'verificado em {date}',
  },
  unchecked: {
    'zh-Hans': '尚未核查，请先打电话问',
    'zh-Hant': '尚未核查，請先致電查詢',
    en: 'not checked yet; call first',
    pt: 'ainda não verificado; telefone antes',
  },
  photo: {
    'zh-Hans': '{facility}的照片',
    'zh-Hant': '{facility}的照片',
    en: 'Photo: {facility}',
    pt: 'Fotografia: {facility}',
  },
  overdue: {
    'zh-Hans': '{date}核查，早该复查，请先打电话问',
    'zh-Hant': '{date}核查，早應覆查，請先致電查詢',
    en: 'last checked {date}; too long ago, call first',
    pt: 'verificado em {date}; há demasiado tempo, telefone antes',
  },
})

/** 场所设施 of Art. 18, by the catalogue's names. */
export type FacilityName = Exclude<
  keyof typeof t.messages,
  'checked' | 'overdue' | 'unchecked' | 'photo'
>

/** 设施 in words. */
export const facilityText = (language: Language, facility: FacilityName): string =>
  t(language, facility)

const ICONS: Readonly<Record<FacilityName, IconName>> = {
  ramp: 'wheelchair',
  lowCounter: 'wheelchair',
  accessibleToilet: 'door',
  wheelchair: 'wheelchair',
  readingGlasses: 'eye',
  magnifier: 'search',
  voicePrompt: 'speaker',
  display: 'terminal',
  writingTablet: 'document',
  brailleGuide: 'book',
  signLanguage: 'hand',
  hearingLoop: 'ear',
  prioritySeat: 'seat',
  priorityQueue: 'clock',
  wheelchairParking: 'bus',
  nursingRoom: 'baby',
  defibrillator: 'heart',
  homeVisit: 'home',
}

/** Whether a word of a register is the name of a facility. */
export const isFacilityName = (text: string): text is FacilityName => Object.hasOwn(ICONS, text)

/**
 * What a place offers to elders and disabled people, each with the day it was last seen; what was
 * only declared says that nobody has looked.
 */
export const facilityIcons = (options: {
  readonly language: Language
  readonly facilities: readonly {
    readonly facility: FacilityName
    readonly checkedOn?: Temporal.PlainDate | undefined
    /** Nobody has looked again in time. */
    readonly overdue?: boolean | undefined
    /** Where a photo of it is. */
    readonly photoHref?: string | undefined
  }[]
}): Html =>
  html`<ul class="ykt-facilities">${options.facilities.map(
    ({ facility, checkedOn, overdue, photoHref }) =>
      html`<li>${icon(ICONS[facility])}<span>${t(options.language, facility)}<small>${
        checkedOn === undefined
          ? t(options.language, 'unchecked')
          : t(options.language, overdue === true ? 'overdue' : 'checked', {
              date: formatDate(options.language, checkedOn),
            })
      }</small>${
        photoHref !== undefined &&
        html` <a class="govuk-link" href="${photoHref}">${t(options.language, 'photo', {
          facility: t(options.language, facility),
        })}</a>`
      }</span></li>`,
  )}</ul>`
