import { fileURLToPath } from 'node:url'
import { compile, Logger } from 'sass'

const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where the compiled style sheet is committed. */
export const STYLESHEET = fileAt('../public/yikatong.css')

/**
 * The style sheet from its Sass sources. A development tool: the program serves the committed file,
 * and a test compares the two.
 */
export const compileStyles = (): string =>
  `${
    compile(fileAt('yikatong.scss'), {
      // The libraries name each other from the root of the project and from node_modules.
      loadPaths: [fileAt('../../..'), fileAt('../../../node_modules')],
      style: 'compressed',
      logger: Logger.silent,
      charset: false,
    }).css
  }\n`
