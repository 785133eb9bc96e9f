/** Requests by HTTPS, as a browser that was told to trust the certificate of a test. */
import { request as httpsRequest } from 'node:https';
import type { Answer } from './cms';

/** A request by HTTPS to a server whose certificate nobody signed. */
export function requestTls(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
    from = '127.0.0.1',
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** Address of the loopback that the request comes from. */
    readonly from?: string;
  } = {},
): Promise<Answer & { readonly cookies: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const request = httpsRequest(
      url,
      {
        method,
        localAddress: from,
        rejectUnauthorized: false,
        headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const received = Buffer.concat(chunks).toString('utf8');
          const named = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
            value === undefined || name === 'set-cookie' ? [] : [[name, String(value)]],
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: new Headers(named),
            cookies: response.headers['set-cookie'] ?? [],
            text: received,
            body: parsed(received),
          });
        });
      },
    );
    request.once('error', reject);
    request.end(text);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
