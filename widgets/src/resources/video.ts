import { safeUrl } from 'ess-shared-types';

/** A video that can be shown in place. */
export interface Video {
  /** Whom the browser asks for it. */
  readonly host: string;
  /** The page of its player. */
  readonly player: string;
}

/** Hosts whose players are known: what any other address leads to is not put into the page of a town hall. */
const PLAYERS: readonly (readonly [address: RegExp, player: (id: string, key?: string) => string])[] = [
  [
    /^https?:\/\/(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|live\/|shorts\/)|youtu\.be\/)([\w-]{11})(?![\w-])/,
    (id) => `https://www.youtube-nocookie.com/embed/${id}?rel=0`,
  ],
  [
    /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)(?:\/(\w+))?(?![^/?#])/,
    (id, key) => `https://player.vimeo.com/video/${id}?dnt=1${key ? `&h=${key}` : ''}`,
  ],
  [
    /^https?:\/\/(?:www\.)?framatube\.org\/(?:w|videos\/watch)\/([\w-]+)/,
    (id) => `https://framatube.org/videos/embed/${id}`,
  ],
];

/** The video at an address; undefined where there is none that can be shown in place. */
export function videoAt(url: string | null): Video | undefined {
  const safe = safeUrl(url) ?? '';
  for (const [address, playerOf] of PLAYERS) {
    const [, id, key] = address.exec(safe) ?? [];
    if (id === undefined) continue;
    const player = playerOf(id, key);
    return { host: new URL(player).host, player };
  }
  return undefined;
}
