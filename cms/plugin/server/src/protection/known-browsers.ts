/**
 * Browsers in which an account has entered before. They hold a cookie that says so, sealed by the server: whoever tries
 * passwords from elsewhere keeps them out of nothing. Pure.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const KNOWN_BROWSER_COOKIE = 'ess_known_browser';
/** Milliseconds: half a year. */
export const KNOWN_BROWSER_AGE = 180 * 86_400_000;

/** Accounts that one browser is known to: a shared desk has a few. */
const MOST_ACCOUNTS = 5;
const BETWEEN = '~';

export class KnownBrowsers {
  constructor(private readonly secret: string) {}

  /** The mark of the browser for this account, if it holds one. */
  markFor(cookie: string | undefined, email: string): string | undefined {
    return (cookie ?? '').split(BETWEEN).find((mark) => this.isOf(mark, email));
  }

  /** The cookie of a browser in which this account has just entered. */
  withAccount(cookie: string | undefined, email: string): string {
    const marks = (cookie ?? '').split(BETWEEN).filter((mark) => mark.includes('.') && !this.isOf(mark, email));
    const id = randomBytes(12).toString('base64url');
    return [`${id}.${this.seal(id, email)}`, ...marks].slice(0, MOST_ACCOUNTS).join(BETWEEN);
  }

  private isOf(mark: string, email: string): boolean {
    const [id = '', seal = ''] = mark.split('.');
    const expected = Buffer.from(this.seal(id, email));
    const given = Buffer.from(seal);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private seal(id: string, email: string): string {
    return createHmac('sha256', this.secret).update(`known browser\n${id}\n${email.toLowerCase()}`).digest('base64url');
  }
}
