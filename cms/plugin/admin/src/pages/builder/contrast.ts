/** How readable a module would be in the colours chosen, as WCAG 2.2 measures it. Pure. */

/** `#rrggbb`, or empty for the module's own. */
export interface Colours {
  /** Links, buttons and dates. */
  readonly accent: string;
  readonly text: string;
  /** Behind everything. */
  readonly surface: string;
}

export const NO_COLOURS: Colours = { accent: '', text: '', surface: '' };

/** Success criterion 1.4.3, level AA, for texts of ordinary size. */
export const LEAST_CONTRAST = 4.5;

const HEXADECIMAL = /^#[0-9a-f]{6}$/i;
export const isColour = (text: string): boolean => HEXADECIMAL.test(text);

/** Those of the elements when nothing is chosen: `widgets/src/foundation/foundation.css`. */
const DEFAULTS = {
  light: { text: '#1b1f24', muted: '#545b66', surface: '#ffffff', accent: '#0b5c8a', danger: '#a3211b' },
  dark: { text: '#eceff3', muted: '#aab2bd', surface: '#15181c', accent: '#7cc4ee', danger: '#ff9d94' },
} as const;

export type Scheme = keyof typeof DEFAULTS;
export type Foreground = 'text' | 'muted' | 'accent' | 'danger';

/** Something that would be hard to read. */
export interface WeakContrast {
  readonly scheme: Scheme;
  readonly foreground: Foreground;
  /** Between 1 and 21. */
  readonly ratio: number;
}

/** What is too weak on the surface, in the schemes in which the module may be shown. */
export function weakContrasts(colours: Colours, appearance: Scheme | 'auto'): WeakContrast[] {
  const schemes: readonly Scheme[] = appearance === 'auto' ? ['light', 'dark'] : [appearance];
  const chosen = (colour: string, byDefault: string) => (isColour(colour) ? colour : byDefault);
  return schemes.flatMap((scheme) => {
    const defaults = DEFAULTS[scheme];
    const surface = chosen(colours.surface, defaults.surface);
    const foregrounds: Readonly<Record<Foreground, string>> = {
      text: chosen(colours.text, defaults.text),
      muted: chosen(colours.text, defaults.muted),
      accent: chosen(colours.accent, defaults.accent),
      danger: defaults.danger,
    };
    return FOREGROUNDS.flatMap((foreground) => {
      const ratio = contrastRatio(foregrounds[foreground], surface);
      return ratio < LEAST_CONTRAST ? [{ scheme, foreground, ratio }] : [];
    });
  });
}

const FOREGROUNDS = ['text', 'muted', 'accent', 'danger'] as const satisfies readonly Foreground[];

/** From 1, the same colour, to 21, black on white: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastRatio(one: string, other: string): number {
  const lighter = Math.max(luminance(one), luminance(other));
  const darker = Math.min(luminance(one), luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The custom properties of the elements that give them these colours, with what must follow them to stay readable. */
export function customProperties({ accent, text, surface }: Colours): [name: string, value: string][] {
  const properties: [string, string][] = [];
  if (isColour(accent)) properties.push(['--ess-accent', accent], ['--ess-on-accent', readableOn(accent)]);
  if (isColour(text)) properties.push(['--ess-text', text], ['--ess-text-muted', text]);
  if (isColour(surface)) properties.push(['--ess-surface', surface], ['--ess-surface-alt', surface]);
  return properties;
}

/** Black or white: one of them has always enough contrast. */
const readableOn = (colour: string): string =>
  contrastRatio(colour, '#ffffff') >= LEAST_CONTRAST ? '#ffffff' : '#000000';

/** A rule for the stylesheet of the page around: an attribute would be refused by a strict policy. */
export function colourRule(element: string, colours: Colours): string {
  const properties = customProperties(colours);
  if (properties.length === 0) return '';
  return `${element} {\n${properties.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}`;
}
