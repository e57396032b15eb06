import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { networkPrefix } from './networks.ts';

const dotted = fc.tuple(...Array.from({ length: 4 }, () => fc.nat(255))).map((bytes) => bytes.join('.'));

/** An IPv4 address as the last two groups of an IPv6 address. */
const hexGroups = (address: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
};

/** The ways in which servers and proxies write one IPv4 address. */
const WAYS_OF_IPV4: ((address: string) => string)[] = [
  (address) => address,
  (address) => ` ${address} `,
  (address) => `${address}:5678`,
  (address) => `::ffff:${address}`,
  (address) => `::FFFF:${address}`,
  (address) => `[::ffff:${address}]:443`,
  (address) => `::ffff:${hexGroups(address)}`,
  (address) => `0:0:0:0:0:FFFF:${hexGroups(address).toUpperCase()}`,
  (address) => `64:ff9b::${hexGroups(address)}`,
];

const group = fc.nat(0xffff).map((number) => number.toString(16));
/** Of 2000::/3, where all public addresses lie. */
const firstGroup = fc.integer({ min: 0x2003, max: 0x3fff }).map((number) => number.toString(16));
const network = fc.tuple(firstGroup, group, group, group);
const host = fc.tuple(group, group, group, group);

const WAYS_OF_IPV6: ((address: string) => string)[] = [
  (address) => address,
  (address) => address.toUpperCase(),
  (address) => `[${address}]`,
  (address) => `[${address}]:8080`,
  (address) => `${address}%eth0`,
  (address) =>
    address
      .split(':')
      .map((each) => each.padStart(4, '0'))
      .join(':'),
  (address) => address.replace(/(?:^|:)0(?::0)+(?::|$)/, '::'),
];

describe('the network of an address', () => {
  it('is an IPv4 address, however it is written', () => {
    fc.assert(
      fc.property(dotted, fc.constantFrom(...WAYS_OF_IPV4), (address, write) => {
        assert.equal(networkPrefix(write(address)), address);
      }),
      { examples: WAYS_OF_IPV4.map((write) => ['198.51.100.7', write]) },
    );
  });

  it('is the first 64 bits of an IPv6 address, however it is written and whatever follows', () => {
    fc.assert(
      fc.property(network, host, fc.constantFrom(...WAYS_OF_IPV6), (prefix, rest, write) => {
        assert.equal(networkPrefix(write([...prefix, ...rest].join(':'))), `${prefix.join(':')}::/64`);
      }),
      { examples: WAYS_OF_IPV6.map((write) => [['2001', 'db8', '0', '0'], ['0', '0', '0', '1'], write]) },
    );
  });

  it('is another one for another IPv4 address, and for other first 64 bits', () => {
    fc.assert(
      fc.property(dotted, dotted, (one, other) => {
        assert.equal(networkPrefix(one) === networkPrefix(other), one === other);
      }),
    );
    fc.assert(
      fc.property(network, network, host, (one, other, rest) => {
        const [first, second] = [one, other].map((prefix) => networkPrefix([...prefix, ...rest].join(':')));
        assert.equal(first === second, one.join() === other.join());
      }),
    );
  });

  it('is told apart from none where a proxy writes something else', () => {
    for (const text of ['unknown', '_hidden', '', 'fe80::1::2', '1.2.3.4.5'])
      assert.equal(networkPrefix(text), text);
  });
});
