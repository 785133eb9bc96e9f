/** Pages of drafts, kept in memory for a while under names that nobody can guess. */
import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { essOf } from '../../ess';

/** Milliseconds for which a preview can be read. */
export const PREVIEW_LIFE = 30 * 60_000;
const MOST_PREVIEWS = 100;
const MOST_BYTES = 16 * 1024 * 1024;

export interface KeptPreview {
  /** 256 random bits: whoever has it may read the preview, without an account. */
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface Page {
  readonly body: Buffer;
  readonly expiresAt: number;
}

export class Previews {
  /** In the order in which they were made, which is that in which they end. */
  private readonly pages = new Map<string, Page>();
  private bytes = 0;

  constructor(private readonly now: () => number) {}

  keep(text: string): KeptPreview {
    const body = Buffer.from(text);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = this.now() + PREVIEW_LIFE;
    this.pages.set(token, { body, expiresAt });
    this.bytes += body.length;
    this.forget();
    return { token, expiresAt };
  }

  /** `undefined` for what is over, and for what never was: they answer alike. */
  read(token: string): Buffer | undefined {
    this.forget();
    return this.pages.get(token)?.body;
  }

  /** Ends them all: whoever still needs one asks again. */
  clear(): void {
    this.pages.clear();
    this.bytes = 0;
  }

  /** What is over, then the oldest until the rest fits. */
  private forget(): void {
    for (const [token, { body, expiresAt }] of this.pages) {
      const isOver = expiresAt <= this.now();
      if (!isOver && this.pages.size <= MOST_PREVIEWS && this.bytes <= MOST_BYTES) return;
      this.pages.delete(token);
      this.bytes -= body.length;
    }
  }
}

const instances = new WeakMap<Core.Strapi, Previews>();

export function previewsOf(strapi: Core.Strapi): Previews {
  const previews = instances.get(strapi) ?? new Previews(() => essOf(strapi).config.now());
  instances.set(strapi, previews);
  return previews;
}
