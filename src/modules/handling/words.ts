import { formatMoney } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { feeExemptionText } from './messages-channels.ts'
import { guideMessages as t } from './messages-guide.ts'
import type { Service } from './service.ts'
import type { FeeFigures, LimitFigures, LossFigures, LossFiguresByCity } from './service-limit.ts'

/** The time limit in words; the first line is the promise. */
export const limitLines = (
  language: Language,
  limit: LimitFigures,
  cityName: (regionCode: string) => string,
): readonly string[] => {
  if (limit.kind === 'atOnce') return [t(language, 'atOnce')]
  const { promise, legal, online, cities, onlineCities } = limit
  return [
    t(language, 'within', { days: promise, legal }),
    ...cities.map(({ regionCode, days }) =>
      t(language, 'exceptCity', { city: cityName(regionCode), days }),
    ),
    ...(online === undefined ? [] : [t(language, 'onlineWithin', { days: online })]),
    ...onlineCities.map(({ regionCode, days }) =>
      t(language, 'exceptCityOnline', { city: cityName(regionCode), days }),
    ),
  ]
}

const feeText = (language: Language, fen: bigint): string =>
  fen === 0n ? t(language, 'free') : formatMoney(fen)

/** The fee in words, who takes another, and when it is not taken. */
export const feeLines = (
  language: Language,
  { fee }: Service,
  { fen, warrantyMonths, cities }: FeeFigures,
  cityName: (regionCode: string) => string,
): readonly string[] => [
  feeText(language, fen),
  ...cities.map(({ regionCode, fen: own }) =>
    t(language, 'exceptCityFee', { city: cityName(regionCode), fee: feeText(language, own) }),
  ),
  ...(fee.kind === 'free' || fen === 0n
    ? []
    : fee.exemptions.map((code) =>
        code === 'withinWarranty'
          ? feeExemptionText(language, code, { months: warrantyMonths })
          : feeExemptionText(language, code),
      )),
]

const LOSS_TEXTS = {
  release: 'lossReleased',
  keep: 'lossKept',
  makeFormal: 'lossFormal',
} as const satisfies Record<LossFigures['endAction'], string>

const lossText = (language: Language, { days, endAction }: LossFigures): string =>
  t(language, LOSS_TEXTS[endAction], { days })

/** How long a temporary loss lasts and what follows, and the cities that do it otherwise. */
export const lossLines = (
  language: Language,
  figures: LossFiguresByCity,
  cityName: (regionCode: string) => string,
): readonly string[] => [
  lossText(language, figures),
  ...figures.cities.map((one) =>
    t(language, 'exceptCityLoss', {
      city: cityName(one.regionCode),
      text: lossText(language, one),
    }),
  ),
]
