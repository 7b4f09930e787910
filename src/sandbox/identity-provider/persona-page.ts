import { html, type Html } from '#kernel/html.ts'
import type { Realm } from '#platform/session.ts'
import {
  button,
  emptyState,
  form,
  inLanguage,
  pageHeading,
  paragraph,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { page, type Display, type Portal } from '#ui/layout.ts'
import { messages as t } from './messages.ts'
import type { Persona } from './persona.ts'

export interface PersonaPage {
  readonly language: Language
  readonly display: Display
  readonly realm: Realm
  /** Somebody is asked again before something that matters. */
  readonly stepUp: boolean
  /** Address of this interaction; the form posts there. */
  readonly path: string
  readonly personas: readonly Persona[]
}

const PORTALS: Readonly<Record<Realm, Portal>> = {
  resident: 'resident',
  staff: 'venue',
  developer: 'developer',
}

/** Stories are told in two languages; a reader of another hears which one it is. */
const storyOf = ({ story }: Persona, language: Language): Html =>
  language.startsWith('zh') ? inLanguage('zh-Hans', story.zh) : inLanguage('en', story.en)

const people = ({ personas, language }: PersonaPage): Html =>
  summaryList({
    rows: personas.map((persona) => ({
      key: verbatim(persona.name),
      value: html`${paragraph(storyOf(persona, language))}${button({
        text: t(language, 'signIn', { name: persona.name }),
        kind: 'secondary',
        name: 'sub',
        value: persona.sub,
      })}`,
    })),
  })

/** The list of personas to choose from; one press signs in. */
export const personaPage = (options: PersonaPage): Html => {
  const { language, stepUp, path, personas } = options
  const title = t(language, stepUp ? 'stepUpTitle' : 'title')
  return page({
    title,
    language,
    display: options.display,
    portal: PORTALS[options.realm],
    path: `${path}?by=settings`,
    demo: true,
    main: html`${pageHeading(title, t(language, 'provider'))}${paragraph(
      t(language, stepUp ? 'stepUpLead' : 'lead'),
      'lead',
    )}${form({
      action: path,
      method: 'post',
      content: html`${
        personas.length > 0 ? people(options) : emptyState({ title: t(language, 'nobody') })
      }${button({
        text: t(language, 'cancel'),
        kind: 'secondary',
        name: 'cancel',
        value: '1',
      })}`,
    })}`,
  })
}
