/** Stands between a server and PostgreSQL, and cuts the connection at the very moment of a COMMIT. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** `before`: PostgreSQL never hears of it. `after`: it has done it, and its answer is lost. */
export type Cut = 'before' | 'after';

export interface CommitCutter {
  /** Address of the database through it. */
  readonly url: string;
  /** What happens to the next COMMITs of transactions that made an event; those that follow go through. */
  readonly next: Cut[];
  /** How many were cut so far. */
  readonly cuts: Readonly<Record<Cut, number>>;
  stop(): Promise<void>;
}

export async function startCommitCutter(database: string): Promise<CommitCutter> {
  const target = new URL(database);
  const next: Cut[] = [];
  const cuts = { before: 0, after: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    let hasMade = false;
    let isAnswerLost = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('error', end).once('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on('data', (chunk) => {
      hasMade ||= chunk.includes('insert into "ess_events"');
      const isCommit = chunk.includes('COMMIT;');
      const cut = isCommit && hasMade ? next.shift() : undefined;
      if (isCommit || chunk.includes('ROLLBACK')) hasMade = false;
      if (cut === 'before') {
        cuts.before += 1;
        end();
        return;
      }
      isAnswerLost ||= cut === 'after';
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (isAnswerLost) {
        cuts.after += 1;
        end();
      } else client.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port');
  const url = new URL(database);
  url.port = String(address.port);
  return {
    url: url.href,
    next,
    cuts,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
