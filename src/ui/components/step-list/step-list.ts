import { html, type Content, type Html } from '#kernel/html.ts'
import type { Language } from '../../i18n/language.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { attributes } from '../attributes.ts'
import { icon } from '../icon/icon.ts'

const t = defineMessages({
  done: { 'zh-Hans': '已完成', 'zh-Hant': '已完成', en: 'Done', pt: 'Concluído' },
  current: { 'zh-Hans': '正在办理', 'zh-Hant': '正在辦理', en: 'In progress', pt: 'Em curso' },
  next: { 'zh-Hans': '还没开始', 'zh-Hant': '尚未開始', en: 'Not started', pt: 'Por iniciar' },
})

export interface Step {
  readonly title: Content
  readonly state: 'done' | 'current' | 'next'
  /** When, who has it now, what can be done. */
  readonly text?: Content
}

/** 办理进度: where a case stands. */
export const stepList = (options: {
  readonly language: Language
  readonly steps: readonly Step[]
}): Html =>
  html`<ol class="ykt-steps">${options.steps.map(
    ({ title, state, text }) =>
      html`<li${attributes({
        class: `ykt-step ykt-step--${state}`,
        'aria-current': state === 'current' && 'step',
      })}><span class="ykt-step__mark">${state === 'done' && icon('check')}</span><div
        class="ykt-step__say"><p class="ykt-step__title">${title} <span
        class="ykt-step__state">${t(options.language, state)}</span></p>${
          text !== undefined && html`<div class="ykt-step__text">${text}</div>`
        }</div></li>`,
  )}</ol>`
