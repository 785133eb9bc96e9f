/**
 * The application in production mode behind a real nginx with TLS, as docs/exploitation.md sets it up, attacked as a
 * stranger would: the first account, the login, pages of other sites. `npm run test:long` does so on PostgreSQL too.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright';
import { Application, type DatabaseSetting } from '../support/application';
import { launchBrowser } from '../support/browser';
import { firstAccountPath, type Answer } from '../support/cms';
import { startPostgresql } from '../support/postgresql';
import { hasNginx, isInstalled, startTlsNginx, type TlsProxy } from '../support/proxies';
import { requestTls } from '../support/tls';

const ADMIN_JWT_SECRET = 'a-secret-of-the-tests-that-nobody-else-knows';
const PASSWORD = 'Essai-0123456789';
const OWNER = 'proprietaire@exemple.invalid';

interface Place {
  readonly name: string;
  readonly open: () => Promise<{ readonly setting: DatabaseSetting; readonly close: () => Promise<void> }>;
}

const sqlite: Place = {
  name: 'SQLite',
  open: () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ess-behind-proxy-'));
    return Promise.resolve({
      setting: { DATABASE_FILENAME: path.join(folder, 'ess.db') },
      close: () => Promise.resolve(),
    });
  },
};
const postgresql: Place = {
  name: 'PostgreSQL',
  open: async () => {
    const server = await startPostgresql();
    return { setting: { DATABASE_URL: server.url }, close: () => server.stop() };
  },
};
const places = process.env.ESS_TEST_LONG === 'true' ? [sqlite, postgresql] : [sqlite];

const canRun = hasNginx && isInstalled('openssl');
const title = canRun ? 'behind nginx with TLS' : 'behind nginx with TLS (not run: nginx or openssl is not installed)';

describe.skipIf(!canRun).each(places)(`${title}, on $name`, ({ open }) => {
  let application: Application;
  let nginx: TlsProxy;
  let close: () => Promise<void>;
  /** What the browser of the owner keeps. */
  let ownersCookie = '';
  let token = '';

  beforeAll(async () => {
    const opened = await open();
    ({ close } = opened);
    // The address of nginx is known once it listens: what visitors use is the name of the site.
    application = await Application.start(opened.setting, {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://cms.exemple.example',
      TRUSTED_PROXIES: '127.0.0.1',
      SECURITY_CONTACT: 'mailto:securite@exemple.invalid,https://cms.exemple.example/securite',
      ADMIN_JWT_SECRET,
    });
    nginx = await startTlsNginx(application.url);
  });
  afterAll(async () => {
    await nginx.stop();
    await application.stop();
    await close();
  });

  const cookiesOf = ({ cookies }: { readonly cookies: readonly string[] }) =>
    cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ');
  const post = (address: string, body: unknown, from: string, cookie = '') =>
    requestTls(nginx.url + address, { method: 'POST', body, from, headers: cookie === '' ? {} : { cookie } });
  const login = (email: string, password: string, from: string, cookie = '') =>
    post('/admin/login', { email, password }, from, cookie);
  const waitOf = ({ body }: Answer): number =>
    (body as { error?: { details?: { retryAfter?: number } } }).error?.details?.retryAfter ?? 0;

  it('the first stranger does not become super administrator', async () => {
    const account = { firstname: 'Première', lastname: 'Venue', email: OWNER, password: PASSWORD };
    expect((await post('/admin/register-admin', account, '127.0.0.9')).status).toBe(403);
    expect((await post('/admin/register-admin/', account, '127.0.0.9')).status).toBe(403);
    expect((await post('/ADMIN/Register-Admin', account, '127.0.0.9')).status).not.toBe(200);
    expect((await requestTls(`${nginx.url}${firstAccountPath('another secret')}`, { from: '127.0.0.9' })).status).toBe(
      404,
    );

    const address = nginx.url + firstAccountPath(ADMIN_JWT_SECRET);
    const opened = await requestTls(address);
    expect([opened.status, opened.headers.get('location')]).toEqual([302, '/admin/auth/register-admin']);
    expect(opened.cookies.join()).toMatch(/; path=\/admin; .*samesite=strict; secure; httponly/i);
    const made = await post('/admin/register-admin', account, '127.0.0.1', cookiesOf(opened));
    expect(made.status, made.text).toBe(200);

    const again = await requestTls(address, { from: '127.0.0.9' });
    expect([again.headers.get('location'), again.cookies]).toEqual(['/admin/auth/login', []]);
  });

  it('cookies are for HTTPS only, and other hosts of the domain are not promised HTTPS', async () => {
    const entered = await login(OWNER, PASSWORD, '127.0.0.1');
    expect(entered.status, entered.text).toBe(200);
    expect(entered.cookies.map((cookie) => cookie.split('=', 1)[0])).toEqual(
      expect.arrayContaining(['strapi_admin_refresh', 'ess_known_browser']),
    );
    for (const cookie of entered.cookies) expect(cookie).toMatch(/; secure/i);
    for (const cookie of entered.cookies) expect(cookie).toMatch(/; httponly/i);
    ownersCookie = cookiesOf(entered);
    ({ token } = (entered.body as { data: { token: string } }).data);
    expect(entered.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('says where to report a vulnerability', async () => {
    const { status, headers, text } = await requestTls(`${nginx.url}/.well-known/security.txt`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const [, year] = /^Expires: (\d{4}-\d\d-\d\d)T00:00:00.000Z$/m.exec(text) ?? [];
    expect(new Date(year ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(text.split('\n').filter((line) => !line.startsWith('Expires'))).toEqual([
      'Contact: mailto:securite@exemple.invalid',
      'Contact: https://cms.exemple.example/securite',
      'Preferred-Languages: fr, en',
      'Canonical: https://cms.exemple.example/.well-known/security.txt',
      '',
    ]);
  });

  it('nobody locks the owner out: a stranger waits longer and longer, a known browser does not', async () => {
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      // What a client writes of its own address is not believed.
      const answer = await requestTls(`${nginx.url}/admin/login`, {
        method: 'POST',
        body: { email: OWNER, password: `Faux-${String(tries)}` },
        from: '127.0.0.2',
        headers: { 'x-forwarded-for': `198.51.100.${String(tries)}` },
      });
      expect([400, 429]).toContain(answer.status);
      if (answer.status !== 429) continue;
      waits.push(waitOf(answer));
      if (waits.length === 3) break;
      await new Promise((resolve) => setTimeout(resolve, waitOf(answer) * 1_000));
    }
    // What is left of 1, 2 and 4 seconds once the answer is there.
    expect(waits).toHaveLength(3);
    expect(waits[2]).toBeGreaterThanOrEqual(3);
    expect(waits[0]).toBeLessThan(waits[2] ?? 0);
    // From anywhere: the account waits, not only the address.
    expect((await login(OWNER, PASSWORD, '127.0.0.3')).status).toBe(429);
    expect((await login(OWNER, PASSWORD, '127.0.0.4', ownersCookie)).status).toBe(200);
    expect((await login(OWNER, PASSWORD, '127.0.0.2', ownersCookie)).status).toBe(200);
    // The mark of one account opens nothing for another, nor does a forged one.
    expect((await login(OWNER, PASSWORD, '127.0.0.4', 'ess_known_browser=abc.def')).status).toBe(429);
  });

  it('one address does not try one password on everybody', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 22; index += 1)
      statuses.push((await login(`personne-${String(index)}@exemple.invalid`, PASSWORD, '127.0.0.5')).status);
    expect(statuses.slice(0, 20)).not.toContain(429);
    expect(statuses.slice(20)).toContain(429);
  });

  it('a page of another site does not close the login of its visitors', async () => {
    const from = '127.0.0.6';
    for (const address of ['/admin/registration-info?registrationToken=x', firstAccountPath('another secret')]) {
      const statuses = [];
      for (let tries = 0; tries < 25; tries += 1)
        statuses.push((await requestTls(nginx.url + address, { from })).status);
      expect(statuses, address).toContain(429);
    }
    expect((await login('visiteuse@exemple.invalid', PASSWORD, from)).status).toBe(400);
  });

  it('a stranger does not use up the messages that reset a password', async () => {
    const forgot = (from: string, cookie = '') => post('/admin/forgot-password', { email: OWNER }, from, cookie);
    const statuses = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await forgot(`127.0.6.${String(index)}`)).status);
    expect(statuses).toContain(429);
    const owners = await forgot('127.0.0.4', ownersCookie);
    expect(owners.status, owners.text).toBe(204);
  });

  it('takes as long for an account that does not exist', async () => {
    const authorization = `Bearer ${token}`;
    const roles = await requestTls(`${nginx.url}/admin/roles`, { headers: { authorization } });
    const [role] = (roles.body as { data: { id: number }[] }).data;
    const accounts = ['une@exemple.invalid', 'deux@exemple.invalid', 'trois@exemple.invalid'];
    for (const email of accounts) {
      const body = { firstname: 'Une', lastname: 'Autre', email, roles: [role?.id] };
      const made = await requestTls(`${nginx.url}/admin/users`, { method: 'POST', body, headers: { authorization } });
      const { id } = (made.body as { data: { id: number } }).data;
      await requestTls(`${nginx.url}/admin/users/${String(id)}`, {
        method: 'PUT',
        body: { password: PASSWORD, isActive: true },
        headers: { authorization },
      });
    }
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const timed = async (kind: 'known' | 'unknown', email: string, from: string) => {
      const begun = performance.now();
      expect((await login(email, 'Faux-0123456789', from)).status).toBe(400);
      times[kind].push(performance.now() - begun);
    };
    await login('premier@exemple.invalid', 'Faux-0123456789', '127.0.7.1');
    for (let round = 0; round < 4; round += 1)
      for (const [index, email] of accounts.entries()) {
        await timed('known', email, `127.0.7.${String(round + 2)}`);
        await timed(
          'unknown',
          `absente-${String(index)}-${String(round)}@exemple.invalid`,
          `127.0.8.${String(round + 2)}`,
        );
      }
    const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio, JSON.stringify(times)).toBeGreaterThan(0.6);
    expect(ratio, JSON.stringify(times)).toBeLessThan(1.7);
  });

  describe('a page on another port of the same host', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    it('reads no token and has nothing done; it reads what is public', async () => {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const call = (
        address: string,
        credentials: 'include' | 'omit',
        method: string,
        mode: 'cors' | 'no-cors' = 'cors',
      ) =>
        page.evaluate(
          async (asked) => {
            try {
              const body =
                asked.method === 'POST' && asked.mode === 'cors' ? '{"query":"{ essEvents { total } }"}' : undefined;
              const answer = await fetch(asked.address, {
                method: asked.method,
                credentials: asked.credentials,
                mode: asked.mode,
                ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
              });
              return { status: answer.status, text: await answer.text() };
            } catch {
              return { status: 0, text: 'nothing could be read' };
            }
          },
          { address: `${nginx.url}${address}`, credentials, method, mode },
        );
      // The owner is signed in, in this browser.
      await context.addCookies(
        ownersCookie.split('; ').map((pair) => {
          const [name = '', value = ''] = pair.split('=');
          return { name, value, url: `${nginx.url}/admin`, secure: true, httpOnly: true, sameSite: 'Lax' as const };
        }),
      );
      await page.goto(`${nginx.url}/ess/health`);
      const own = await call('/admin/access-token', 'include', 'POST');
      expect(own.status, own.text).toBe(200);

      await page.goto(nginx.elsewhere);
      const answers: { url: string; status: number }[] = [];
      page.on('response', (response) => answers.push({ url: response.url(), status: response.status() }));
      expect(await call('/admin/access-token', 'include', 'POST')).toEqual({
        status: 0,
        text: 'nothing could be read',
      });
      expect((await call('/admin/users/me', 'include', 'GET')).status).toBe(0);
      // Sent without asking first: the server refuses it, the browser need not.
      await call('/admin/access-token', 'include', 'POST', 'no-cors');
      expect(answers.filter(({ url }) => url.endsWith('/admin/access-token')).map(({ status }) => status)).toContain(
        403,
      );
      await call('/admin/login', 'include', 'POST', 'no-cors');
      expect(answers.filter(({ url }) => url.endsWith('/admin/login')).map(({ status }) => status)).toEqual([403]);

      expect((await call('/ess/agenda.json', 'omit', 'GET')).status).toBe(200);
      expect(await call('/graphql', 'omit', 'POST')).toMatchObject({
        status: 200,
        text: expect.stringContaining('total'),
      });
      expect((await call('/graphql', 'include', 'POST')).status).toBe(0);
      await context.close();
    });

    it.each([
      'https://evil.example',
      'https://www.cms.exemple.example',
      'null',
      'https://cms.exemple.example.evil.example',
    ])('%s gets no credentials from any address', async (origin) => {
      for (const address of [
        '/admin/access-token',
        '/admin/init',
        '/api/x',
        '/upload/files',
        '/content-manager/components',
      ]) {
        const { headers } = await requestTls(nginx.url + address, { headers: { origin } });
        expect([address, headers.get('access-control-allow-credentials')]).toEqual([address, null]);
        expect([address, headers.get('access-control-allow-origin')]).toEqual([address, null]);
      }
      const known = await requestTls(`${nginx.url}/admin/init`, { headers: { origin: 'https://cms.exemple.example' } });
      expect(known.headers.get('access-control-allow-origin')).toBe('https://cms.exemple.example');
      expect(known.headers.get('access-control-allow-credentials')).toBe('true');
    });
  });
});
