import { entry, type ProblemEntry } from './entry.ts'

/** Codes of signing in and of rights. */
export const SIGN_IN_PROBLEMS = {
  SIGN_IN_NEEDED: entry(401, {
    title: ['请先登录', 'Sign in first'],
    cause: ['没有登录，或者登录已经过期。', 'Nobody has signed in, or the session has ended.'],
    citizen: ['登录后接着办。', 'Sign in and go on.'],
    clerk: ['登录后接着办。', 'Sign in and go on.'],
    developer: [
      '这些接口面向浏览器里的本人，不接受系统代为登录。',
      'These operations serve the person in a browser; systems cannot sign in for them.',
    ],
  }),
  NOT_ALLOWED: entry(403, {
    title: ['您的岗位不包括这一项', 'Your role does not include this'],
    cause: [
      '已登录，但岗位没有这项权限。',
      'You have signed in, but your role lacks the permission.',
    ],
    clerk: ['请本单位负责人加上这项权限。', 'Ask the person in charge to add the permission.'],
    developer: ['换用有权限的账号。', 'Use an account that has the permission.'],
  }),
  FORM_EXPIRED: entry(403, {
    title: ['这一页放得太久了', 'The page has been open too long'],
    cause: [
      '表单里的校验值与当前登录不符，可能登录已换，或者表单来自别的网站。',
      'The token of the form is not that of this session; it may come from another site.',
    ],
    citizen: ['刷新页面再提交。', 'Reload the page and send again.'],
    clerk: ['刷新页面再提交。', 'Reload the page and send again.'],
    developer: [
      '浏览器接口要带 x-csrf-token，值取自页面。',
      'Calls from a browser carry x-csrf-token, as the page has it.',
    ],
  }),
  SIGN_IN_EXPIRED: entry(403, {
    title: ['这次登录放得太久了', 'This sign-in took too long'],
    cause: ['没有在几分钟内完成，或者链接用过。', 'It was not finished in time, or used before.'],
    citizen: ['重新登录。', 'Sign in again.'],
    clerk: ['重新登录。', 'Sign in again.'],
    developer: [
      '不要收藏或转发登录过程中的网址。',
      'Do not keep addresses of a sign-in under way.',
    ],
  }),
  SIGN_IN_FAILED: entry(403, {
    title: ['没有登录成功', 'You are not signed in'],
    cause: [
      '身份认证平台的回答没有通过校验。',
      'The answer of the identity provider did not pass the checks.',
    ],
    citizen: ['重新登录；仍不行请打 12333。', 'Sign in again, or call 12333.'],
    clerk: ['重新登录。', 'Sign in again.'],
    developer: [
      '运维请核对 YKT_OIDC_ISSUER、客户端编号和双方时钟。',
      'Operators: check YKT_OIDC_ISSUER, the client identifier and both clocks.',
    ],
  }),
  SIGN_IN_CANCELLED: entry(403, {
    title: ['您取消了登录', 'You cancelled the sign-in'],
    cause: ['在身份认证页面点了取消。', 'Cancel was chosen at the identity provider.'],
    citizen: ['想继续时重新登录。', 'Sign in again whenever you like.'],
    clerk: ['想继续时重新登录。', 'Sign in again whenever you like.'],
    developer: ['不用处理。', 'Nothing to do.'],
  }),
  NOBODY_OF_THIS_REALM: entry(403, {
    title: ['这里没有您的登记', 'You are not registered here'],
    cause: [
      '身份已确认，但不在这个门户的登记里：居民、工作人员和开发者各走各的门。',
      'You are known, but not in this portal: residents, staff and developers have own doors.',
    ],
    citizen: ['到服务网点办卡后再来。', 'Apply for a card at an outlet first.'],
    clerk: ['请本单位管理员登记您。', 'Ask your administrator to register you.'],
    developer: ['用开发者账号登录 /dev。', 'Sign in to /dev with a developer account.'],
  }),
  IDENTITY_PROVIDER_UNAVAILABLE: entry(503, {
    title: ['身份认证平台暂时连不上', 'The identity provider cannot be reached'],
    cause: ['省统一身份认证没有回答。', 'The provincial identity provider does not answer.'],
    citizen: ['过几分钟再登录；急事请打 12333。', 'Try again in a few minutes, or call 12333.'],
    clerk: ['过几分钟再登录。', 'Try again in a few minutes.'],
    developer: [
      '运维请查 YKT_OIDC_ISSUER 是否可达。',
      'Operators: see whether the issuer answers.',
    ],
  }),
  STEP_UP_NEEDED: entry(409, {
    title: ['请再确认一次是您本人', 'Prove again that it is you'],
    cause: [
      '这一步要求刚刚认证过，而上次认证已经过了几分钟。',
      'This step asks for a fresh sign-in, and the last one was minutes ago.',
    ],
    citizen: ['按提示再认证一次，然后接着办。', 'Sign in once more as asked, and go on.'],
    developer: [
      '跳转 /sign-in/resident?step-up=1&return=…，回来后重发。',
      'Go to /sign-in/resident?step-up=1&return=… and send again afterwards.',
    ],
  }),
  HIGHER_ASSURANCE_NEEDED: entry(409, {
    title: ['这件事要更高的核验等级', 'This asks for a higher assurance'],
    cause: ['登录方式的等级不够办这件事。', 'The way of signing in is too weak for this.'],
    citizen: ['用人脸等更强的方式重新登录。', 'Sign in again in a stronger way, such as face.'],
    clerk: [
      '请本人用更强的方式认证，或当面核对证件。',
      'Have the person sign in or show a document.',
    ],
    developer: ['让用户走 step-up 登录。', 'Send the user through a step-up sign-in.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
