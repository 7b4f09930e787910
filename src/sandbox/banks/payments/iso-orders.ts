import { SaxesParser } from 'saxes'
import { fenOf, type OrderPart } from './payment.ts'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Values by their path; those of the head stay while transactions come and go. */
class Values {
  readonly #head = new Map<string, string>()
  readonly #order = new Map<string, string>()

  set(path: string, value: string): void {
    const [before, inside] = path.split('/CdtTrfTxInf/')
    if (inside === undefined) this.#head.set(before ?? '', value)
    else this.#order.set(inside, value)
  }

  file(): OrderPart {
    const of = (path: string) => this.#head.get(`Document/CstmrCdtTrfInitn/${path}`) ?? ''
    return {
      kind: 'file',
      file: {
        fileNumber: of('GrpHdr/MsgId'),
        batchReference: of('PmtInf/PmtInfId'),
        bankCode: of('PmtInf/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId'),
        payOn: of('PmtInf/ReqdExctnDt/Dt').replaceAll('-', ''),
        payerName: of('PmtInf/Dbtr/Nm'),
        payerAccount: of('PmtInf/DbtrAcct/Id/Othr/Id'),
        count: Number(of('GrpHdr/NbOfTxs')),
        sumFen: fenOf(of('GrpHdr/CtrlSum')),
      },
    }
  }

  order(): OrderPart {
    const of = (path: string) => this.#order.get(path) ?? ''
    const order = {
      lineId: of('PmtId/EndToEndId'),
      accountNumber: of('CdtrAcct/Id/Othr/Id'),
      accountName: of('Cdtr/Nm'),
      amountFen: fenOf(of('Amt/InstdAmt')),
      purpose: of('RmtInf/Ustrd'),
    }
    this.#order.clear()
    return { kind: 'order', order }
  }
}

/** Reads a pain.001 as a bank does, by its own means. */
export async function* readIsoOrders(bytes: Bytes): AsyncGenerator<OrderPart> {
  const parser = new SaxesParser()
  const [path, values]: [string[], Values] = [[], new Values()]
  let parts: OrderPart[] = []
  let [text, hasHead] = ['', false]
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
    if (name !== 'CdtTrfTxInf' || hasHead) return
    hasHead = true
    parts.push(values.file())
  })
  parser.on('text', (more) => {
    text += more
  })
  parser.on('closetag', ({ name }) => {
    values.set(path.join('/'), text)
    path.pop()
    text = ''
    if (name === 'CdtTrfTxInf') parts.push(values.order())
  })
  const decoder = new TextDecoder()
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }))
    yield* parts
    parts = []
  }
}
