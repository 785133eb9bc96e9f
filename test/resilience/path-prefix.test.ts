/** The site under a path of another one, behind nginx: every link of its pages leads somewhere. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Application } from '../support/application';
import { documentedFile, withValues } from '../support/documentation';
import { context, figure, notRun } from '../support/figures';
import { freePort } from '../support/free-port';
import { hasNginx, startNginx } from '../support/proxies';

const SCENARIO = 'sous un chemin';

it.skipIf(!hasNginx)('leads nowhere else', async () => {
  const port = String(await freePort());
  const nginx = await startNginx(
    (listen) => `server {
      listen 127.0.0.1:${String(listen)};
      ${withValues(documentedFile('exploitation.md', 'ess-chemin.conf'), { '127.0.0.1:1337': `127.0.0.1:${port}` })}
    }`,
  );
  const publicUrl = `${nginx.url}/ess-cms`;
  const application = await Application.start(
    { DATABASE_FILENAME: path.join(mkdtempSync(path.join(tmpdir(), 'ess-prefix-')), 'ess.db') },
    { PORT: port, PUBLIC_URL: publicUrl },
  );
  try {
    await application.create(
      'plugin::ess.event',
      {
        title: 'Sous un chemin',
        occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
        publisher: { set: [{ documentId: await application.create('plugin::ess.organisation', { name: 'CRESS' }) }] },
      },
      'published',
    );
    const seen = new Set<string>();
    const dead: string[] = [];
    for (const page of ['/ess/agenda', '/ess/rendez-vous/sous-un-chemin', '/ess/agenda.json', '/ess/sitemap.xml']) {
      const response = await fetch(publicUrl + page);
      expect(response.status, page).toBe(200);
      const text = await response.text();
      // What a browser would ask of this site, wherever it stands in the page.
      const links = [...text.matchAll(/(?:href|src|action)="([^"#]+)"|(http:\/\/127\.0\.0\.1[^"'<&\s\\]*)/g)]
        .map(([, attribute, plain]) => new URL((attribute ?? plain ?? '').replaceAll('&amp;', '&'), publicUrl + page))
        // The address of the server alone is a value of an attribute, and leads to its administration.
        .filter(({ origin, href }) => origin === nginx.url && href !== publicUrl);
      for (const { href } of links) {
        if (seen.has(href)) continue;
        seen.add(href);
        if ((await fetch(href)).status >= 400) dead.push(`${page} → ${href}`);
      }
    }
    if (dead.length > 0) console.error(dead.join('\n'));
    context(SCENARIO, 'liens suivis', seen.size);
    figure(SCENARIO, 'liens morts', dead.length, { atMost: 0 });
    expect(seen.size).toBeGreaterThan(10);
  } finally {
    await application.stop();
    await nginx.stop();
  }
});

it.runIf(!hasNginx)('is not tried without nginx', () => {
  notRun(SCENARIO, 'nginx n’est pas installé (apt install nginx)');
});
