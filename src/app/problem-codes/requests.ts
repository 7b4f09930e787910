import { entry, type ProblemEntry } from './entry.ts'

/** Codes of the interface itself: any operation can answer with them. */
export const REQUEST_PROBLEMS = {
  REQUEST_INVALID: entry(422, {
    title: ['请求里有几处不对', 'Some members are wrong'],
    cause: [
      '正文、路径或查询参数不符合接口定义；errors 列出每一处。',
      'Body, path or query do not fit the schema; errors lists every place.',
    ],
    citizen: ['按页面上的提示改一下再提交。', 'Change what the page points at and send again.'],
    clerk: ['按页面上的提示改一下再提交。', 'Change what the page points at and send again.'],
    developer: [
      '看 errors[].pointer 和 message，对照接口参考改正，不要原样重发。',
      'Read errors[].pointer and message, compare with the reference; do not resend unchanged.',
    ],
  }),
  JSON_MALFORMED: entry(400, {
    title: ['正文不是 JSON', 'The body is no JSON'],
    cause: ['正文为空、被截断，或者不符合 JSON 语法。', 'It is empty, cut off or no valid JSON.'],
    developer: [
      '用 JSON 库生成正文，按 UTF-8 发送，签名和发送用同一份字节。',
      'Make the body by a JSON library, in UTF-8, and sign the very bytes that you send.',
    ],
  }),
  JSON_DUPLICATE_KEY: entry(400, {
    title: ['JSON 里有重复的键', 'A key comes twice'],
    cause: [
      '同一个对象里同一个键出现两次，各家库取哪一个并不一致。',
      'One object has the same key twice; libraries differ in which they take.',
    ],
    developer: ['每个键只写一次。', 'Write each key once.'],
  }),
  JSON_FORBIDDEN_KEY: entry(400, {
    title: ['JSON 里有不允许的键', 'A key is not allowed'],
    cause: ['键名是 __proto__ 这类危险名字。', 'A key such as __proto__ is dangerous to readers.'],
    developer: ['去掉这个键。', 'Leave the key out.'],
  }),
  JSON_TOO_DEEP: entry(400, {
    title: ['JSON 嵌套太深', 'The JSON is nested too deeply'],
    cause: ['嵌套层数超过任何接口的需要。', 'It is deeper than any operation needs.'],
    developer: ['对照接口参考，只发定义里有的成员。', 'Send only members that the schema knows.'],
  }),
  BODY_TOO_LARGE: entry(413, {
    title: ['内容太大了', 'The body is too large'],
    cause: ['正文超过这个接口的上限。', 'The body is beyond the limit of this operation.'],
    citizen: ['写短一些再提交。', 'Write less and send again.'],
    clerk: ['写短一些再提交。', 'Write less and send again.'],
    developer: [
      '核验请求不超过 4 KB，其余不超过 16 KB。',
      'Verifications take 4 KB, others 16 KB.',
    ],
  }),
  MEDIA_TYPE_NOT_SUPPORTED: entry(415, {
    title: ['不认识的内容类型', 'The media type is not supported'],
    cause: [
      'content-type 不是接口要求的类型。',
      'The content-type is not what the operation takes.',
    ],
    developer: ['发送 content-type: application/json。', 'Send content-type: application/json.'],
  }),
  CONTENT_LENGTH_WRONG: entry(400, {
    title: ['content-length 不对', 'The content-length is wrong'],
    cause: ['声明的长度与实际正文不同。', 'The declared length is not that of the body.'],
    developer: [
      '让 HTTP 库自己计算长度；检查中间代理是否改了正文。',
      'Let the HTTP library count, and see whether a proxy changed the body.',
    ],
  }),
  REQUEST_MALFORMED: entry(400, {
    title: ['这不是合格的 HTTP 请求', 'This is no proper HTTP request'],
    cause: [
      '请求行、头部或分块不符合 HTTP 语法，服务没有读下去。',
      'Request line, headers or chunks break the rules of HTTP; the rest was not read.',
    ],
    developer: [
      '用 HTTP 库发送请求；检查中间代理是否改写了请求。',
      'Send requests by an HTTP library, and see whether a proxy rewrote them.',
    ],
  }),
  ADDRESS_MALFORMED: entry(400, {
    title: ['网址里有读不懂的字符', 'The address cannot be read'],
    cause: [
      '百分号后面的编码不是 UTF-8。',
      'What follows a percent sign in the address is not UTF-8.',
    ],
    citizen: ['核对网址；或从首页重新进入。', 'Check the address, or begin at the front page.'],
    clerk: ['核对网址；或从首页重新进入。', 'Check the address, or begin at the front page.'],
    developer: ['用 encodeURIComponent 编码路径的每一段。', 'Encode each segment of the path.'],
  }),
  ADDRESS_TOO_LONG: entry(414, {
    title: ['网址里的编号太长', 'A part of the address is too long'],
    cause: ['路径里的一段超过 100 个字符。', 'A segment of the path has more than 100 characters.'],
    developer: ['核对编号；没有这么长的编号。', 'Check the id; none is that long.'],
  }),
  RANGE_NOT_SATISFIABLE: entry(416, {
    title: ['没有这一段内容', 'There is no such range'],
    cause: ['Range 头指向文件以外的位置。', 'The Range header points outside the file.'],
    developer: ['去掉 Range 头，取整个文件。', 'Leave the Range header out and take all of it.'],
  }),
  REQUEST_TOO_SLOW: entry(408, {
    title: ['请求迟迟没有发完', 'The request did not arrive in time'],
    cause: [
      '请求没有在规定时间内收完，连接已关闭，什么也没有改变。',
      'It was not complete in time; the connection is closed, nothing was changed.',
    ],
    developer: [
      '小请求限 30 秒；大文件按每秒 32 KiB 计时，20 秒没有新内容就断开。检查网络后重发。',
      'Small requests have 30 seconds; large files as long as 32 KiB a second take, and never 20 ' +
        'seconds of silence. Check the network and send again.',
    ],
  }),
  HEADERS_TOO_LARGE: entry(431, {
    title: ['请求头太大', 'The headers are too large'],
    cause: [
      '全部请求头超过 16 KB，常见于过多的 cookie。',
      'All headers exceed 16 KB, as cookies may.',
    ],
    citizen: ['清除本网站的 cookie 后再试。', 'Delete the cookies of this site and try again.'],
    clerk: ['清除本网站的 cookie 后再试。', 'Delete the cookies of this site and try again.'],
    developer: ['少发一些请求头。', 'Send fewer headers.'],
  }),
  IDEMPOTENCY_KEY_MISSING: entry(400, {
    title: ['缺少 Idempotency-Key', 'Idempotency-Key is missing'],
    cause: [
      '会改变状态的请求必须带一个键，网络中断后才能放心重发。',
      'A request that changes something needs a key, so that it can be sent again safely.',
    ],
    developer: [
      '带上 8 到 64 位的 Idempotency-Key，重发时用同一个。',
      'Send an Idempotency-Key of 8 to 64 characters, and the same one when you repeat.',
    ],
  }),
  IDEMPOTENCY_KEY_REUSED: entry(422, {
    title: ['同一个键，不同的内容', 'One key, two contents'],
    cause: [
      '这个 Idempotency-Key 用过，而那次的内容和这次不同。',
      'This Idempotency-Key came before with another content.',
    ],
    developer: ['新的操作用新的键。', 'Use a new key for a new request.'],
  }),
  NOT_FOUND: entry(404, {
    title: ['这里没有您能看的内容', 'Nothing here that you can see'],
    cause: [
      '它不存在，或者不归您看；两种情况的回答完全一样。',
      'It does not exist or is not yours to see; both are answered alike.',
    ],
    citizen: ['核对网址；或从首页重新进入。', 'Check the address, or begin at the front page.'],
    clerk: [
      '核对编号；只能看本单位的记录。',
      'Check the number; only your own organisation shows.',
    ],
    developer: ['核对编号及其前缀（如 ver_）。', 'Check the id and its prefix, such as ver_.'],
  }),
  TOO_MANY_REQUESTS: entry(429, {
    title: ['试得太快了', 'Too many tries'],
    cause: [
      '同一地址一分钟内的次数超过上限，防止有人猜码。',
      'One address tried too often in a minute; this keeps codes from being guessed.',
    ],
    citizen: ['等一分钟再试。', 'Wait a minute and try again.'],
    clerk: ['等一分钟再试。', 'Wait a minute and try again.'],
    developer: [
      '按 Retry-After 等待后重发，不要并发重试。',
      'Wait as Retry-After says; do not retry in parallel.',
    ],
  }),
  OVERLOADED: entry(503, {
    title: ['排队的人太多', 'Too many are waiting'],
    cause: [
      '网关队列已满，这个请求没有处理。',
      'The queue of the gateway is full; nothing was done.',
    ],
    citizen: ['稍等几秒再出示。', 'Wait a few seconds and show the code again.'],
    clerk: ['稍等几秒再扫。', 'Wait a few seconds and scan again.'],
    developer: [
      '按 Retry-After 用同一计数器和正文重发。',
      'Send the same counter and body again after Retry-After.',
    ],
  }),
  NOT_AVAILABLE: entry(503, {
    title: ['暂时没有结果', 'No result for now'],
    cause: [
      '数据库没有确认，这次核验是否记下还不知道。',
      'The database did not confirm; whether it was recorded is not known yet.',
    ],
    citizen: ['请稍等，由场所再试一次。', 'Please wait while the venue tries again.'],
    clerk: [
      '终端会自动再问一次，不要让人重复付费。',
      'The terminal asks again; charge nobody twice.',
    ],
    developer: [
      '用同一计数器和正文重发；若回答 TERMINAL_COUNTER_REPLAYED，就按 verificationId 查结果。',
      'Send the same counter and body again; on TERMINAL_COUNTER_REPLAYED read verificationId.',
    ],
  }),
  DATABASE_UNAVAILABLE: entry(503, {
    title: ['数据库暂时连不上', 'The database cannot be reached'],
    cause: [
      '数据库没有回答，什么也没有改变。',
      'The database does not answer; nothing was changed.',
    ],
    citizen: ['过几分钟再试；急事请打 12333。', 'Try again in a few minutes, or call 12333.'],
    clerk: ['过几分钟再试。', 'Try again in a few minutes.'],
    developer: [
      '按 Retry-After 重发；运维请运行 ykt doctor。',
      'Send again after Retry-After; operators run ykt doctor.',
    ],
  }),
  UNEXPECTED: entry(500, {
    title: ['出了点问题，是我们的错', 'Something went wrong, and it is our fault'],
    cause: [
      '程序遇到没有料到的情况，已经记录。',
      'The program met what it did not expect; it is logged.',
    ],
    citizen: ['稍后再试；急事请打 12333。', 'Try again later, or call 12333.'],
    clerk: ['记下追踪编号，稍后再试。', 'Note the trace number and try again later.'],
    developer: ['把 traceId 告诉我们。', 'Tell us the traceId.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
