import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ASSETS } from '#ui/layout.ts'

const FOLDER = fileURLToPath(new URL('../../ui/public/', import.meta.url))

/**
 * Style sheet, pictures and browser modules under `/assets/`. Their addresses carry no version, so
 * a browser asks again after ten minutes and is told by the ETag that nothing changed.
 */
export const registerAssets = async (server: FastifyInstance): Promise<void> => {
  await server.register(fastifyStatic, {
    root: FOLDER,
    prefix: `${ASSETS}/`,
    decorateReply: false,
    index: false,
    cacheControl: true,
    maxAge: '10m',
    etag: true,
    lastModified: false,
  })
}
