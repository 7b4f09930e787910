import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#test/journeys/world.ts'
import { HolderPhone } from './holder-phone.ts'
import { standHttpTerminal } from './http-terminal.ts'
import { missing, verificationLoad } from './load.ts'
import { Site } from './program.ts'

const TERMINALS = 4
const SCENE = 'GD-WH-001'

/** Some time under load before the axe falls; another one in every run. */
const aWhile = (): Promise<void> => pause(200 + Math.random() * 600)

test('what a venue was answered outlives a kill of program and database', async (t) => {
  await using site = await Site.make()
  const port = await freePort()
  let { program, origin } = await site.start(port)
  const [db, keys] = [await site.database(), await site.keys()]
  const terminals = await Promise.all(
    Array.from({ length: TERMINALS }, () => standHttpTerminal({ origin, db, keys }, SCENE)),
  )
  await db.close()

  await t.test('kill -9 of the program', async () => {
    const load = verificationLoad(terminals)
    await load.reached(TERMINALS)
    await aWhile()
    assert.equal((await program.end('SIGKILL')).signal, 'SIGKILL')
    await load.stop()
    ;({ program, origin } = await site.start(port))
    assert.deepEqual(await missing(await site.database(), load.answered), [])
  })

  await t.test('kill -9 of the database server', async () => {
    const phone = await HolderPhone.signIn(origin, 'chen-zhiming')
    const { code } = await phone.code()
    const load = verificationLoad(terminals)
    await load.reached(TERMINALS)
    await aWhile()
    for (const process_ of await site.databaseProcesses()) process.kill(process_, 'SIGKILL')
    await load.stop()
    await program.end('SIGKILL')
    ;({ program, origin } = await site.start(port))
    assert.deepEqual(await missing(await site.database(), load.answered), [])
    // Nobody knows any more whether it was used, so nobody may use it (V8).
    const [terminal] = terminals
    assert.equal((await terminal?.verify({ code }))?.outcome, 'CODE_UNKNOWN')
    const again = await (await HolderPhone.signIn(origin, 'chen-zhiming')).code()
    assert.equal((await terminal?.verify({ code: again.code }))?.outcome, 'granted')
  })
})
