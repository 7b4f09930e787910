import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import { hint, label } from './field.ts'

/** One radio or checkbox. */
export interface Choice {
  readonly value: string
  readonly text: Content
  readonly id?: string | undefined
  readonly hint?: Content
  readonly disabled?: boolean | undefined
  /** Shown only while this one is chosen. */
  readonly conditional?: Html | undefined
}

/** A word between choices, such as 或. */
export interface Divider {
  readonly divider: string
}

interface ChoiceSetting {
  readonly block: 'govuk-radios' | 'govuk-checkboxes'
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  /** The first choice has the id of the group, so that an error summary can link to it. */
  readonly id: string
  readonly checked: boolean
  readonly describedBy?: string | undefined
  readonly behaviour?: 'exclusive' | undefined
}

/** One radio or checkbox with its label, hint and what it opens. */
export const choice = (item: Choice, setting: ChoiceSetting): Html => {
  const { block, id, checked } = setting
  const hintId = item.hint === undefined ? undefined : `${id}-item-hint`
  const describedBy = classes(setting.describedBy, hintId)
  const conditionalId = item.conditional === undefined ? undefined : `conditional-${id}`
  return html`<div class="${block}__item"><input${attributes({
    class: `${block}__input`,
    id,
    name: setting.name,
    type: setting.type,
    value: item.value,
    checked,
    disabled: item.disabled,
    'data-aria-controls': conditionalId,
    'data-behaviour': setting.behaviour,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
  })}>${label({ text: item.text, for: id, also: `${block}__label` })}${
    hintId !== undefined && hint({ id: hintId, text: item.hint, also: `${block}__hint` })
  }</div>${
    conditionalId !== undefined &&
    html`<div class="${classes(
      `${block}__conditional`,
      !checked && `${block}__conditional--hidden`,
    )}" id="${conditionalId}">${item.conditional}</div>`
  }`
}

/** `payers`, `payers-2`, `payers-3`. */
export const choiceId = (item: Choice, prefix: string, index: number): string =>
  item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`)
