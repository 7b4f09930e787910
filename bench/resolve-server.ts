// The server under measurement: the routes of the mapper as the program wires them.
import { mapperRoutes } from '#modules/mapper/index.ts'
import { testKeys, testPii } from '#test/person.ts'
import { openPool, sayProcessorTime, serve } from './serve.ts'

const [url = ''] = process.argv.slice(2)
const db = openPool(url)
await serve({ db, routes: mapperRoutes({ db, keys: testKeys, pii: testPii }) })
process.on('message', sayProcessorTime)
