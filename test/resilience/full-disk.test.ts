/** Disks on which nothing more fits: that of the database, that of the copies, and that of a first start. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Application, sharedSecrets } from '../support/application';
import { context, figure, notRun } from '../support/figures';
import { freePort } from '../support/free-port';
import { Server } from '../support/server';
import { canMount, mountSmallDisk } from '../support/small-disk';
import { eventData, EVENTS, lost, openDatabase, publicEvents, secondsUntilHealthy } from '../support/writers';

const SCENARIO = 'disque plein';
const ADDRESS = `/content-manager/collection-types/${EVENTS}`;
const createdSchema = z.object({ data: z.object({ documentId: z.string() }) });

it.runIf(!canMount)('is not tried without the right to mount a file system', () => {
  notRun(SCENARIO, 'seul root peut monter un petit disque');
});

it.skipIf(!canMount)(
  'keeps all that it acknowledged, says that there is no room, and goes on once there is',
  async () => {
    const disk = mountSmallDisk('96m');
    const setting = { DATABASE_FILENAME: path.join(disk.folder, 'ess.db') };
    const application = await Application.start(setting);
    const database = openDatabase(setting);
    try {
      const publisher = await application.create('plugin::ess.organisation', { name: 'Réseau à l’étroit' });
      const acknowledged = [await application.create(EVENTS, eventData(publisher, 'Lu malgré tout'), 'published')];
      await application.adminToken();
      expect((await application.get('/ess/agenda.json?when=all')).status).toBe(200);
      disk.fill();
      const said: number[] = [];
      const drafts: string[] = [];
      for (let attempt = 0; attempt < 60; attempt += 1) {
        try {
          acknowledged.push(await application.create(EVENTS, eventData(publisher), 'published'));
        } catch {
          // What was refused is not counted as kept.
        }
        const { status, text, body } = await application.admin('POST', ADDRESS, {
          title: `Sans place ${'x'.repeat(200)}`,
        });
        said.push(status);
        if (status < 300) drafts.push(createdSchema.parse(body).data.documentId);
        else expect([status, text]).toEqual([507, expect.stringContaining('plus de place sur le disque')]);
      }
      context(SCENARIO, 'base : écritures refusées', said.filter((status) => status === 507).length);
      figure(SCENARIO, 'base : reçues puis perdues', await lost(database, acknowledged), { atMost: 0 });
      const kept: unknown[] = await database('ess_events').whereIn('document_id', drafts);
      figure(SCENARIO, 'base : brouillons reçus puis perdus', drafts.length - kept.length, { atMost: 0 });
      expect(said.at(-1)).toBe(507);

      const reads = [
        '/ess/agenda.json?when=all',
        '/ess/agenda',
        '/ess/agenda.json?when=all&q=malgre',
        '/ess/agenda.ics',
      ];
      const statuses = await Promise.all(reads.map(async (address) => (await application.get(address)).status));
      figure(SCENARIO, 'base : lectures ratées', statuses.filter((status) => status !== 200).length, { atMost: 0 });
      const health = await application.get('/ess/health');
      expect([health.status, health.text]).toEqual([503, expect.stringContaining('database-not-writable')]);

      disk.empty();
      figure(SCENARIO, 'base : reprise (s)', await secondsUntilHealthy(application), { atMost: 10 });
      acknowledged.push(await application.create(EVENTS, eventData(publisher), 'published'));
      figure(SCENARIO, 'base : perdues ensuite', await lost(database, acknowledged), { atMost: 0 });
      const { body } = await application.get('/ess/agenda.json?when=all&limit=1');
      expect(body).toMatchObject({ total: await publicEvents(database) });
    } finally {
      await database.destroy();
      await application.stop();
      disk.remove();
    }
  },
);

it.skipIf(!canMount)('answers as before when only the copies find no room', async () => {
  const disk = mountSmallDisk('1m');
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-full-disk-'));
  const application = await Application.start(
    { DATABASE_FILENAME: path.join(folder, 'ess.db') },
    { COPIES_FOLDER: disk.folder, METRICS_TOKEN: 'jeton-de-l-essai-du-disque-plein' },
  );
  try {
    disk.fill();
    const publisher = await application.create('plugin::ess.organisation', { name: 'Réseau sans copies' });
    let failed = 0;
    for (let entry = 0; entry < 10; entry += 1) {
      const title = `Sans copie ${String(entry)}`;
      await application.create(EVENTS, eventData(publisher, title), 'published');
      for (const ending of ['', '.json', '.ics', '.rss']) {
        const { status, text } = await application.get(`/ess/agenda${ending}?when=all`);
        if (status !== 200 || !text.includes(title)) failed += 1;
      }
    }
    figure(SCENARIO, 'copies : lectures ratées ou périmées', failed, { atMost: 0 });
    const metrics = async () => {
      const headers = { authorization: 'Bearer jeton-de-l-essai-du-disque-plein' };
      return (await fetch(`${application.url}/ess/metrics`, { headers })).text();
    };
    await expect.poll(metrics, { timeout: 15_000 }).toMatch(/^ess_copies_writable 0$/m);
    disk.empty();
    await expect
      .poll(
        async () => {
          await application.create(EVENTS, eventData(publisher), 'published');
          await application.get('/ess/agenda.json?when=all');
          return metrics();
        },
        { timeout: 15_000, interval: 500 },
      )
      .toMatch(/^ess_copies_writable 1$/m);
  } finally {
    await application.stop();
    disk.remove();
  }
});

it.skipIf(!canMount)('says at a first start that there is no room, and starts once there is', async () => {
  const disk = mountSmallDisk('64m');
  const setting = { DATABASE_FILENAME: path.join(disk.folder, 'ess.db') };
  const secrets = sharedSecrets();
  const start = async () => Server.start(await freePort(), setting, secrets);
  try {
    disk.fill();
    const begun = performance.now();
    await expect(start()).rejects.toThrow(/✗ Il n’y a plus de place sur le disque de la base de données \(.*ess\.db\)/);
    context(SCENARIO, 'premier démarrage : refus (s)', (performance.now() - begun) / 1_000);
    disk.empty();
    const server = await start();
    figure(SCENARIO, 'premier démarrage : reprise', (await server.get('/ess/agenda.json')).status, { atMost: 200 });
    await server.stop();
  } finally {
    disk.remove();
  }
});
