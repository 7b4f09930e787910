import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Fault, FaultCode, Place } from './fault.ts'
import { meaningOf } from './field-reader.ts'
import { Frame } from './xml-frame.ts'

/**
 * Which elements are put together, by their path inside the document: `stream` is told as soon as
 * it ends, `keep` stays with the frame around it.
 */
export type FramePlan = Readonly<Record<string, 'stream' | 'keep'>>

/** The message first, then frames as they end. */
export type FrameEvent =
  | { readonly kind: 'message'; readonly message: string; readonly place: Place }
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'fault'; readonly fault: Fault }

interface Open {
  /** From the document, as the plan has it. */
  readonly planned: string
  /** From the frame it belongs to. */
  readonly path: string
  readonly frame: Frame
  readonly role: 'stream' | 'keep' | 'inner'
  readonly place: Place
  readonly currency: string | undefined
  text: string
  isLeaf: boolean
}

const DEEPEST = 24
const LARGEST_FRAME = 500
/** What may come without anything of XML between: more is no value of ours. */
export const LONGEST_STRETCH = 1 << 16

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:'

/** Walks through an XML file. No entity beyond the five of XML is known, a DOCTYPE ends it. */
export class XmlWalk {
  readonly #parser = new SaxesParser({ xmlns: true, position: true })
  readonly #plan: FramePlan
  readonly #stack: Open[] = []
  #events: FrameEvent[] = []
  #uri = ''
  /** How many elements of another namespace are open. */
  #foreign = 0
  /** Characters handed to the parser, and how many stood before what it last spoke of. */
  #fed = 0
  #lastAt = 0
  isBroken = false

  constructor(plan: FramePlan) {
    this.#plan = plan
    const parser = this.#parser
    parser.on('error', () => this.fail('XML_BROKEN'))
    parser.on('doctype', () => this.fail('XML_DOCTYPE'))
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') this.fail('NOT_UTF8')
    })
    parser.on('opentag', (tag) => this.#heard(() => this.#open(tag)))
    parser.on('closetag', () => this.#heard(() => this.#close()))
    parser.on('text', (text) => this.#heard(() => this.#text(text)))
    parser.on('cdata', (text) => this.#heard(() => this.#text(text)))
    parser.on('comment', () => this.#heard(() => undefined))
    parser.on('processinginstruction', () => this.#heard(() => undefined))
  }

  write(text: string): readonly FrameEvent[] {
    for (let at = 0; at < text.length && !this.isBroken; at += LONGEST_STRETCH) {
      const part = text.slice(at, at + LONGEST_STRETCH)
      this.#parser.write(part)
      this.#fed += part.length
      // The parser's own position is right only while it speaks.
      if (this.#fed - this.#lastAt > LONGEST_STRETCH) this.fail('XML_TOO_LARGE')
    }
    return this.#taken()
  }

  end(): readonly FrameEvent[] {
    if (!this.isBroken) this.#parser.close()
    return this.#taken()
  }

  /** Ends the walk here. */
  fail(code: FaultCode, byte?: number): void {
    if (this.isBroken) return
    this.isBroken = true
    const place = { ...this.#here(this.#stack.at(-1)?.place.path), byte }
    this.#events.push({ kind: 'fault', fault: { code, place } })
  }

  /** The parser speaks on after an error; nothing that it says then is heard. */
  #heard(act: () => void): void {
    this.#lastAt = this.#parser.position
    if (!this.isBroken) act()
  }

  #taken(): readonly FrameEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  #here(path: string | undefined): Place {
    return { line: this.#parser.line, column: this.#parser.column + 1, path }
  }

  #open(tag: SaxesTagNS): void {
    const parent = this.#stack.at(-1)
    if (parent === undefined) {
      this.#openDocument(tag)
      return
    }
    parent.isLeaf = false
    // What banks add under a namespace of their own is none of ours.
    if (this.#foreign > 0 || tag.uri !== this.#uri) this.#foreign += 1
    else this.#stack.push(this.#child(parent, tag))
    if (this.#stack.length + this.#foreign > DEEPEST) this.fail('XML_TOO_LARGE')
  }

  #openDocument({ local, uri }: SaxesTagNS): void {
    if (local !== 'Document' || !uri.startsWith(NAMESPACE)) {
      this.fail('XML_MESSAGE')
      return
    }
    this.#uri = uri
    const place = this.#here('Document')
    const frame = new Frame('Document', place, undefined)
    const inside = { planned: '', path: '', role: 'inner', currency: undefined, text: '' } as const
    this.#stack.push({ ...inside, frame, place, isLeaf: true })
    this.#events.push({ kind: 'message', message: uri.slice(NAMESPACE.length), place })
  }

  #child(parent: Open, tag: SaxesTagNS): Open {
    const { local: name } = tag
    const planned = parent.planned === '' ? name : `${parent.planned}/${name}`
    const path = parent.path === '' ? name : `${parent.path}/${name}`
    const currency = tag.attributes['Ccy']?.value
    const role = meaningOf(this.#plan, planned)
    const inside = { planned, currency, text: '', isLeaf: true }
    if (role === undefined) {
      const place = this.#here(`${parent.place.path ?? ''}/${name}`)
      return { ...inside, path, frame: parent.frame, role: 'inner', place }
    }
    const index = parent.frame.nextIndex(planned)
    const place = this.#here(`${parent.place.path ?? ''}/${name}[${index}]`)
    return { ...inside, path: '', frame: new Frame(name, place, parent.frame), role, place }
  }

  #text(text: string): void {
    const open = this.#stack.at(-1)
    // What stands between elements is no value, and there is more of it the more lines there are.
    if (open === undefined || !open.isLeaf || this.#foreign > 0) return
    open.text += text
    if (open.text.length > LONGEST_STRETCH) this.fail('XML_TOO_LARGE')
  }

  #close(): void {
    if (this.#foreign > 0) {
      this.#foreign -= 1
      return
    }
    const open = this.#stack.pop()
    if (open === undefined) return
    const { frame, role, text, place, currency } = open
    const holder = role === 'keep' ? frame.parent : frame
    if (role === 'stream') this.#events.push({ kind: 'frame', frame })
    else if (role === 'keep') holder?.keep(frame)
    else if (open.isLeaf) frame.add(open.path, { text, place, currency })
    if ((holder?.size ?? 0) > LARGEST_FRAME) this.fail('XML_TOO_LARGE')
  }
}
