import type { Content, Html } from '#kernel/html.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { errorSummary, notificationBanner } from './components.ts'
import { page, type PageOptions } from './layout.ts'

/** What a page says; a portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts' | 'slip'>

/** A request whose path, query and form do not matter. */
export type AnyRequest = RouteRequest<unknown, unknown, unknown>

type Framing = Omit<PageOptions, 'title' | 'main'>

/** The frame of a portal around one of its sections: navigation, settings, who is signed in. */
export type Frame = (request: AnyRequest, section: string) => Promise<Framing>

/** The frame of the residents' portal, for which nothing is read. */
export type ResidentFrame = (request: AnyRequest, section: string) => Framing

/** A page in the frame of a portal. */
export const inFrame = async (
  frame: Frame,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => page({ ...(await frame(request, section)), ...view })

/** What a page of staff says after something was done, or was not. */
export interface Said {
  readonly fault?: string | undefined
  readonly saved?: boolean | undefined
}

/** The same on the page: that it was done, in the words of its module, or why it was not. */
export const said = ({ fault, saved }: Said, done: string): Content => [
  saved === true && notificationBanner({ language: 'zh-Hans', kind: 'success', text: done }),
  fault !== undefined && errorSummary({ language: 'zh-Hans', errors: [{ text: fault }] }),
]
