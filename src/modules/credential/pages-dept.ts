import { type Content, html } from '#kernel/html.ts'
import {
  backLink,
  button,
  details,
  form,
  input,
  insetText,
  link,
  linkButton,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  tag,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { VERDICTS } from './credential.ts'
import { listWords } from './messages-lists.ts'
import { VERDICT_WORDS, words as w } from './messages.ts'
import { DEPT as PATH, type Said } from './pages-frame.ts'
import { credentialTable, language, milestoneName, said, sharedParts } from './pages-parts.ts'
import { nextMilestone } from './plan.ts'
import type { ListedCredential, Names, SeenCredential } from './read-credential.ts'

/** 卡证码审查 for a department: what it is asked, and what it has filed. */
export const deptListPage = (data: {
  readonly awaited: readonly ListedCredential[]
  readonly own: readonly ListedCredential[]
  readonly names: Names
  readonly saved: boolean
}): View => {
  const { names } = data
  return {
    title: w.title,
    main: html`${[
      said({ saved: data.saved }),
      pageHeading(w.title),
      paragraph(w.deptLead, 'lead'),
      linkButton({ href: `${PATH}/new`, text: w.file }),
      credentialTable(w.awaited, data.awaited, { names, path: PATH, none: w.noneAwaited }),
      credentialTable(w.own, data.own, { names, path: PATH, none: w.noneOwn }),
    ]}`,
  }
}

const opinionForm = (
  { credential, on }: SeenCredential,
  csrf: string,
  typed: Said['typed'],
): Content => {
  const { id, opinionsDueOn } = credential
  const late = Temporal.PlainDate.compare(opinionsDueOn, on) < 0
  return [
    sectionHeading(w.give),
    paragraph(w.giveLead),
    insetText({
      text: [
        w.opinionsBy(formatDate(language, opinionsDueOn)),
        late && [' ', tag({ text: w.overdue, colour: 'red' })],
      ],
    }),
    form({
      action: `${PATH}/${id}/opinion`,
      method: 'post',
      csrf,
      content: [
        radios({
          language,
          name: 'verdict',
          legend: w.verdict,
          value: typed?.['verdict'],
          items: VERDICTS.map((value) => ({ value, text: VERDICT_WORDS[value] })),
        }),
        textarea({ language, name: 'words', label: w.giveWords, value: typed?.['words'] }),
        button({ text: w.give, preventDoubleClick: true }),
      ],
    }),
  ]
}

/** What the department does on a plan: the next step, and how many holders have been moved. */
const planForms = ({ credential, plan }: SeenCredential, csrf: string): Content => {
  const next = plan && nextMilestone(plan)
  if (credential.status !== 'absorbing' || next === undefined) return undefined
  const path = `${PATH}/${credential.id}`
  return [
    credential.holderCount > 0 && [
      sectionHeading(w.enterMoved),
      form({
        action: `${path}/moved`,
        method: 'post',
        csrf,
        content: [
          input({
            language,
            name: 'holders',
            label: w.movedLabel,
            width: 10,
            inputMode: 'numeric',
          }),
          button({ text: w.enterMoved, kind: 'secondary', preventDoubleClick: true }),
        ],
      }),
    ],
    paragraph(link({ href: `${path}/numbers`, text: listWords.title })),
    sectionHeading(w.reach(milestoneName(next))),
    form({
      action: `${path}/milestone`,
      method: 'post',
      csrf,
      hidden: { name: next },
      content: [
        input({ language, name: 'reached', label: w.reachWords }),
        button({ text: w.reachSubmit, preventDoubleClick: true }),
      ],
    }),
  ]
}

const withdrawForm = ({ credential }: SeenCredential, csrf: string): Content =>
  details({
    summary: w.withdraw,
    text: form({
      action: `${PATH}/${credential.id}/withdraw`,
      method: 'post',
      csrf,
      content: button({ text: w.withdraw, kind: 'warning', preventDoubleClick: true }),
    }),
  })

/** One credential, for the department that filed it and for those that are asked. */
export const deptOnePage = (
  seen: SeenCredential,
  { csrf, agencyCode, ...rest }: Said & { readonly csrf: string; readonly agencyCode: string },
): View => {
  const { credential, opinions } = seen
  const own = credential.issuerAgency === agencyCode
  const asked = opinions.some(
    (opinion) => opinion.agencyCode === agencyCode && opinion.given === undefined,
  )
  return {
    title: credential.name,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      said(rest),
      pageHeading(verbatim(credential.name), w.title),
      sharedParts(seen),
      asked && credential.status === 'filed' && opinionForm(seen, csrf, rest.typed),
      own && planForms(seen, csrf),
      own && credential.status === 'filed' && withdrawForm(seen, csrf),
    ]}`,
  }
}
