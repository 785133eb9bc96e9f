/** Files that people send: what is taken, how it is served, what stays on the disk, and whose files a role may touch. */
import { strToU8, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, PASSWORD, type Account } from '../support/accounts';
import { ADMINISTRATOR, admin, cms, connectTo, requestJson, type Answer } from '../support/cms';
import { launchBrowser } from '../support/browser';

let partner: Account;
let writer: Account;
/** Where servers put what arrives, for this file alone. */
let received: string;
let url: string;
let publicFolder: string;
const formerTemporary = process.env.TMPDIR;
const left: string[] = [];

beforeAll(async () => {
  const { strapi, url: address } = await cms();
  url = address;
  publicFolder = path.join(strapi.dirs.static.public, 'uploads');
  partner = await account('partenaire-fichiers', 'ess-partner');
  writer = await account('redaction-fichiers', 'ess-writing');
  received = mkdtempSync(path.join(tmpdir(), 'ess-received-'));
  process.env.TMPDIR = received;
});

afterAll(async () => {
  if (formerTemporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = formerTemporary;
  const { strapi } = await cms();
  const files: { id: number }[] = await strapi.db.query('plugin::upload.file').findMany({ select: ['id'] });
  await admin('POST', '/upload/actions/bulk-delete', { fileIds: files.map(({ id }) => id), folderIds: [] });
  for (const name of left) rmSync(path.join(publicFolder, name), { force: true });
});

type Sample = readonly [name: string, content: Uint8Array | string, declared?: string | undefined];

const form = (...samples: Sample[]): FormData => {
  const body = new FormData();
  for (const [name, content, type = 'application/octet-stream'] of samples)
    body.append('files', new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }), name);
  return body;
};
const send = (who: Account, ...samples: Sample[]): Promise<Answer> => who.ask('POST', '/upload', form(...samples));

interface StoredFile {
  readonly id: number;
  readonly url: string;
  readonly mime: string;
}
const stored = ({ body, text, status }: Answer): StoredFile => {
  expect(status, text).toBe(201);
  const [file] = body as StoredFile[];
  if (!file) throw new Error('Nothing was stored');
  return file;
};

const picture = (format: 'png' | 'jpeg' | 'gif' | 'webp' | 'avif') =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#048' } })
    .toFormat(format)
    .toBuffer();
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
const svg =
  '<?xml version="1.0"?>\n<!-- logo --><svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>';
const html = '<!doctype html><title>page</title><script src="/uploads/x.js"></script>';
const office = (part: string, type: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    ),
    [part]: strToU8('<x/>'),
  });
const openDocument = (type: string) =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    'content.xml': strToU8('<x/>'),
  });
const bytes = (hexadecimal: string, length = 600) => {
  const content = new Uint8Array(length);
  content.set(Buffer.from(hexadecimal.replaceAll(' ', ''), 'hex'));
  return content;
};

describe('what the media library takes', () => {
  it('takes pictures, PDF, office documents, sound and film, by what they hold', async () => {
    const samples: [Sample, string][] = [
      [['a.png', await picture('png'), 'image/png'], 'image/png'],
      [['a.jpg', await picture('jpeg'), 'image/jpeg'], 'image/jpeg'],
      [['a.gif', await picture('gif'), 'image/gif'], 'image/gif'],
      [['a.webp', await picture('webp'), 'image/webp'], 'image/webp'],
      [['a.avif', await picture('avif'), 'image/avif'], 'image/avif'],
      [['a.svg', svg, 'image/svg+xml'], 'image/svg+xml'],
      [['a.pdf', pdf, 'application/pdf'], 'application/pdf'],
      [['MAJUSCULES.PDF', pdf, 'application/pdf'], 'application/pdf'],
      [['a.docx', office('word/document.xml', 'wordprocessingml.document')], 'wordprocessingml.document'],
      [['a.xlsx', office('xl/workbook.xml', 'spreadsheetml.sheet')], 'spreadsheetml.sheet'],
      [['a.pptx', office('ppt/presentation.xml', 'presentationml.presentation')], 'presentationml.presentation'],
      [['a.odt', openDocument('text')], 'opendocument.text'],
      [['a.doc', bytes('d0cf11e0a1b11ae1'), 'application/msword'], ''],
      [['a.mp3', bytes('fffb9064'), 'audio/mpeg'], 'audio/mpeg'],
      [['a.wav', bytes('52494646 24000000 57415645 666d7420'), 'audio/wav'], 'audio/'],
      [['a.mp4', bytes('00000018 66747970 6d703432 00000000 6d703432 69736f6d'), 'video/mp4'], 'video/mp4'],
    ];
    for (const [sample, mime] of samples) expect(stored(await send(writer, sample)).mime, sample[0]).toContain(mime);
  });

  const bad: Sample[] = [
    ['x.js', 'fetch("/admin/access-token")', 'text/javascript'],
    ['x.mjs', 'export {}', 'text/javascript'],
    ['page.html', html, 'text/html'],
    ['page.htm', html, 'text/html'],
    ['page.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml"/>`, 'application/xhtml+xml'],
    ['page.xml', '<?xml version="1.0"?><x/>', 'application/xml'],
    ['page.shtml', html, 'image/png'],
    ['logo.svgz', bytes('1f8b0800'), 'image/svg+xml'],
    ['x.exe', bytes('4d5a'), 'application/pdf'],
    ['x.wasm', bytes('0061736d01000000'), 'application/wasm'],
    ['x.txt', 'un texte', 'text/plain'],
    ['x.zip', zipSync({ a: strToU8('a') }), 'application/zip'],
    ['archive.docx', zipSync({ a: strToU8('a') }), 'application/zip'],
    ['sans-extension', pdf, 'application/pdf'],
    ['.png', html, 'image/png'],
    ['picture.png', html, 'image/png'],
    ['picture.png.html', bytes('89504e470d0a1a0a0000000d49484452'), 'image/png'],
    ['document.pdf', html, 'application/pdf'],
    ['sound.mp3', html, 'audio/mpeg'],
    ['logo.svg', html, 'image/svg+xml'],
    ['logo.svg', '<!-- <svg> --><html xmlns="http://www.w3.org/1999/xhtml"/>', 'image/svg+xml'],
  ];
  it.each(bad.map((sample) => ({ name: sample[0], sample })))(
    'refuses $name, whatever it is declared to be, and says what is taken',
    async ({ sample }) => {
      const before = readdirSync(publicFolder).length;
      const answers = [await send(partner, sample), await writer.ask('POST', '/upload/files', form(sample))];
      for (const { status, text } of answers) {
        expect(status, text).toBe(400);
        expect(text).toMatch(/Types acceptés\s:\spng, jpg/);
      }
      expect(readdirSync(publicFolder)).toHaveLength(before);
      await expectNothingReceived();
    },
  );

  it('refuses a whole request for one bad file, and the replacement of a good file by a bad one', async () => {
    const good: Sample = ['bon.pdf', pdf, 'application/pdf'];
    const before = readdirSync(publicFolder).length;
    expect((await send(writer, good, ['x.html', html, 'text/html'])).status).toBe(400);
    expect(readdirSync(publicFolder)).toHaveLength(before);
    const { id, url: address } = stored(await send(writer, good));
    for (const replace of [`/upload?id=${String(id)}`, `/upload/files/${String(id)}/replace`]) {
      expect((await writer.ask('POST', replace, form(['bon.pdf', html, 'application/pdf']))).status).toBe(400);
      expect((await requestJson(url + address)).text).toBe(pdf);
    }
  });

  it('reads nothing of this machine for someone who gives its address', async () => {
    let asked = 0;
    const inside = createServer((_, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/pdf');
      response.end(pdf);
    }).listen(0, '0.0.0.0');
    await once(inside, 'listening');
    const { port } = inside.address() as { port: number };
    const before = readdirSync(publicFolder).length;
    const urls = [
      ...['0.0.0.0', '0', '127.0.0.1', '127.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]', '[::]'].map(
        (host) => `http://${host}:${String(port)}/secret.pdf`,
      ),
      `${url}/ess/health`,
      'http://0.0.0.0/secret.pdf',
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
    ];
    const answer = await partner.ask('POST', '/upload/actions/upload-from-urls', { urls });
    inside.close();
    expect(answer.text.match(/event: file:error/g)).toHaveLength(urls.length);
    expect(answer.text).not.toContain('event: file:complete');
    expect(answer.text).toMatch(/réseau privé|port n’est pas autorisé/);
    expect(asked).toBe(0);
    expect(readdirSync(publicFolder)).toHaveLength(before);
  });
});

describe('how files are served', () => {
  const put = (name: string, content: string | Uint8Array) => {
    writeFileSync(path.join(publicFolder, name), content);
    left.push(name);
    return `/uploads/${name}`;
  };

  it('lets no file act in the name of the site, those from before included, at any spelling of its address', async () => {
    for (const name of [
      'essai.html',
      'essai.xhtml',
      'essai.xml',
      'essai.svg',
      'essai.js',
      'essai.mjs',
      'essai.wasm',
      'essai',
    ])
      put(name, html);
    put('essai.png', await picture('png'));
    put('essai.pdf', pdf);
    const spellings = (name: string) => [
      `/uploads/${name}`,
      `/%75ploads/${name}`,
      `//uploads/${name}`,
      `/x/../uploads/${name}`,
      `/x/%2e%2e/uploads/${name}`,
      `/uploads/../uploads/${name}`,
      `/uploads//${name}`,
      `/uploads/./${name}`,
      `/uploads%2f${name}`,
      `/uploads%5c${name}`,
      `/uploads/${name}?download=0`,
    ];
    let served = 0;
    for (const name of left.filter((file) => file.startsWith('essai')))
      for (const address of spellings(name)) {
        const { status, headers } = await rawGet(address);
        if (status !== 200) continue;
        served += 1;
        expect(headers.get('content-security-policy'), address).toBe("default-src 'none'; sandbox");
        expect(headers.get('x-content-type-options'), address).toBe('nosniff');
        const isShown = name === 'essai.png' || name === 'essai.pdf';
        expect(headers.get('content-disposition'), address).toBe(isShown ? undefined : 'attachment');
      }
    // At least the plain address and one other of each.
    expect(served).toBeGreaterThan(20);
    expect((await rawGet('/uploads/absent.html')).headers.get('content-security-policy')).toContain('sandbox');
  });

  /** Node’s `fetch` would tidy the address. */
  async function rawGet(address: string): Promise<{ status: number; headers: Map<string, string> }> {
    const { hostname } = new URL(url);
    const socket = connectTo(url);
    socket.write(`GET ${address} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    const [first = '', ...lines] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
    return {
      status: Number(first.split(' ')[1]),
      headers: new Map(
        lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
      ),
    };
  }

  it('keeps a page that someone left there from making itself an administrator, in a browser where one is signed in', async () => {
    const attack = (email: string) => `(async () => {
      const post = (address, body, headers) => fetch(address, { method: 'POST', credentials: 'include', body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers } }).then((answer) => answer.json());
      const { data } = await post('/admin/access-token', {});
      await post('/admin/users', { firstname: 'X', lastname: 'X', email: '${email}', roles: [1] }, { authorization: 'Bearer ' + data.token });
    })()`;
    put('attaque.js', attack('attaque-script@exemple.invalid'));
    const pages = [
      put('attaque.html', `<!doctype html><script src="/uploads/attaque.js"></script>`),
      put(
        'attaque.xhtml',
        `<html xmlns="http://www.w3.org/1999/xhtml"><script src="/uploads/attaque.js"></script></html>`,
      ),
      put('attaque.svg', `<svg xmlns="http://www.w3.org/2000/svg"><script href="/uploads/attaque.js"/></svg>`),
      put('attaque.xml', `<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script src="/uploads/attaque.js"/></x>`),
      put('attaque.png', `<!doctype html><script src="/uploads/attaque.js"></script>`),
    ];
    const browser: Browser = await launchBrowser();
    try {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const login = await context.request.post(`${url}/admin/login`, {
        data: { email: ADMINISTRATOR.email, password: PASSWORD, deviceId: randomUUID(), rememberMe: true },
      });
      expect(login.status()).toBe(200);
      // The session that the attack would use is there.
      expect((await context.request.post(`${url}/admin/access-token`, { data: {} })).status()).toBe(200);
      for (const page of pages) {
        const tab = await context.newPage();
        await tab.goto(url + page).catch((error: unknown) => expect(String(error)).toContain('Download is starting'));
        await wait(300);
        await tab.close();
      }
    } finally {
      await browser.close();
    }
    const { strapi } = await cms();
    expect(await strapi.db.query('admin::user').count({ where: { email: { $startsWith: 'attaque' } } })).toBe(0);
  });
});

describe('what stays of a body', () => {
  const signedOut = async () => {
    const other = await account(`parti-${String(Date.now())}`, 'ess-writing');
    const { strapi } = await cms();
    await strapi.sessionManager('admin').invalidateRefreshToken(String(other.id));
    return other.token;
  };
  const looksLikeAToken = () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ userId: '1', sessionId: 'x', type: 'access' })}.c2lnbmF0dXJl`;
  };
  const post = (address: string, token: string | undefined, body: FormData, method = 'POST') =>
    requestJson(url + address, {
      method,
      body,
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
  const any = () => {
    const body = form(['a.pdf', pdf, 'application/pdf']);
    body.append('autre', new Blob([pdf]), 'b.pdf');
    return body;
  };

  it('reads no files for strangers, anywhere', async () => {
    for (const address of ['/upload', '/upload/files', '/api/upload', '/admin/ess/intake/previews']) {
      expect((await post(address, undefined, any())).status, address).toBe(401);
      expect((await post(address, looksLikeAToken(), any())).status, address).toBe(401);
      expect((await post(address, await signedOut(), any())).status, address).toBe(401);
    }
    for (const address of [
      '/',
      '/nope',
      '/api/x',
      '/admin/login',
      '/graphql',
      '/graphql?x',
      '/graphql/',
      '/ess/agenda.json',
      '/content-manager/uid/generate',
    ])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect((await post(address, undefined, any(), method)).status, `${method} ${address}`).toBeGreaterThanOrEqual(
          400,
        );
    await expectNothingReceived();
  });

  it('answers a stranger before a large body has arrived', async () => {
    // nginx would read all of it first, into a folder of its own that it empties.
    const { listening } = await cms();
    const { hostname } = new URL(listening);
    const socket = connectTo(listening);
    socket.on('error', () => undefined);
    socket.write(
      `POST /admin/login HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 60000000\r\n\r\n--b\r\n`,
    );
    const [chunk] = await once(socket, 'data');
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 415 /);
    await once(socket, 'close');
  });

  it('takes files from people who are signed in where files are taken, under no other name and nowhere else', async () => {
    stored(await writer.ask('POST', '/upload', any()));
    await expectNothingReceived();
    expect((await writer.ask('POST', '/content-manager/uid/generate', any())).status).toBe(415);
    expect((await writer.ask('POST', '/admin/ess/intake/previews', any())).status).toBe(400);
    await expectNothingReceived();
  });

  it('keeps nothing of what a client breaks off, at whatever moment', async () => {
    const { hostname } = new URL(url);
    const head = `POST /upload HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${writer.token}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 60000000\r\n\r\n`;
    const start =
      '--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
    const breaks = [
      head,
      head + start,
      `${head}${start}${pdf.repeat(2_000)}`,
      `${head}${start}${pdf}\r\n${start}${pdf.repeat(20)}`,
    ];
    await Promise.all(
      Array.from({ length: 40 }, async (_, turn) => {
        const socket = connectTo(url);
        socket.on('error', () => undefined);
        socket.write(breaks[turn % breaks.length] ?? '');
        await wait(turn * 5);
        socket.destroy();
      }),
    );
    await wait(300);
    await expectNothingReceived();
  });

  it('keeps nothing of a body that breaks the form', async () => {
    for (const content of [
      '--b\r\nnothing',
      `--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n${pdf}`,
    ]) {
      const answer = await requestJson(`${url}/upload`, {
        method: 'POST',
        headers: { authorization: `Bearer ${writer.token}`, 'content-type': 'multipart/form-data; boundary=b' },
        body: content,
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    await expectNothingReceived();
  });
});

describe('what is malformed', () => {
  it('is refused as such, to a partner as to others, and fails nothing', async () => {
    const wrong: readonly (readonly [string, string, unknown?])[] = [
      ['GET', '/upload/folders/abc'],
      ['GET', '/upload/folders/1e9999'],
      ['PUT', '/upload/folders/abc', { name: 'x', parent: null }],
      ['POST', '/upload/actions/bulk-delete', { fileIds: [{ $gt: 0 }], folderIds: [] }],
      ['POST', '/upload/actions/bulk-delete', { fileIds: 'toutes', folderIds: [] }],
      ['POST', '/upload/actions/bulk-move', { fileIds: [], folderIds: [['1']], destinationFolderId: null }],
      ['POST', '/content-manager/uid/generate', {}],
      ['POST', '/content-manager/uid/generate', { contentTypeUID: ['plugin::ess.event'], field: 'slug', data: {} }],
      ['POST', '/content-manager/uid/check-availability', { contentTypeUID: 'plugin::ess.event', field: {}, value: 3 }],
    ];
    for (const who of [partner, writer])
      for (const [method, address, body] of wrong) {
        const { status, text } = await who.ask(method, address, body);
        expect(status, `${method} ${address} ${text}`).toBe(400);
      }
  });

  it('names and folders of files lead nowhere else', async () => {
    const body = form(['programme.pdf', pdf, 'application/pdf']);
    body.append('fileInfo', JSON.stringify({ name: '../../../attaque.html', folder: null, caption: '<script>' }));
    body.append('path', '../../..');
    const file = stored(await writer.ask('POST', '/upload', body));
    expect(file.url).toMatch(/^\/uploads\/[\w-]+\.pdf$/);
    expect(existsSync(path.join(publicFolder, path.basename(file.url)))).toBe(true);
    const renamed = await writer.ask('POST', `/upload?id=${String(file.id)}`, {
      fileInfo: { name: 'page.html', url: '/uploads/autre.html', ext: '.html', mime: 'text/html' },
    });
    const { url: address, mime } = (await writer.ask('GET', `/upload/files/${String(file.id)}`)).body as StoredFile;
    expect([address, mime], renamed.text).toEqual([file.url, 'application/pdf']);
  });
});

describe('whose files a role may touch', () => {
  const library = (file: string) => existsSync(path.join(publicFolder, path.basename(file)));
  const folder = async (who: 'admin' | Account, name: string, parent: number | null = null) => {
    const body = { name, parent };
    const answer =
      who === 'admin' ? await admin('POST', '/upload/folders', body) : await who.ask('POST', '/upload/folders', body);
    expect(answer.status, answer.text).toBe(201);
    return (answer.body as { data: { id: number } }).data.id;
  };

  it('leaves the files and folders of others to them, several at once as one by one', async () => {
    const foreign = stored(await send(writer, ['autrui.pdf', pdf, 'application/pdf']));
    const own = stored(await send(partner, ['mien.pdf', pdf, 'application/pdf']));
    const foreignFolder = await folder('admin', 'Dossier confidentiel');
    const ownFolder = await folder(partner, 'Mon dossier');
    const shared = await folder(partner, 'Dossier partagé');
    expect(
      (
        await writer.ask('POST', '/upload/actions/bulk-move', {
          fileIds: [foreign.id],
          folderIds: [],
          destinationFolderId: shared,
        })
      ).status,
    ).toBe(200);

    const refused: [string, string, unknown?][] = [
      ['POST', '/upload/actions/bulk-delete', { fileIds: [foreign.id], folderIds: [] }],
      ['POST', '/upload/actions/bulk-delete', { fileIds: [String(foreign.id)], folderIds: [] }],
      ['POST', '/upload/actions/bulk-delete', { fileIds: [own.id, foreign.id], folderIds: [] }],
      ['POST', '/upload/actions/bulk-delete', { fileIds: [], folderIds: [foreignFolder] }],
      ['POST', '/upload/actions/bulk-delete', { fileIds: [], folderIds: [ownFolder, shared] }],
      ['POST', '/upload/actions/bulk-move', { fileIds: [foreign.id], folderIds: [], destinationFolderId: ownFolder }],
      [
        'POST',
        '/upload/actions/bulk-move',
        { fileIds: [], folderIds: [foreignFolder], destinationFolderId: ownFolder },
      ],
      ['PUT', `/upload/folders/${String(foreignFolder)}`, { name: 'Pris' }],
      ['PUT', `/upload/folders/${String(shared)}`, { name: 'Pris', parent: ownFolder }],
      ['POST', '/upload/actions/bulk-update', { updates: [{ id: foreign.id, fileInfo: { name: 'Pris' } }] }],
      ['PUT', `/upload/files/${String(foreign.id)}`, { fileInfo: { name: 'Pris' } }],
      ['DELETE', `/upload/files/${String(foreign.id)}`],
      ['GET', `/upload/files/${String(foreign.id)}`],
      ['POST', `/upload?id=${String(foreign.id)}`, form(['autre.pdf', pdf, 'application/pdf'])],
      ['POST', `/upload/files/${String(foreign.id)}/replace`, form(['autre.pdf', pdf, 'application/pdf'])],
      ['POST', '/upload/actions/generate-ai-metadata', { fileIds: [foreign.id] }],
    ];
    for (const [method, address, body] of refused) {
      const answer = await partner.ask(method, address, body);
      expect(answer.status, `${method} ${address} ${answer.text}`).toBe(403);
    }
    expect((await partner.ask('GET', `/upload/folders/${String(foreignFolder)}`)).status).toBe(404);
    for (const { url: file } of [foreign, own]) expect(library(file)).toBe(true);
    for (const list of [
      '/upload/folder-structure',
      '/upload/folders',
      `/upload/folders?filters[name][$startsWith]=Dossier`,
    ]) {
      const { status, text } = await partner.ask('GET', list);
      expect(status).toBe(200);
      expect(text, list).not.toContain('confidentiel');
      expect(text, list).toContain('Dossier partagé');
    }
    expect((await partner.ask('GET', '/upload/files')).text).not.toContain('autrui');

    // What is theirs they do with as they please.
    expect(
      (
        await partner.ask('POST', '/upload/actions/bulk-move', {
          fileIds: [own.id],
          folderIds: [],
          destinationFolderId: ownFolder,
        })
      ).status,
    ).toBe(200);
    expect((await partner.ask('PUT', `/upload/folders/${String(ownFolder)}`, { name: 'Renommé' })).status).toBe(200);
    expect(
      (await partner.ask('POST', '/upload/actions/bulk-delete', { fileIds: [], folderIds: [ownFolder] })).status,
    ).toBe(200);
    expect(library(own.url)).toBe(false);
    // Who may change every file still does.
    expect(
      (await writer.ask('POST', '/upload/actions/bulk-delete', { fileIds: [foreign.id], folderIds: [] })).status,
    ).toBe(200);
    expect(library(foreign.url)).toBe(false);
  });
});

async function expectNothingReceived(): Promise<void> {
  // Strapi does not wait for its own removals.
  for (let turn = 0; turn < 20 && readdirSync(received).length > 0; turn += 1) await wait(50);
  expect(readdirSync(received)).toEqual([]);
}
