// @ts-check
/** Serves the built widgets and the bare list from one origin, with the answers of a CMS as they were recorded. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { bundleBareList } from './bare-list.mjs';

/**
 * @typedef {object} Served
 * @property {string} type media type
 * @property {Buffer} body compressed with brotli, as a CMS sends it to browsers
 *
 * @typedef {object} WidgetServer
 * @property {string} origin
 * @property {readonly string[]} tags the elements it serves, each on its page `/<tag>`
 * @property {() => void} close
 */

const dist = path.join(root, 'widgets', 'dist');
const WIDGETS_PATH = '/ess/widgets/1';

/** Beside what the elements ask for by themselves: content that does not depend on the day of the measurement. */
const ATTRIBUTES = new Map([['ess-agenda', ' when="all"']]);

/**
 * Starts on a free port. Pages: `/<tag>` for an element, `/bare?answer=<address>` for the bare list. What is none of
 * its own is asked of the CMS once, then always answered from memory.
 * @param {string} cms address of a running CMS, without final slash
 * @returns {Promise<WidgetServer>}
 */
export async function startWidgetServer(cms) {
  const { elements, files } = readManifest();
  const tags = Object.keys(elements);
  /** @type {Map<string, Served>} */
  const served = new Map();
  /** @param {string} address @param {string} type @param {string | Uint8Array} text */
  const serve = (address, type, text) => {
    const kept = { type, body: brotliCompressSync(text) };
    served.set(address, kept);
    return kept;
  };

  for (const name of Object.keys(files).filter((file) => file.endsWith('.js'))) {
    serve(`${WIDGETS_PATH}/${name}`, 'text/javascript', readFileSync(path.join(dist, name)));
  }
  serve('/bare.js', 'text/javascript', await bundleBareList());
  serve('/bare', 'text/html', hostPage('/bare.js', 'bare-list', ''));
  for (const [tag, { file }] of Object.entries(elements)) {
    serve(`/${tag}`, 'text/html', hostPage(`${WIDGETS_PATH}/${file}`, tag, ATTRIBUTES.get(tag) ?? ''));
  }

  /** @param {string} address path and query */
  const record = async (address) => {
    const answer = await fetch(cms + address);
    if (!answer.ok) throw new Error(`${cms}${address}: ${answer.status}`);
    return serve(address, answer.headers.get('content-type') ?? '', Buffer.from(await answer.arrayBuffer()));
  };

  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    const kept = served.get(address) ?? served.get(address.replace(/\?.*/, ''));
    void (async () => {
      try {
        const { type, body } = kept ?? (await record(address));
        response.writeHead(200, {
          'Content-Type': `${type.replace(/;.*/, '')}; charset=utf-8`,
          'Content-Encoding': 'br',
        });
        response.end(body);
      } catch (error) {
        console.error(String(error));
        response.writeHead(502).end();
      }
    })();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${bound.port}`,
    tags,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @returns {{ elements: Readonly<Record<string, { file: string }>>, files: Readonly<Record<string, unknown>> }} */
function readManifest() {
  try {
    return JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8'));
  } catch (error) {
    throw new Failure('Les modules ne sont pas construits : npm run build.', { cause: error });
  }
}

/**
 * The page of a town hall, as short as it can be.
 * @param {string} script
 * @param {string} tag
 * @param {string} attributes
 */
const hostPage = (script, tag, attributes) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Mesure</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="${script}"></script></head>
<body><${tag} data-measured${attributes}></${tag}></body></html>
`;
