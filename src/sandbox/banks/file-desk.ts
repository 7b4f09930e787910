import { Bounded } from '../world/bounded.ts'
import type { Bank } from './bank.ts'
import { readOpenings, sm3, type Spoil, SPOILS, writeResults } from './exchange-file.ts'

/** One file of results with the file beside it. */
export interface KeptFile {
  readonly bankCode: string
  readonly name: string
  readonly content: Buffer
  /** Text of the sidecar. */
  readonly sidecar: string
  readonly rows: number
  /** What was to be wrong with it. */
  readonly conduct: FileConduct | undefined
}

/** What a person can choose to be wrong: a spoiled file, or one that is handed over badly. */
export const FILE_CONDUCTS = [...SPOILS, 'missingSidecar', 'sentTwice'] as const
export type FileConduct = (typeof FILE_CONDUCTS)[number]

const isSpoil = (conduct: FileConduct | undefined): conduct is Spoil =>
  SPOILS.some((one) => one === conduct)

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
    const kept: KeptFile = {
      bankCode: code,
      name,
      content: written.content,
      sidecar: `${written.digest}  ${name}\n`,
      rows: results.length,
      conduct: spoils[0],
    }
    this.#files.set(name, kept)
    return kept
  }

  /** The same, as a person chose it at the page. */
  handInByHand(
    bank: Bank,
    content: Uint8Array,
    told: string | undefined,
    conduct: FileConduct | undefined,
  ): KeptFile | FileRefusal {
    const kept = this.handIn(bank, content, told, isSpoil(conduct) ? [conduct] : [])
    if (typeof kept === 'string') return kept
    const chosen = { ...kept, conduct }
    this.#files.set(kept.name, chosen)
    return chosen
  }

  /** The files of a bank, the newest first. */
  filesOf(bankCode: string): readonly KeptFile[] {
    return this.#files.newest().filter((file) => file.bankCode === bankCode)
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
