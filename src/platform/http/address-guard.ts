import { BlockList, isIP } from 'node:net'

/** Ranges that lead to ourselves, to neighbours, or to nobody: nothing is posted there (O9). */
const CLOSED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** What is reached by another name of a range above is closed as well. */
const CLOSED_V6 = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const

const closed = new BlockList()
for (const [network, bits] of CLOSED_V4) closed.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of CLOSED_V6) closed.addSubnet(network, bits, 'ipv6')

/** Networks that are allowed although they are private: `10.20.0.0/16`, `fd00::/8`. */
export type OpenNetworks = readonly string[]

/** Whether a text is a network of addresses with its length. */
export const isNetwork = (text: string): boolean => {
  const [network = '', bits = ''] = text.split('/')
  const family = isIP(network)
  return family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

const listOf = (networks: OpenNetworks): BlockList => {
  const open = new BlockList()
  for (const text of networks) {
    const [network = '', bits = ''] = text.split('/')
    open.addSubnet(network, Number(bits), isIP(network) === 4 ? 'ipv4' : 'ipv6')
  }
  return open
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** An IPv4 address that is written as one of IPv6 is judged as what it is. */
const plain = (address: string): string =>
  /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address

/** Whether a resolved address may be connected to. */
export const addressGuard = (networks: OpenNetworks): ((address: string) => boolean) => {
  const open = listOf(networks)
  return (address) => {
    const one = plain(address)
    if (isIP(one) === 0) return false
    return open.check(one, familyOf(one)) || !closed.check(one, familyOf(one))
  }
}
