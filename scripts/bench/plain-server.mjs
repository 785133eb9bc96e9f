// @ts-check
/** The yardstick: Node’s own HTTP server, giving ready bytes with the headers of the answer they were taken from. */
import { createServer } from 'node:http';
import { serveParent } from './parent-link.mjs';

/** @typedef {{ body: Buffer, headers: string[], etag: string, notModified: string[] }} Page */

/** @type {Map<string, Page>} */
const pages = new Map();

const server = createServer((request, response) => {
  const page = pages.get(request.url ?? '');
  if (!page) {
    response.writeHead(404);
    response.end();
  } else if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, page.notModified);
    response.end();
  } else {
    response.writeHead(200, page.headers);
    response.end(page.body);
  }
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  serveParent(`http://127.0.0.1:${address.port}`, {
    /** @param {{ path: string, body: string, headers: string[], notModified: string[] }} page */
    keep({ path, body, headers, notModified }) {
      const etag = headers[headers.findIndex((name) => name.toLowerCase() === 'etag') + 1] ?? '';
      pages.set(path, { body: Buffer.from(body, 'base64'), headers, etag, notModified });
    },
  });
});
