import { z } from 'zod'
import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { Tagged } from '#platform/http/entity-tag.ts'
import type { CatalogueReader } from './reader.ts'
import type { CatalogueSnapshot } from './snapshot.ts'

/** The last moment of a day: what took effect on the day holds on it. */
export const endOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.add({ days: 1 }).toZonedDateTime(PROVINCE_ZONE).toInstant().subtract({ milliseconds: 1 })

/** Which catalogue is asked for: that of a day, past or to come, or of an instant. */
export const AsOf = z
  .strictObject({
    on: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })])
      .optional()
      .describe(
        'the catalogue of this day, as it is at its end, or of this instant; now if absent',
      ),
  })
  .transform(({ on }) => {
    if (on === undefined) return undefined
    return on.includes('T') ? Temporal.Instant.from(on) : endOfDay(Temporal.PlainDate.from(on))
  })

/**
 * What is drawn of the catalogue in force at an instant, or now. It hangs on the layers in force
 * and on the day, by which scenes end, and on nothing else (Art. 8).
 *
 * @param asked an instant of the past or to come
 */
export const drawnOf = async <Answer>(
  {
    db,
    clock,
    catalogue,
  }: {
    readonly db: Database
    readonly clock: Clock
    readonly catalogue: CatalogueReader
  },
  asked: Temporal.Instant | undefined,
  draw: (inForce: CatalogueSnapshot) => Answer,
): Promise<Tagged<Answer>> => {
  const at = asked ?? clock.now()
  const inForce =
    asked === undefined ? await catalogue.scenes(db, at) : await catalogue.asOf(db, at)
  const digests = inForce.versions.map(({ seal }) => seal?.digest)
  return new Tagged([provinceDate(at).toString(), ...digests].join(' '), () => draw(inForce))
}
