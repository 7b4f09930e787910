import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { Birth } from './births.ts'
import type { NameStyle } from './names.ts'
import { citizenNumber, hongKongCard, oldPermanentResidence, spread } from './numbers.ts'
import type { Origin } from './population.ts'
import type { SeedDocument } from './resident.ts'

/** How names of each origin are written in the register. */
export const NAME_STYLES: Readonly<Record<Origin, NameStyle>> = {
  mainland: 'mainland',
  hongKongTravel: 'traditional',
  macaoTravel: 'traditional',
  nonChineseTravel: 'latin',
  hongKongResidence: 'traditional',
  macaoResidence: 'traditional',
  taiwanResidence: 'traditional',
  taiwanTravel: 'traditional',
  overseasChinese: 'mainland',
  foreignPassport: 'latin',
  foreignResidence: 'latin',
  foreignResidenceOld: 'latin',
}

/**
 * The documents of one holder, the primary one first. `born` is the birth as `yyyymmdd`; whoever is
 * `underage` has no identity card yet and is known by the household register.
 */
export const documentsOf = (
  turn: number,
  { slot, sequence }: Birth,
  born: string,
  underage: boolean,
): readonly SeedDocument[] => {
  const number = () => citizenNumber(slot.prefix, born, sequence)
  switch (slot.origin) {
    case 'mainland':
      return [primary(underage ? 'householdRegister' : 'residentIdentityCard', number())]
    case 'hongKongTravel':
      return [
        primary('travelPermitHongKongMacao', `H${spread(turn, 8)}00`),
        secondary('hongKongIdentityCard', hongKongCard(turn)),
      ]
    case 'macaoTravel':
      return [
        primary('travelPermitHongKongMacao', `M${spread(turn, 8)}00`),
        secondary('macaoIdentityCard', `5${spread(turn, 7)}`),
      ]
    case 'nonChineseTravel':
      return [primary('travelPermitHongKongMacaoNonChinese', `H${spread(turn, 8)}00`)]
    case 'hongKongResidence':
      return [primary('residencePermitHongKong', number())]
    case 'macaoResidence':
      return [primary('residencePermitMacao', number())]
    case 'taiwanResidence':
      return [primary('residencePermitTaiwan', number())]
    case 'taiwanTravel':
      return [primary('travelPermitTaiwan', spread(turn, 8))]
    case 'overseasChinese':
      return [primary('passportChina', `E${spread(turn, 8)}`)]
    case 'foreignPassport':
      return [{ ...primary('passportForeign', `5${spread(turn, 8)}`), issuingState: 'BRA' }]
    case 'foreignResidence':
      return [
        primary('permanentResidence18', number()),
        { ...secondary('passportForeign', `6${spread(turn, 8)}`), issuingState: 'USA' },
      ]
    case 'foreignResidenceOld': {
      const older = oldPermanentResidence(slot.prefix, born, sequence)
      return [primary('permanentResidence15', older)]
    }
  }
}

const primary = (kind: DocumentKind, number: string): SeedDocument => ({
  kind,
  number,
  primary: true,
})

const secondary = (kind: DocumentKind, number: string): SeedDocument => ({
  kind,
  number,
  primary: false,
})
