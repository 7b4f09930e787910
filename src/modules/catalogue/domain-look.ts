import type { IconName } from '#ui/components.ts'
import type { Domain } from './scene.ts'

/** The drawing that stands for a field of use. */
export const DOMAIN_ICONS = {
  socialSecurity: 'shield',
  employment: 'door',
  talent: 'chart',
  health: 'hospital',
  transport: 'bus',
  culture: 'book',
  tourism: 'museum',
  lodging: 'home',
  subsidy: 'money',
  relief: 'hand',
  housingFund: 'scales',
  education: 'document',
  government: 'terminal',
  licence: 'card',
  finance: 'bank',
  crossBorder: 'swap',
  elderCare: 'family',
  veterans: 'gift',
} as const satisfies Readonly<Record<Domain, IconName>>
