import type { CatalogueSnapshot, Layer } from '#modules/catalogue/index.ts'
import { csvLine } from '#platform/csv.ts'
import type { DataFile, DescribedFile } from './column.ts'
import { CHANGES_FILE, type ChangeLine } from './columns-changes.ts'
import { PLACES_FILE } from './columns-places.ts'
import type { SceneLine } from './columns-scene-terms.ts'
import { SCENES_FILE } from './columns-scenes.ts'

/** Every open file in CSV. */
export const DATA_FILES: readonly DescribedFile[] = [SCENES_FILE, PLACES_FILE, CHANGES_FILE]

const UTF8_MARK = '\uFEFF'

/** The heading of a file; its mark tells spreadsheets that it is UTF-8. */
export const headingLine = ({ columns }: DescribedFile): string =>
  `${UTF8_MARK}${csvLine(
    columns.map(({ name }) => name),
    ',',
  )}`

/** Rows of a file as lines. */
export const dataLines = <Row>({ columns }: DataFile<Row>, rows: readonly Row[]): string =>
  rows
    .map((row) =>
      csvLine(
        columns.map(({ of }) => of(row)),
        ',',
      ),
    )
    .join('')

/** A whole file. */
export const dataText = <Row>(file: DataFile<Row>, rows: readonly Row[]): string =>
  headingLine(file) + dataLines(file, rows)

/** The scenes in force: each once, and again for every city that is stricter about it (Art. 8). */
export const sceneLines = (catalogue: CatalogueSnapshot): readonly SceneLine[] => {
  const numbers = new Map(catalogue.versions.map(({ regionCode, number }) => [regionCode, number]))
  const line = (scene: SceneLine['scene'], regionCode: string): readonly SceneLine[] =>
    scene.status === 'published'
      ? [{ scene, regionCode, version: numbers.get(regionCode) ?? 0 }]
      : []
  return [
    ...catalogue.scenes.flatMap((scene) => line(scene, scene.regionCode)),
    ...[...catalogue.tightened].flatMap(([cityCode, inCity]) =>
      [...inCity.values()].flatMap((scene) => line(scene, cityCode)),
    ),
  ].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ scene, regionCode }: SceneLine): string => `${scene.code}/${regionCode}`

/** What every version did, the newest version first. */
export const changeLines = (layers: readonly Layer[]): readonly ChangeLine[] =>
  layers.flatMap(({ version }) => version.changes.map((change) => ({ version, change })))
