import { fenOf, type OrderPart } from './payment.ts'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Lines of a stream of GB18030, decoded as one text before anything is split. */
async function* linesOf(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder('gb18030')
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\r\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

const headOf = (values: readonly string[]): OrderPart => {
  const [, , , bankCode = '', fileNumber = '', , batchReference = ''] = values
  const [payOn = '', , , payerName = '', payerAccount = '', count = '', sum = ''] = values.slice(10)
  const file = { fileNumber, batchReference, bankCode, payOn, payerName, payerAccount }
  return { kind: 'file', file: { ...file, count: Number(count), sumFen: fenOf(sum) } }
}

const orderOf = (values: readonly string[]): OrderPart => {
  const [, , lineId = '', accountNumber = '', accountName = '', amount = ''] = values
  const [purpose = ''] = values.slice(6)
  const amountFen = fenOf(amount)
  const order = { lineId, accountNumber, accountName, amountFen, purpose }
  return { kind: 'order', order }
}

/** Reads a delimited file of orders as a bank does, by its own means. */
export async function* readDelimitedOrders(bytes: Bytes): AsyncGenerator<OrderPart> {
  for await (const line of linesOf(bytes)) {
    const values = line.split('|')
    if (values[0] === 'H') yield headOf(values)
    else if (values[0] === 'D') yield orderOf(values)
  }
}
