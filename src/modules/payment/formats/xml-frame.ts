import type { Place } from './fault.ts'
import { FieldReader } from './field-reader.ts'

/** A value: the text of an element that has no elements inside. */
export interface Leaf {
  readonly text: string
  readonly place: Place
  /** The attribute `Ccy` of amounts. */
  readonly currency: string | undefined
}

/** An element with the values inside it, by their path from here; of one path the first. */
export class Frame {
  readonly name: string
  readonly place: Place
  readonly parent: Frame | undefined
  readonly #leaves = new Map<string, Leaf>()
  readonly #repeated = new Map<string, Leaf[]>()
  readonly #counts = new Map<string, number>()
  readonly #kept: Frame[] = []
  /** Values and kept frames together. */
  size = 0

  constructor(name: string, place: Place, parent: Frame | undefined) {
    this.name = name
    this.place = place
    this.parent = parent
  }

  add(path: string, leaf: Leaf): void {
    this.size += 1
    const repeated = this.#repeated.get(path)
    if (repeated !== undefined) repeated.push(leaf)
    else if (this.#leaves.has(path)) this.#repeated.set(path, [leaf])
    else this.#leaves.set(path, leaf)
  }

  keep(frame: Frame): void {
    this.size += 1
    this.#kept.push(frame)
  }

  /** The which-th frame of this name it is here, from 1. */
  nextIndex(name: string): number {
    const index = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, index)
    return index
  }

  leaf(path: string): Leaf | undefined {
    return this.#leaves.get(path)
  }

  text(path: string): string | undefined {
    return this.#leaves.get(path)?.text
  }

  /** Of an element that may be repeated: all of its words, one after the other. */
  texts(path: string): string {
    const leaves = [this.#leaves.get(path), ...(this.#repeated.get(path) ?? [])]
    return leaves.map((leaf) => leaf?.text ?? '').join('')
  }

  has(path: string): boolean {
    return this.#leaves.has(path)
  }

  kept(name: string): readonly Frame[] {
    return this.#kept.filter((frame) => frame.name === name)
  }

  /** Reads values by path; one that stands twice is refused when it is asked for. */
  reader(): FieldReader {
    const reader: FieldReader = new FieldReader({
      textOf: (path) => {
        const second = this.#repeated.get(path)?.[0]
        if (second !== undefined) reader.fault ??= { code: 'REPEATED_ELEMENT', place: second.place }
        return this.#leaves.get(path)?.text
      },
      placeOf: (path) => this.#leaves.get(path)?.place ?? this.place,
      place: this.place,
      isClean: false,
    })
    return reader
  }
}
