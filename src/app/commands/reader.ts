import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  PcscReader,
  READER_FAULTS,
  type ReaderFaultCode,
  READER_PORT,
  SimulatedReader,
  SimulatedThing,
  simulatorPage,
  startBridge,
  type BridgeServer,
} from '#platform/reader/index.ts'
import { simulatedThings } from '../seed/index.ts'
import { untilTold } from '../told.ts'
import type { Command, CommandInput } from './command.ts'
import { isPortTaken } from './command-input.ts'

/** Where `npm start` serves when nobody says otherwise. */
const DEMONSTRATION_ORIGINS = ['http://127.0.0.1:8080', 'http://localhost:8080']

const Port = z.coerce.number().int().min(1).max(65_535)
/** Exactly what a browser calls an origin: no path, no slash at the end. */
const Origin = z
  .string()
  .regex(/^https?:/)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text)
const Things = z.array(SimulatedThing).min(1)

const wrong = ({ say }: CommandInput, zh: string, en: string): undefined => {
  say(zh, en)
  return undefined
}

interface Wish {
  readonly port: number
  readonly origins: readonly string[]
}

/** What the command line asks for; `undefined` when it was told what is wrong with it. */
const wishOf = (input: CommandInput): Wish | undefined => {
  const { port: asked, origins: named, simulate } = input.options
  const port = Port.safeParse(asked ?? READER_PORT)
  if (!port.success)
    return wrong(input, `--port 应为 1 到 65535`, `--port takes a number from 1 to 65535`)
  const origins = named.length === 0 && simulate ? DEMONSTRATION_ORIGINS : named
  if (origins.length > 0 && origins.every((origin) => Origin.safeParse(origin).success))
    return { port: port.data, origins }
  return wrong(
    input,
    '请用 --origin 写明网页的来源,例如 --origin https://ykt.example(不带路径和末尾斜杠)',
    'Name the origin of the pages: --origin https://ykt.example (no path, no slash at the end)',
  )
}

const readThings = async (file: string | undefined): Promise<readonly SimulatedThing[]> => {
  if (file === undefined) return simulatedThings()
  const parsed = Things.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
}

const begin = async (input: CommandInput, wish: Wish): Promise<BridgeServer> => {
  const log = (code: ReaderFaultCode, detail: string): void =>
    input.say(`${code} ${READER_FAULTS[code].zh}`, `${code} ${detail}`)
  if (!input.options.simulate) return startBridge({ ...wish, reader: new PcscReader(), log })
  const reader = new SimulatedReader(await readThings(input.arguments[0]))
  return startBridge({ ...wish, reader, log, pages: simulatorPage(reader) })
}

export const readerCommand: Command = {
  name: 'reader',
  usage: 'reader --origin ORIGIN [--port N] [--simulate]',
  zh: '读卡桥:让柜台网页读本机的社保卡读卡器;--simulate 用模拟卡试用',
  en: 'Reader bridge: lets counter pages read this machine’s card reader; --simulate to try',
  example: 'npx ykt reader --simulate',
  options: ['origin', 'port', 'simulate'],
  mostArguments: 1,
  run: async (input) => {
    const wish = wishOf(input)
    if (wish === undefined) return 2
    const told = untilTold()
    let server: BridgeServer
    try {
      server = await begin(input, wish)
    } catch (error) {
      if (!isPortTaken(error)) throw error
      input.say(
        `端口 ${wish.port} 已被占用:读卡桥可能已经在运行`,
        `Port ${wish.port} is taken: the bridge may be running already`,
      )
      return 1
    }
    const address = `127.0.0.1:${server.port}`
    input.say(
      `读卡桥已就绪 ws://${address},只应答 ${wish.origins.join('、')}`,
      `Reader bridge is ready at ws://${address}, for ${wish.origins.join(', ')} alone`,
    )
    if (input.options.simulate)
      input.say(`放卡页面 http://${address}/`, `Lay cards on at http://${address}/`)
    await told
    await server.close()
    return 0
  },
}
