import { type FixedCase, requestBody } from './fixed-cases.ts'
import { type SandboxTerminal, VERIFY_PATH } from './sandbox-terminal.ts'
import type { Words } from './fixed-cases.ts'

const COMMENTS: Readonly<Record<'counter' | 'mac' | 'first', Words>> = {
  counter: {
    zh: '计数器只增不减；从现在的毫秒数开始',
    en: 'The counter only goes up; it begins at the milliseconds of now',
  },
  mac: {
    zh: '对「方法、路径、计数器、正文」做 HMAC-SHA256',
    en: 'HMAC-SHA256 over method, path, counter and body',
  },
  first: { zh: '第一张码', en: 'The first code' },
}

/** For a shell on Linux, macOS or Git Bash: `verify '<body>'` signs and sends. */
export const shellSnippet = (
  { session, key }: Pick<SandboxTerminal, 'session' | 'key'>,
  publicUrl: string,
  first: FixedCase,
  language: keyof Words,
): string => `SESSION='${session}'
KEY='${key}'

# ${COMMENTS.counter[language]}
COUNTER=$(date +%s)000

verify() {
  COUNTER=$((COUNTER + 1))
  # ${COMMENTS.mac[language]}
  MAC=$(printf 'POST\\n${VERIFY_PATH}\\n%s\\n%s' "$COUNTER" "$1" |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary |
    openssl base64 -A | tr '+/' '-_' | tr -d '=')
  curl -sS '${publicUrl}${VERIFY_PATH}' \\
    -H 'content-type: application/json' \\
    -H "ykt-session: $SESSION" -H "ykt-counter: $COUNTER" -H "ykt-mac: $MAC" \\
    --data-raw "$1"
  echo
}

# ${COMMENTS.first[language]}
verify '${requestBody(first)}'
`
