/** What a page may choose of each element: the elements read it, and whoever composes one in the admin is offered it. */

/** The first layout is the default, and may be the only one. */
export interface PresentationChoices {
  readonly layouts: readonly [string, ...string[]];
  /** Values of `show`. */
  readonly parts: readonly string[];
  /** What is shown without `show`. */
  readonly shown: readonly string[];
  /** Values of `filters`. */
  readonly filters: readonly string[];
}

export const AGENDA_CHOICES = {
  layouts: ['day', 'month'],
  parts: ['image', 'summary', 'organisers', 'programme', 'calendar', 'share', 'subscribe', 'source'],
  shown: ['organisers', 'calendar', 'share', 'subscribe', 'source'],
  filters: ['territory', 'topic', 'kind', 'period', 'text'],
} as const satisfies PresentationChoices;

export const KEY_FIGURES_CHOICES = {
  layouts: ['cards', 'list', 'comparison'],
  parts: ['comparison', 'chart', 'reuse', 'source'],
  shown: ['comparison', 'chart', 'reuse', 'source'],
  filters: ['territory', 'topic', 'kind', 'text'],
} as const satisfies PresentationChoices;

export const INITIATIVES_CHOICES = {
  layouts: ['carousel', 'grid', 'list'],
  parts: ['image', 'summary', 'stage', 'size', 'website', 'source'],
  shown: ['image', 'summary', 'stage', 'size', 'website', 'source'],
  filters: ['territory', 'sector', 'challenge', 'topic', 'stage', 'text'],
} as const satisfies PresentationChoices;

export const RESOURCES_CHOICES = {
  layouts: ['list'],
  parts: ['summary', 'video', 'feed', 'source'],
  shown: ['summary', 'video', 'feed', 'source'],
  filters: ['territory', 'kind', 'topic', 'lever', 'audience', 'text'],
} as const satisfies PresentationChoices;

/** Whose players `<ess-resources>` opens in place after a click; what a policy allows by `frame-src`. */
export const VIDEO_ORIGINS = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://framatube.org',
] as const;
