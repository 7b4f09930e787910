import type { EndRecord, FaultRecord, Totals } from './bank-format.ts'
import { type Fault, spoilsFile } from './fault.ts'

/** Keeps count of what was found wrong while a file is read. */
export class FaultCount {
  #faults = 0
  #isSpoiled = false

  note(fault: Fault): FaultRecord {
    this.#faults += 1
    this.#isSpoiled ||= spoilsFile(fault)
    return { kind: 'fault', ...fault }
  }

  notes(faults: readonly Fault[]): readonly FaultRecord[] {
    return faults.map((fault) => this.note(fault))
  }

  end(counted: Totals): EndRecord {
    return { kind: 'end', usable: !this.#isSpoiled, counted, faults: this.#faults }
  }
}
