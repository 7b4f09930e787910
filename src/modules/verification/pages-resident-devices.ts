import { html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  emptyState,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import { codeMessages, deviceMessages as t } from './messages-resident.ts'
import { CODE_PATH } from './pages-resident-code.ts'
import type { Device } from './store-device.ts'

export const DEVICES_PATH = '/me/devices'

const removePath = (device: Device): string =>
  `${DEVICES_PATH}/${publicId('device', device.id)}/remove`

export interface DevicesData {
  readonly language: Language
  readonly owner: string
  readonly devices: readonly Device[]
  /** Whether one has just been removed. */
  readonly removed: boolean
}

/** 能亮码的设备: what they are called, since when, and the way to remove one. */
export const devicesPage = ({ language, owner, devices, removed }: DevicesData): View => ({
  title: t(language, 'title'),
  scripts: ['device.js'],
  main: html`${[
    removed && notificationBanner({ language, kind: 'success', text: t(language, 'removed') }),
    pageHeading(t(language, 'title')),
    paragraph(t(language, 'lead'), 'lead'),
    devices.length === 0
      ? emptyState({
          title: t(language, 'none'),
          text: t(language, 'noneText'),
          action: linkButton({ href: CODE_PATH, text: codeMessages(language, 'title') }),
        })
      : html`<div id="my-devices" data-owner="${owner}">${summaryList({
          rows: devices.map((device) => ({
            key: verbatim(device.label),
            value: html`${t(language, 'since', {
              at: formatDateTime(language, device.enrolledAt),
            })} <span data-device="${publicId('device', device.id)}" hidden>${tag({
              text: t(language, 'thisOne'),
              colour: 'green',
            })}</span>`,
            actions: [
              { href: removePath(device), text: t(language, 'remove'), about: device.label },
            ],
          })),
        })}</div>`,
  ]}`,
})

/** 移除前核对 */
export const removePage = (language: Language, csrf: string, device: Device): View => ({
  title: t(language, 'removeTitle'),
  beforeMain: backLink({ language, href: DEVICES_PATH }),
  main: html`${[
    pageHeading(t(language, 'removeTitle')),
    summaryList({
      rows: [
        { key: t(language, 'device'), value: verbatim(device.label) },
        { key: t(language, 'added'), value: formatDateTime(language, device.enrolledAt) },
      ],
    }),
    sectionHeading(t(language, 'effects')),
    bulletList([t(language, 'effectStops'), t(language, 'effectCodes'), t(language, 'effectCard')]),
    form({
      action: removePath(device),
      method: 'post',
      csrf,
      content: buttonGroup(
        button({ text: t(language, 'remove'), kind: 'warning', preventDoubleClick: true }),
        link({ href: DEVICES_PATH, text: t(language, 'keep') }),
      ),
    }),
  ]}`,
})
