/** Contrast by WCAG, and the rule that gives a module its colours. */
import { describe, expect, it } from 'vitest';
import {
  colourRule,
  contrastRatio,
  customProperties,
  LEAST_CONTRAST,
  NO_COLOURS,
  weakContrasts,
} from '../../../admin/src/pages/builder/contrast';

describe('contrast', () => {
  it('goes from 1 to 21, whichever colour is in front', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#FFFFFF', '#000000')).toBeCloseTo(21, 5);
    expect(contrastRatio('#0b5c8a', '#0b5c8a')).toBe(1);
    // The two greys on white that stand on either side of 4.5.
    expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('is enough in the colours of the elements themselves', () => {
    expect(weakContrasts(NO_COLOURS, 'auto')).toEqual([]);
  });

  it('warns of what is hard to read, in the schemes shown', () => {
    const pale = { ...NO_COLOURS, accent: '#ffcc00' };
    expect(weakContrasts(pale, 'dark')).toEqual([]);
    expect(weakContrasts(pale, 'auto')).toMatchObject([{ scheme: 'light', foreground: 'accent' }]);
    const night = weakContrasts({ ...NO_COLOURS, surface: '#101010' }, 'light').map(({ foreground }) => foreground);
    expect(night).toEqual(['text', 'muted', 'accent', 'danger']);
  });

  it('takes what is not a colour for no choice', () => {
    expect(weakContrasts({ ...NO_COLOURS, text: '#fff' }, 'light')).toEqual([]);
    expect(customProperties({ accent: 'red; }', text: '#12', surface: '' })).toEqual([]);
  });
});

describe('the rule of colours', () => {
  it('says nothing when nothing is chosen', () => {
    expect(colourRule('ess-agenda', NO_COLOURS)).toBe('');
  });

  it('keeps what stands on the accent readable', () => {
    for (const accent of ['#000000', '#ffffff', '#ffcc00', '#0b5c8a', '#777777', '#ff0000']) {
      const [, on] = customProperties({ ...NO_COLOURS, accent });
      expect(contrastRatio(accent, on?.[1] ?? accent)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }
    expect(colourRule('ess-agenda', { ...NO_COLOURS, accent: '#ffcc00' })).toBe(
      'ess-agenda {\n  --ess-accent: #ffcc00;\n  --ess-on-accent: #000000;\n}',
    );
  });
});
