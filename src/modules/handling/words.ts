import { formatMoney } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { feeExemptionText } from './messages-channels.ts'
import { guideMessages as t } from './messages-guide.ts'
import type { Service } from './service.ts'
import type { FeeFigures, LimitFigures } from './service-limit.ts'

/** The time limit in words; the first line is the promise. */
export const limitLines = (
  language: Language,
  limit: LimitFigures,
  cityName: (regionCode: string) => string,
): readonly string[] => {
  if (limit.kind === 'atOnce') return [t(language, 'atOnce')]
  const { promise, legal, online, cities } = limit
  return [
    t(language, 'within', { days: promise, legal }),
    ...(online === undefined ? [] : [t(language, 'onlineWithin', { days: online })]),
    ...cities.map(({ regionCode, days }) =>
      t(language, 'exceptCity', { city: cityName(regionCode), days }),
    ),
  ]
}

/** The fee in words, and when it is not taken. */
export const feeLines = (
  language: Language,
  { fee }: Service,
  { fen, warrantyMonths }: FeeFigures,
): readonly string[] => [
  fen === 0n ? t(language, 'free') : formatMoney(fen),
  ...(fee.kind === 'free' || fen === 0n
    ? []
    : fee.exemptions.map((code) =>
        code === 'withinWarranty'
          ? feeExemptionText(language, code, { months: warrantyMonths })
          : feeExemptionText(language, code),
      )),
]
