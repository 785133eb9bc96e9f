/** A server that means harm, on the loopback: what the reader of addresses lets through, and what it costs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FetchFailure, fetchPublic, isPublicAddress, type FetchOptions } from '../../src/fetching';
import { publicLookup } from '../../src/fetching/target';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const open = new Set<ServerResponse>();
const forever = (response: ServerResponse, chunk: Buffer) => {
  const write = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', write);
  };
  write();
};
const BROTLI_BOMB = brotliCompressSync(Buffer.alloc(30_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const handlers: Readonly<Record<string, Handler>> = {
  '/calendar': (request, response) => {
    response.setHeader('content-type', 'text/calendar; charset=utf-8');
    response.end(`cookie: ${String(request.headers.cookie)}; authorization: ${String(request.headers.authorization)}`);
  },
  '/gzip': (_request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('BEGIN:VCALENDAR'));
  },
  '/moved': (_request, response) => void response.writeHead(302, { location: '/calendar' }).end(),
  '/to-metadata': (_request, response) =>
    void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-loopback': (_request, response) => void response.writeHead(308, { location: 'http://[::1]:80/' }).end(),
  '/to-file': (_request, response) => void response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  '/to-port': (_request, response) => void response.writeHead(301, { location: 'http://127.0.0.1:22/' }).end(),
  '/loop': (_request, response) => void response.writeHead(307, { location: '/loop-back' }).end(),
  '/loop-back': (_request, response) => void response.writeHead(307, { location: '/loop' }).end(),
  '/nowhere': (_request, response) => void response.writeHead(302).end(),
  '/endless': (_request, response) => forever(response, Buffer.alloc(65_536, 'a')),
  '/gzip-bomb': (_request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(Buffer.alloc(30_000_000)));
  },
  '/brotli-bomb': (_request, response) => {
    response.setHeader('content-encoding', 'br');
    response.end(BROTLI_BOMB);
  },
  '/not-gzip': (_request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end('plain text');
  },
  '/not-brotli': (_request, response) => {
    response.setHeader('content-encoding', 'br');
    response.end('plain text, not brotli at all');
  },
  '/strange-encoding': (_request, response) => {
    response.setHeader('content-encoding', 'compress');
    response.end('x');
  },
  '/too-long-announced': (_request, response) => {
    response.setHeader('content-length', '999999999');
    response.write('x');
  },
  '/cut-short': (_request, response) => {
    response.setHeader('content-length', '1000');
    response.write('only this', () => response.destroy());
  },
  '/mute': () => undefined,
  '/slow': (_request, response) => void response.write('one byte, then nothing'),
  '/hang-up': (request) => void request.socket.destroy(),
  '/missing': (_request, response) => void response.writeHead(404).end('no'),
};

const server = createServer((request, response) => {
  open.add(response);
  const path = request.url?.split('?')[0] ?? '';
  const hops = /^\/hop\/(\d+)$/.exec(path)?.[1];
  if (hops !== undefined) {
    response.writeHead(302, { location: hops === '0' ? '/calendar' : `/hop/${String(Number(hops) - 1)}` }).end();
  } else (handlers[path] ?? ((_request, other) => void other.writeHead(404).end()))(request, response);
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const response of open) response.destroy();
  server.closeAllConnections();
  server.close();
});

/** The hostile server is let through, and nothing else: the check stays on for wherever it leads. */
const allowed = (more: FetchOptions = {}): FetchOptions => ({
  allowPrivateAddresses: ['127.0.0.1'],
  ports: [port, 80],
  ...more,
});
const at = (path: string) => `http://127.0.0.1:${String(port)}${path}`;

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    if (error instanceof FetchFailure) return error.reason;
    throw error;
  }
}

describe('what is read', () => {
  it('answers the body, the type and where it came from, and sends no cookie and no credentials', async () => {
    const page = await fetchPublic(at('/moved'), allowed());
    expect(page).toMatchObject({ status: 200, url: at('/calendar'), contentType: 'text/calendar; charset=utf-8' });
    expect(page.redirects).toEqual([{ status: 302, to: at('/calendar') }]);
    expect(page.body.toString()).toBe('cookie: undefined; authorization: undefined');
  });

  it('decompresses, follows five redirections, and answers errors and HEAD without reading a body', async () => {
    expect((await fetchPublic(at('/gzip'), allowed())).body.toString()).toBe('BEGIN:VCALENDAR');
    expect((await fetchPublic(at('/hop/4'), allowed())).redirects).toHaveLength(5);
    expect((await fetchPublic(at('/missing'), allowed())).status).toBe(404);
    expect((await fetchPublic(at('/calendar'), allowed({ method: 'HEAD' }))).body).toHaveLength(0);
    expect((await fetchPublic(at('/endless'), allowed({ maxBytes: 0 }))).status).toBe(200);
  });
});

describe('what is refused', () => {
  it.each([
    ['http://127.0.0.1/', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://10.0.0.1/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data/', 'private-address'],
    ['http://localhost/', 'private-address'],
    ['http://no-such-name.invalid/', 'unknown-host'],
    ['http://93.184.216.34:8080/', 'wrong-port'],
    ['ftp://exemple.example/', 'wrong-scheme'],
    ['file:///etc/passwd', 'wrong-scheme'],
    ['http://user:secret@exemple.example/', 'with-credentials'],
    ['not an address', 'wrong-address'],
  ])('%s: %s', async (address, reason) => {
    expect(await reasonOf(fetchPublic(address))).toBe(reason);
  });

  it.each([
    ['/to-metadata', 'private-address'],
    ['/to-loopback', 'private-address'],
    ['/to-file', 'wrong-scheme'],
    ['/to-port', 'wrong-port'],
    ['/loop', 'redirect-loop'],
    ['/hop/9', 'too-many-redirects'],
    ['/nowhere', 'wrong-redirect'],
    ['/gzip-bomb', 'too-large'],
    ['/brotli-bomb', 'too-large'],
    ['/endless', 'too-large'],
    ['/too-long-announced', 'too-large'],
    ['/not-gzip', 'wrong-encoding'],
    ['/not-brotli', 'wrong-encoding'],
    ['/strange-encoding', 'wrong-encoding'],
    ['/cut-short', 'interrupted'],
    ['/hang-up', 'interrupted'],
  ])('%s: %s', async (path, reason) => {
    expect(await reasonOf(fetchPublic(at(path), allowed({ maxBytes: 1_000_000 })))).toBe(reason);
  });

  it.each(['/mute', '/slow'])('%s is given up after the deadline', async (path) => {
    expect(await reasonOf(fetchPublic(at(path), allowed({ timeout: 200 })))).toBe('too-slow');
  });

  it('says it in both languages, without the query where keys stand', async () => {
    const failure = await fetchPublic(at('/to-port?key=secret'), allowed()).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      words: { fr: 'Ce port n’est pas autorisé (22)', en: 'This port is not allowed (22)' },
    });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('names', () => {
  const lookup = (addresses: { address: string; family: number }[]) =>
    new Promise((resolve) => {
      const url = new URL('https://agenda.exemple.example/');
      publicLookup(url, {}, (_hostname, _options, callback) => callback(null, addresses))(
        url.hostname,
        { all: false },
        (error, address) => resolve(error ? (error as FetchFailure).reason : address),
      );
    });

  it('connects to the address that was checked, and refuses a name with a private one among others', async () => {
    expect(await lookup([{ address: '93.184.216.34', family: 4 }])).toBe('93.184.216.34');
    expect(
      await lookup([
        { address: '93.184.216.34', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ]),
    ).toBe('private-address');
    expect(await lookup([{ address: '::ffff:10.0.0.1', family: 6 }])).toBe('private-address');
    expect(await lookup([])).toBe('unknown-host');
  });
});

describe('public addresses', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2001:4860:4860::8888', '2a01:e0a::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.2.1',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('“%s” is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('never takes an IPv4 address of a private block for public, however it is written in IPv6', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom('10.', '127.', '192.168.', '169.254.', '172.20.'), byte, byte, (block, one, two) => {
        const address = `${block}${[one, two].join('.')}`.split('.').concat('1').slice(0, 4).join('.');
        expect(isPublicAddress(address)).toBe(false);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });
});
