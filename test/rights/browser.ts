/** What a browser keeps and sends: cookies by path, redirects one by one. Runs no script. */
export class Browser {
  readonly #home: string
  readonly #jar = new Map<string, { readonly path: string; readonly value: string }>()

  constructor(home: string) {
    this.#home = home
  }

  /** The value of a cookie, or `undefined`. */
  cookie(name: string): string | undefined {
    return this.#jar.get(name)?.value
  }

  setCookie(name: string, value: string, path = '/'): void {
    this.#jar.set(name, { path, value })
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const [name = '', ...value] = pair.split('=')
      const attribute = (key: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1)
      const gone =
        attribute('max-age') === '0' ||
        attribute('expires')?.startsWith('Thu, 01 Jan 1970') === true
      if (gone) this.#jar.delete(name)
      else this.#jar.set(name, { path: attribute('path') ?? '/', value: value.join('=') })
    }
  }

  /** One request, no redirect followed. */
  async send(address: string, body?: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL(address, this.#home)
    const cookie = [...this.#jar]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie !== '' && { cookie }) },
      ...(body !== undefined && { method: 'POST', body: new URLSearchParams(body) }),
    })
    this.#keep(response)
    return response
  }

  /** A request and every redirect after it; answers the last page and the path it stands at. */
  async go(address: string, body?: Readonly<Record<string, string>>) {
    let at = new URL(address, this.#home)
    let response = await this.send(at.href, body)
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 12; hops += 1) {
      at = new URL(response.headers.get('location') ?? '', at)
      await response.body?.cancel()
      response = await this.send(at.href)
    }
    return { status: response.status, path: at.pathname + at.search, text: await response.text() }
  }

  /** Goes to a sign-in address and chooses a persona there. */
  async signIn(address: string, sub: string) {
    const personas = await this.go(address)
    return this.go(personas.path.split('?')[0] ?? '', { sub })
  }
}
