import { entry, type ProblemEntry } from './entry.ts'

const SHOW_AGAIN = ['刷新身份码再出示。', 'Refresh the code and show it again.'] as const
const SCAN_AGAIN = ['请持卡人刷新后再扫。', 'Ask for a fresh code and scan again.'] as const

/** Codes of verification, in the order in which the gateway checks. */
export const VERIFICATION_PROBLEMS = {
  SCENE_UNKNOWN: entry(409, {
    title: ['没有这个场景', 'There is no such scene'],
    cause: [
      '目录里没有这个场景编码，或者本市不开放、已暂停。',
      'The catalogue has no such scene in this city, or it is suspended.',
    ],
    clerk: ['换一个场景，或请管理员看目录。', 'Choose another scene, or ask about the catalogue.'],
    developer: [
      '编码从 GET /v1/catalogue 读取，不要写死。',
      'Take scene codes from GET /v1/catalogue instead of writing them down.',
    ],
  }),
  SCENE_NOT_AT_TERMINAL: entry(409, {
    title: ['这台终端不办这个场景', 'Not a scene of this terminal'],
    cause: ['启用终端时没有勾选这个场景。', 'The scene was not chosen when it was activated.'],
    clerk: ['换一台终端，或重新启用并勾选。', 'Use another terminal, or activate it anew.'],
    developer: ['只提供启用时返回的 scenes。', 'Offer only the scenes that activation returned.'],
  }),
  CHANNEL_NOT_IN_SCENE: entry(409, {
    title: ['这个场景不收这种方式', 'Not a channel of this scene'],
    cause: ['比如场景只收码，而终端读了八位数字。', 'Such as a number where only codes are taken.'],
    citizen: ['换一种方式出示。', 'Show the card in another way.'],
    clerk: ['请扫码或读卡。', 'Scan the code or read the card.'],
    developer: [
      '看场景的 carriers 和 numberAllowed。',
      'See carriers and numberAllowed of the scene.',
    ],
  }),
  CODE_UNKNOWN: entry(409, {
    title: ['不认识这个码', 'The code is unknown'],
    cause: [
      '不是我们的码、编造的码，或者是沙箱固定码出示给了正式终端。',
      'It is not ours, was invented, or is a fixed code of the sandbox at a real terminal.',
    ],
    citizen: SHOW_AGAIN,
    clerk: SCAN_AGAIN,
    developer: ['原样发送扫到的文字，不要截断或改大小写。', 'Send what was scanned, unchanged.'],
  }),
  CODE_EXPIRED: entry(409, {
    title: ['码已过期', 'The code has expired'],
    cause: [
      '码只用 60 秒；截屏和照片都会过期。',
      'A code lives 60 seconds; pictures of it do not last.',
    ],
    citizen: SHOW_AGAIN,
    clerk: SCAN_AGAIN,
    developer: ['扫到就发，不要排队攒批。', 'Send at once; do not collect codes.'],
  }),
  CODE_USED: entry(409, {
    title: ['码已用过', 'The code was used'],
    cause: ['一个码只能用一次。', 'A code can be used once.'],
    citizen: SHOW_AGAIN,
    clerk: SCAN_AGAIN,
    developer: ['防止一次扫描触发两次请求。', 'See that one scan sends one request.'],
  }),
  CODE_PURPOSE_WRONG: entry(409, {
    title: ['码的用途不对', 'The code is for another purpose'],
    cause: [
      '乘车码、身份码和结算码不能互换。',
      'Transit, identity and settlement codes do not mix.',
    ],
    citizen: ['切换到场所要的那种码。', 'Switch to the kind of code that is asked for.'],
    clerk: ['请持卡人切换用途后再出示。', 'Ask for the right kind of code.'],
    developer: ['看场景的 codePurpose 提示持卡人。', 'Tell the holder what codePurpose says.'],
  }),
  ASSURANCE_TOO_LOW: entry(409, {
    title: ['核验等级不够', 'The assurance is too low'],
    cause: [
      '场景要求密码、人脸、再次认证或查看证件；instead 说明哪一种可行。',
      'The scene asks for a PIN, face, fresh sign-in or document; instead says which will do.',
    ],
    citizen: ['按提示再认证，出示更高等级的码。', 'Sign in anew and show the stronger code.'],
    clerk: ['按提示请持卡人输密码、刷脸或出示证件。', 'Ask for PIN, face or document as shown.'],
    developer: [
      '照实填写 attested，不要为通过而虚报。',
      'Fill attested truthfully; it is recorded.',
    ],
  }),
  SCENE_NOT_AT_PLACE: entry(409, {
    title: ['这个场所不办这个场景', 'Not a scene of this place'],
    cause: ['目录里这个场所没有这个场景。', 'The catalogue does not list it for this place.'],
    clerk: ['先在目录里为场所加上场景。', 'Have the scene added to the place first.'],
    developer: [
      '从 GET /v1/places 读取 scenes。',
      'Read the scenes of a place from GET /v1/places.',
    ],
  }),
  DEVICE_REVOKED: entry(409, {
    title: ['设备已移除', 'The device was removed'],
    cause: ['持卡人移除了这台设备。', 'The holder removed this device.'],
    citizen: ['在这台设备上重新添加。', 'Add this device again.'],
    developer: ['清除本机密钥，引导重新添加。', 'Forget the key and offer to enrol anew.'],
  }),
  SIGNATURE_WRONG: entry(409, {
    title: ['签名不对', 'The signature is wrong'],
    cause: ['不是这台设备的密钥签的，或签的内容不同。', 'Another key signed, or another message.'],
    citizen: ['重新添加这台设备。', 'Add this device again.'],
    developer: [
      '逐字核对被签的文字；签名是 r‖s 共 64 字节。',
      'Compare the signed text letter by letter; a signature is r‖s, 64 bytes.',
    ],
  }),
  KEY_NOT_PROVEN: entry(409, {
    title: ['没有证明持有密钥', 'The key was not proven'],
    cause: ['proof 不是用提交的公钥对应的私钥签的。', 'The proof is not by the key that was sent.'],
    citizen: ['刷新页面再添加设备。', 'Reload the page and add the device again.'],
    developer: [
      '公钥是 65 字节未压缩点的 base64url。',
      'The key is an uncompressed point, 65 bytes.',
    ],
  }),
  CLOCK_DIFFERS: entry(409, {
    title: ['设备时间不准', 'The clock of the device differs'],
    cause: ['设备时间与服务器相差超过 30 秒。', 'It is more than 30 seconds off.'],
    citizen: ['打开手机的“自动设置时间”。', 'Switch on automatic time on your phone.'],
    clerk: ['打开电脑的自动对时。', 'Switch on automatic time.'],
    developer: ['用 NTP 对时；时间戳单位是秒。', 'Use NTP; the time stamp is in seconds.'],
  }),
  REQUEST_REPLAYED: entry(409, {
    title: ['同一个请求来了两次', 'The same request came twice'],
    cause: ['这份签过名的请求已经用过。', 'This signed request was used before.'],
    citizen: SHOW_AGAIN,
    developer: ['每次用新的 nonce 和时间签名。', 'Sign with a new nonce and time each time.'],
  }),
  TOO_MANY_DEVICES: entry(409, {
    title: ['设备太多了', 'There are too many devices'],
    cause: ['一位持卡人能亮码的设备有上限。', 'A holder has a limited number of devices.'],
    citizen: ['移除不用的设备再添加。', 'Remove one you no longer use, and add this one.'],
    developer: ['引导用户到 /me/devices。', 'Lead the user to /me/devices.'],
  }),
  CREDENTIAL_NOT_ACCEPTED: entry(409, {
    title: ['这里不收这种旧卡', 'This old card is not taken here'],
    cause: [
      '没有这种旧卡、它由别的场景承接，或者功能还没有接过来。',
      'There is no such old card, another scene takes it over, or the card does not do so yet.',
    ],
    citizen: ['出示社会保障卡或身份码。', 'Show the social security card or a code.'],
    clerk: ['换一个场景，或请持卡人出示社保卡。', 'Choose another scene, or ask for the card.'],
    developer: [
      '编号、场景和日期从 GET /v1/merged-cards 读取。',
      'Take ids, scenes and days from GET /v1/merged-cards.',
    ],
  }),
  CREDENTIAL_SWITCHED_OFF: entry(409, {
    title: ['旧卡已经停用', 'The old card is switched off'],
    cause: ['过渡期已过，社会保障卡接过了它的功能。', 'Its day has passed; the card does it now.'],
    citizen: [
      '出示社会保障卡；各种旧卡用到哪天，见“并入社会保障卡的旧卡”。',
      'Show the social security card; the page of older cards says until when each worked.',
    ],
    clerk: ['请持卡人亮码或插社保卡。', 'Ask for a code or the card.'],
    developer: [
      'GET /v1/merged-cards 的 until 是最后一天。',
      'GET /v1/merged-cards tells the last day as until.',
    ],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
