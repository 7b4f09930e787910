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
