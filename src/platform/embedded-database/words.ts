import { messages, type Words } from '../words.ts'

/** What the embedded server and its starter say to the person at the terminal. */
export const SERVER_WORDS = messages({
  platformWithoutServer: (platform: string) => ({
    zh: `依赖中没有适用于 ${platform} 的数据库。请用 DATABASE_URL 指定一个 PostgreSQL(15 或更高)`,
    en:
      `No database server for ${platform} comes with the dependencies. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or later',
  }),
  tooLittleSpace: (directory: string, free: number, needed: number) => ({
    zh: `${directory} 只剩 ${free} MB;新建数据库需要 ${needed} MB。请清理磁盘`,
    en: `${directory} has ${free} MB free; a new database needs ${needed} MB`,
  }),
  diskOfFileFull: (file: string) => ({
    zh: `${file} 所在的磁盘已满。请清理磁盘`,
    en: `The disk of ${file} is full. Free some space`,
  }),
  cannotWrite: (place: string) => ({
    zh: `${place} 不可写,可能属于另一个账号。请换回那个账号,或用 YKT_DATA_DIRECTORY 另选目录`,
    en:
      `${place} cannot be written; it probably belongs to another account. ` +
      'Start as that account, or name another folder by YKT_DATA_DIRECTORY',
  }),
  belongsToAnother: (directory: string) => ({
    zh: `${directory} 属于另一个账号(可能曾以 root 启动)。请换回那个账号,或删除该目录重新开始`,
    en:
      `${directory} belongs to another account (it was probably started as root). ` +
      'Start the program as that account, or delete the folder to begin anew',
  }),
  runsAsNobody: (directory: string, place: string) => ({
    zh: `数据库以 nobody 账号运行,进不了 ${directory};数据放在 ${place}`,
    en: `The database server runs as "nobody", who cannot enter ${directory}; data is in ${place}`,
  }),
  noFolderForNobody: (directory: string) => ({
    zh: `除 ${directory} 外,没有找到数据库账号能进入的目录`,
    en: `No folder found that the account of the database server can enter, outside ${directory}`,
  }),
  noFreePort: (first: number, last: number) => ({
    zh: `${first} 到 ${last} 之间没有空闲端口`,
    en: `No free port between ${first} and ${last}`,
  }),
  doesNotAnswer: () => ({
    zh: '数据库一直没有应答',
    en: 'The database server does not answer',
  }),
  doesNotStop: (pid: number) => ({
    zh: `数据库(进程 ${pid})停不下来`,
    en: `The database server (process ${pid}) does not stop`,
  }),
  ended: (wait: number) => ({
    zh: `数据库意外退出,${wait} 秒后重新启动`,
    en: `The database server ended; it starts again in ${wait} s`,
  }),
  keepsEnding: (times: number, minutes: number, reason: Words | undefined) => ({
    zh:
      `数据库在 ${minutes} 分钟内退出了 ${times} 次以上,不再重启。` +
      `请看数据目录里的 server.log\n${reason?.zh ?? ''}`.trimEnd(),
    en:
      `The database server ended more than ${times} times within ${minutes} minutes and is not ` +
      `started again. See server.log in the data directory\n${reason?.en ?? ''}`.trimEnd(),
  }),
  stillInUse: () => ({
    zh: '另一个数据库进程还在使用这个数据目录',
    en: 'Another server still uses this data directory',
  }),
  portTaken: () => ({
    zh: '端口被其他程序占用',
    en: 'The port is taken by another program',
  }),
  memoryShort: () => ({
    zh: '内存不足,数据库启动不了',
    en: 'The machine has too little memory for the database server',
  }),
  diskFull: () => ({
    zh: '磁盘已满。请清理磁盘',
    en: 'The disk is full. Free some space',
  }),
  libraryMissing: () => ({
    zh: '系统缺少数据库需要的一个库',
    en: 'The system lacks a library that the database server needs',
  }),
  otherMajorVersion: () => ({
    zh: '数据由另一个版本的 PostgreSQL 写成',
    en: 'The data was written by another version of PostgreSQL',
  }),
  notStarted: () => ({
    zh: '内置数据库没有启动',
    en: 'The embedded database server did not start',
  }),
})
