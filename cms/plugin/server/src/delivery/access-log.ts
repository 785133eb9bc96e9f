/**
 * One line a request in the Common Log Format, with how it was answered. Client addresses are shortened and searched words
 * left out before they are written; lines go out together, because writing each would cost more than answering.
 */
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Outcome } from '../monitoring/metrics';
import { shortenedAddress } from '../visitors/client-address';
import { withoutWords } from './searches';

export interface LoggedRequest {
  readonly address: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly bytes: number;
  readonly outcome: Outcome;
  /** Of a request that cost work. */
  readonly requestId?: string | undefined;
}

/** Milliseconds between two writes. */
const INTERVAL = 250;
const LONGEST_TARGET = 500;

export class AccessLog {
  private lines: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly stream: Writable;

  /**
   * @param destination a file to append to, or `-` for the standard output
   * @param format the Common Log Format, or one JSON object a line
   * @param report hears of a file that cannot be written; nothing more is logged then
   */
  constructor(
    destination: string,
    private readonly format: 'text' | 'json',
    report: (error: Error) => void,
  ) {
    this.stream =
      destination === '-' ? process.stdout : createWriteStream(destination, { flags: 'a' }).on('error', report);
  }

  write(asked: LoggedRequest): void {
    const request = { ...asked, target: withoutWords(asked.target).slice(0, LONGEST_TARGET) };
    this.lines.push(`${this.format === 'json' ? jsonLine(request) : commonLine(request)}\n`);
    this.timer ??= setTimeout(() => this.flush(), INTERVAL).unref();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stream.write(this.lines.join(''));
    this.lines = [];
  }

  async close(): Promise<void> {
    this.flush();
    if (this.stream !== process.stdout) await new Promise<void>((resolve) => this.stream.end(resolve));
  }
}

function commonLine({ address, method, target, status, bytes, outcome }: LoggedRequest): string {
  const line = JSON.stringify(`${method} ${target.slice(0, LONGEST_TARGET)} HTTP/1.1`);
  return `${shortenedAddress(address)} - - [${clock(Date.now())}] ${line} ${status} ${bytes} ${outcome}`;
}

const jsonLine = ({ address, target, ...more }: LoggedRequest): string =>
  JSON.stringify({
    time: new Date().toISOString(),
    address: shortenedAddress(address),
    target: target.slice(0, LONGEST_TARGET),
    ...more,
  });

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:06:20:00 +0000` */
function clock(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
