import { Bounded } from '../world/bounded.ts'
import type { Bank } from './bank.ts'
import { readOpenings, sm3, type Spoil, writeResults } from './exchange-file.ts'

/** One file of results with the file beside it. */
export interface KeptFile {
  readonly name: string
  readonly content: Buffer
  /** Text of the sidecar. */
  readonly sidecar: string
  readonly rows: number
}

export type FileRefusal = 'DIGEST_DIFFERS' | 'FILE_UNREADABLE' | 'OTHER_BANK' | 'DOWN'

const KEPT = 50

/** 文件交换: where files of openings are handed in and files of results are fetched. */
export class FileDesk {
  readonly #files = new Bounded<KeptFile>(KEPT)

  /** Works on a file of openings at once. `told` is the digest beside it, where there is one. */
  handIn(
    bank: Bank,
    content: Uint8Array,
    told: string | undefined,
    spoils: readonly Spoil[],
  ): KeptFile | FileRefusal {
    if (told !== undefined && told.toLowerCase() !== sm3(content)) return 'DIGEST_DIFFERS'
    const openings = readOpenings(content)
    if (openings === undefined) return 'FILE_UNREADABLE'
    const { code } = bank.identity
    if (openings.bankCode !== code) return 'OTHER_BANK'
    const results = bank.openFromFile(openings.rows)
    if (results === undefined) return 'DOWN'
    // Another content has another number, also after a new start.
    const draft = sm3(writeResults(openings, results, spoils).content)
    const fileNumber = `${openings.fileNumber.slice(0, 14)}-${draft.slice(0, 5)}`
    const written = writeResults({ ...openings, fileNumber }, results, spoils)
    const name = `${code}-${fileNumber}.txt`
    const kept = {
      name,
      content: written.content,
      sidecar: `${written.digest}  ${name}\n`,
      rows: results.length,
    }
    this.#files.set(name, kept)
    return kept
  }

  find(name: string): KeptFile | undefined {
    return this.#files.get(name)
  }

  get size(): number {
    return this.#files.size
  }

  forget(): void {
    this.#files.clear()
  }
}
