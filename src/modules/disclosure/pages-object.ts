import { type Content, html, type Html } from '#kernel/html.ts'
import {
  button,
  errorSummary,
  form,
  input,
  pageHeading,
  paragraph,
  radios,
  textarea,
} from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { boardMessages as t, objectionMessages as o } from './messages-public.ts'
import type { ObjectingRefusal } from './object.ts'
import { OBJECTION_KINDS } from './objection.ts'
import { BOARD, type ShownNotice } from './pages-board.ts'

/** What was typed; kept when something is wrong. */
export interface ObjectionForm {
  readonly number: string
  readonly kind: string
  readonly statement: string
  readonly phone: string
}

export type ObjectionFault = ObjectingRefusal | 'KIND_MISSING'

export const EMPTY_FORM: ObjectionForm = { number: '', kind: '', statement: '', phone: '' }

const FIELDS: Readonly<Record<ObjectionFault, keyof ObjectionForm>> = {
  ROW_UNKNOWN: 'number',
  KIND_MISSING: 'kind',
  WORDS_MISSING: 'statement',
  PHONE_WRONG: 'phone',
  NOTICE_ENDED: 'number',
}

/** The form of an objection, on the board and at a counter. */
export const objectionForm = (options: {
  readonly language: Language
  readonly action: string
  readonly csrf?: string | undefined
  readonly values: ObjectionForm
  readonly fault: ObjectionFault | undefined
}): Html => {
  const { language, values, fault } = options
  const wrong = (field: keyof ObjectionForm): string | undefined =>
    fault !== undefined && FIELDS[fault] === field ? o(language, fault) : undefined
  const field = (name: keyof ObjectionForm) => ({
    language,
    name,
    label: o(language, name),
    value: values[name],
    error: wrong(name),
  })
  return form({
    action: options.action,
    method: 'post',
    csrf: options.csrf,
    content: [
      input({
        ...field('number'),
        hint: o(language, 'numberHint'),
        width: 5,
        inputMode: 'numeric',
        autocomplete: 'off',
      }),
      radios({
        language,
        name: 'kind',
        legend: o(language, 'kind'),
        legendSize: 's',
        value: values.kind,
        error: wrong('kind'),
        items: OBJECTION_KINDS.map((value) => ({ value, text: o(language, value) })),
      }),
      textarea({ ...field('statement'), hint: o(language, 'statementHint'), rows: 4 }),
      input({
        ...field('phone'),
        hint: o(language, 'phoneHint'),
        type: 'tel',
        width: 20,
        autocomplete: 'tel',
      }),
      button({ text: o(language, 'send'), preventDoubleClick: true }),
    ],
  })
}

/** What is wrong with the form, above it. */
export const objectionFault = (language: Language, fault: ObjectionFault | undefined): Content =>
  fault !== undefined &&
  errorSummary({
    language,
    errors: [{ text: o(language, fault), href: `#${FIELDS[fault]}` }],
  })

/** 提异议 without signing in. */
export const objectPage = (
  view: PublicView,
  { notice, programme }: ShownNotice,
  typed: { readonly values: ObjectionForm; readonly fault: ObjectionFault | undefined },
): Html => {
  const { language } = view
  const list = localPath(language, `${BOARD}/${notice.id}`)
  return publicPage(view, {
    title: o(language, 'title'),
    trail: [
      { text: t(language, 'title'), href: localPath(language, BOARD) },
      { text: programme[language], href: list },
      { text: o(language, 'title') },
    ],
    main: html`${[
      objectionFault(language, typed.fault),
      pageHeading(o(language, 'title'), programme[language]),
      paragraph(o(language, 'lead'), 'lead'),
      objectionForm({ language, action: `${list}/objection`, ...typed }),
    ]}`,
  })
}
