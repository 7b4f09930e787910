import type { InstanceHolder } from '#platform/embedded-database/index.ts'
import { messages, type Words } from '#platform/words.ts'

const process = (holder: InstanceHolder | undefined): Words =>
  holder === undefined
    ? { zh: '', en: '' }
    : { zh: `(进程 ${holder.pid})`, en: ` (process ${holder.pid})` }

/** What the command line says when something is in the way, in both languages. */
export const WORDS = messages({
  alreadyServes: (address: string) => ({
    zh: `一卡通已经在运行 ${address}`,
    en: `Yikatong is already running ${address}`,
  }),
  isStarting: (holder: InstanceHolder | undefined) => ({
    zh: `一卡通正在启动${process(holder).zh},请稍候`,
    en: `Yikatong is just starting${process(holder).en}; wait for it`,
  }),
  dataInUse: (holder: InstanceHolder) => ({
    zh: `一个命令${process(holder).zh}正在使用数据,请等它结束后再启动`,
    en: `A command${process(holder).en} uses the data; start again when it has ended`,
  }),
  portTaken: (port: number) => ({
    zh: `端口 ${port} 被其他程序占用;请用 YKT_PORT 另选一个`,
    en: `Port ${port} is taken by another program; set YKT_PORT to a free one`,
  }),
  portsTaken: (first: number, last: number) => ({
    zh: `端口 ${first} 到 ${last} 都被占用;请用 YKT_PORT 另选一个`,
    en: `Ports ${first} to ${last} are all taken; set YKT_PORT to a free one`,
  }),
  databaseUnreachable: (reason: string) => ({
    zh: `数据库连接不上(${reason})。请检查 DATABASE_URL、网络和数据库服务;可运行 npx ykt doctor`,
    en:
      `The database cannot be reached (${reason}). Check DATABASE_URL, the network and the ` +
      'database server; npx ykt doctor tells more',
  }),
  roleNotGranted: (account: string) => ({
    zh:
      `账号 ${account} 不能以 ykt_app 的身份工作。请用 DATABASE_OWNER_URL 运行 npx ykt migrate,` +
      `或由数据库管理员执行:grant ykt_app, ykt_queue to "${account}"`,
    en:
      `The account ${account} may not act as ykt_app. Run npx ykt migrate with ` +
      `DATABASE_OWNER_URL, or as the database's administrator: ` +
      `grant ykt_app, ykt_queue to "${account}"`,
  }),
  foreignFolder: (directory: string) => ({
    zh: `${directory} 读写不了,可能属于另一个账号。请换回那个账号,或用 YKT_DATA_DIRECTORY 另选目录`,
    en:
      `${directory} cannot be read and written; it probably belongs to another account. ` +
      'Start as that account, or name another folder by YKT_DATA_DIRECTORY',
  }),
  unknownCommand: (name: string) => ({
    zh: `没有“${name}”这个命令`,
    en: `There is no command "${name}"`,
  }),
  unknownOption: (name: string) => ({
    zh: `这个命令没有选项 ${name}`,
    en: `This command has no option ${name}`,
  }),
  optionNeedsValue: (name: string) => ({
    zh: `选项 ${name} 后面要有值`,
    en: `The option ${name} needs a value`,
  }),
  optionTakesNoValue: (name: string) => ({
    zh: `选项 ${name} 后面不带值`,
    en: `The option ${name} takes no value`,
  }),
  tooMany: (argument: string) => ({
    zh: `多出了参数“${argument}”`,
    en: `There is an argument too many: "${argument}"`,
  }),
  unknownLanguage: (language: string) => ({
    zh: `没有语言“${language}”;可选 zh 或 en`,
    en: `There is no language "${language}"; choose zh or en`,
  }),
  seeHelp: () => ({ zh: '用法见 npx ykt --help', en: 'See npx ykt --help' }),
})
