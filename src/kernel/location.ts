/** A point on the map, in degrees of GCJ-02 as maps of China use them. */
export interface Location {
  readonly latitude: number
  readonly longitude: number
}

const EARTH_METRES = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres. */
export const distanceMetres = (a: Location, b: Location): number => {
  const [p, q] = [radians(a.latitude), radians(b.latitude)]
  const north = Math.sin((q - p) / 2) ** 2
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const chord = Math.min(1, north + Math.cos(p) * Math.cos(q) * east)
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(chord))
}

/** The ellipsoid of Krasovsky 1940, on which GCJ-02 is drawn. */
const SEMI_MAJOR = 6_378_245
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943

const waves = (value: number, ...terms: readonly (readonly [number, number])[]): number =>
  terms.reduce((sum, [height, length]) => sum + height * Math.sin((value / length) * Math.PI), 0) *
  (2 / 3)

/** How far GCJ-02 is drawn aside, about in metres, at degrees east and north of 105°, 35°. */
const asideNorth = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  waves(x, [20, 1 / 6], [20, 1 / 2]) +
  waves(y, [20, 1], [40, 3], [160, 12], [320, 30])

const asideEast = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  waves(x, [20, 1 / 6], [20, 1 / 2], [20, 1], [40, 3], [150, 12], [300, 30])

/**
 * What a receiver of satellites says (WGS 84), as maps of China draw it (GCJ-02): some five hundred
 * metres aside in Guangdong. For points of the mainland only.
 */
export const fromSatellite = ({ latitude, longitude }: Location): Location => {
  const [x, y] = [longitude - 105, latitude - 35]
  const sine = Math.sin(radians(latitude))
  const bulge = 1 - ECCENTRICITY_SQUARED * sine * sine
  const northDegree = radians((SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)) / bulge ** 1.5)
  const eastDegree = radians((SEMI_MAJOR / Math.sqrt(bulge)) * Math.cos(radians(latitude)))
  return {
    latitude: latitude + asideNorth(x, y) / northDegree,
    longitude: longitude + asideEast(x, y) / eastDegree,
  }
}
