import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import proxyAddress from 'proxy-addr';

/** IPs and subnets of the proxies that are believed about the network of a request. */
export interface TrustedProxies {
  trustedProxies?: readonly string[];
}

/** An address with a port, as some proxies write it into `X-Forwarded-For`: `198.51.100.7:443`, `[2001:db8::1]:443`. */
const BRACKETED = /^\[([^\]]*)\](?::\d+)?$/;
const IPV4_WITH_PORT = /^([^:]*):\d+$/;

const withoutPort = (text: string): string =>
  BRACKETED.exec(text)?.[1] ?? IPV4_WITH_PORT.exec(text)?.[1] ?? text;

const isIPv6 = (address: ipaddr.IPv4 | ipaddr.IPv6): address is ipaddr.IPv6 => address.kind() === 'ipv6';

/** IPv4 in the last 32 bits of a NAT64 address, `64:ff9b::/96` (RFC 6052). */
const behindNat64 = (address: ipaddr.IPv6): ipaddr.IPv4 => new ipaddr.IPv4(address.toByteArray().slice(-4));

const GROUPS_OF_64_BITS = 4;

/**
 * The network that a visitor is counted by: an IPv4 address, in whatever notation, or the /64 of an IPv6 address, which
 * is one household's. One name for a network, however its addresses are written; what is no address is its own name.
 */
export const networkPrefix = (text: string): string => {
  const bare = withoutPort(text.trim());
  if (!ipaddr.isValid(bare)) return bare;
  const address = ipaddr.process(bare);
  if (!isIPv6(address)) return address.toString();
  if (address.range() === 'rfc6052') return behindNat64(address).toString();
  const groups = address.parts.slice(0, GROUPS_OF_64_BITS).map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
};

/** Reads the network that a request comes from: the visitor's, where a trusted proxy names it. */
export const createNetworkReader = ({
  trustedProxies = [],
}: TrustedProxies): ((context: Context) => string) => {
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  return (context) => {
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    if (!incoming) return 'unknown';
    return networkPrefix(proxyAddress(incoming, (address, hop) => isTrusted(withoutPort(address), hop)));
  };
};
