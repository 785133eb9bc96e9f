// @ts-check
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { findAddresses, listeningUrl } from '../lib/addresses.mjs';

describe('listeningUrl', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:1337'],
    ['0.0.0.0', 'http://127.0.0.1:1337'],
    ['::', 'http://127.0.0.1:1337'],
    ['::1', 'http://[::1]:1337'],
  ])('%s', (address, expected) => {
    expect(listeningUrl({ address, port: 1337 })).toBe(expected);
  });
});

describe('findAddresses', () => {
  it('keeps what the server knows, under the address visitors use', async () => {
    const server = createServer((request, response) => {
      const known = ['/admin', '/graphql'].includes(request.url ?? '');
      response.writeHead(known ? 400 : 404).end();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('not listening');

    const addresses = await findAddresses(listeningUrl(bound), 'https://ess.example');
    server.close();
    expect(addresses.map(({ url }) => url)).toEqual(['https://ess.example/admin', 'https://ess.example/graphql']);
  });
});
