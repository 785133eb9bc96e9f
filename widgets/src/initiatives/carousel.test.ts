/** The carousel of the W3C’s pattern: what it says it is, what can be reached, how it is turned. */
import { describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mountElement, plain } from '../../test/mount.js';
import './define.js';

async function mount(name = 'ordinary', attributes: Readonly<Record<string, string>> = {}) {
  const mounted = await mountElement('ess-initiatives', `initiatives-${name}`, attributes);
  const { one, element } = mounted;
  return {
    ...mounted,
    /** Waits until this is what is said to be in view. */
    position: (text: string) => expect.poll(() => plain(one('[part=position]').textContent)).toBe(text),
    focused: () => plain(element.renderRoot.activeElement?.textContent),
  };
}

/** Whether the browser's own search finds a text. */
const isFound = (text: string): boolean => {
  const find: unknown = Reflect.get(window, 'find');
  if (typeof find !== 'function') throw new Error('This browser cannot be asked to search');
  return Reflect.apply(find, window, [text, true, false, true]) === true;
};

describe('semantics', () => {
  it('are those of a carousel in French, around a list', async () => {
    const { one, position } = await mount();
    await position('Initiatives 1 à 3 sur 6');
    const carousel = one('section.carousel');
    expect(carousel.getAttribute('aria-roledescription')).toBe('carrousel');
    expect(carousel.getAttribute('aria-label')).not.toMatch(/carrousel/i);
    expect(one('section.carousel').tagName).toBe('SECTION');
    await expect.element(page.elementLocator(carousel)).toMatchAriaInlineSnapshot(`
      - group "Initiatives à faire défiler":
        - status: Initiatives 1 à 3 sur 6
        - button "Initiatives précédentes" [disabled]
        - button "Initiatives suivantes"
        - list:
          - listitem:
            - group "La Boucle des Vallées"
          - listitem:
            - group "Guinguette d’Ernée"
          - listitem:
            - group "Lieu partagé et bar associatif de Pommerieux"
    `);
  });

  it('call each card a slide and name it by its title', async () => {
    const { all } = await mount();
    const slides = all('[aria-roledescription=diapositive]');
    expect(slides).toHaveLength(6);
    expect(slides.map((slide) => slide.getAttribute('role'))).toEqual(slides.map(() => 'group'));
    expect(slides.map((slide) => slide.getAttribute('aria-labelledby'))).toEqual(
      slides.map((_, place) => `initiative-${String(place)}`),
    );
  });

  it('follow the language of the element', async () => {
    const { one, all, position } = await mount('ordinary', { lang: 'en' });
    await position('Initiatives 1 to 3 of 6');
    expect(one('section.carousel').getAttribute('aria-roledescription')).toBe('carousel');
    expect(all('[aria-roledescription=slide]')).toHaveLength(6);
  });

  it('are those of a plain list when all cards fit in', async () => {
    const { all } = await mount('two');
    expect(all('[part=controls], [aria-roledescription]')).toHaveLength(0);
    expect(all('.track > li')).toHaveLength(2);
  });

  it('come and go with the room there is', async () => {
    const { all, one } = await mount('two');
    expect(all('[part=controls]')).toHaveLength(0);
    await page.viewport(320, 800);
    await expect.poll(() => all('[part=controls]')).toHaveLength(1);
    expect(one('section.carousel').getAttribute('aria-roledescription')).toBe('carrousel');
    await page.viewport(900, 800);
    await expect.poll(() => all('[part=controls]')).toHaveLength(0);
  });
});

describe('keyboard', () => {
  it('goes through buttons and all cards, which come into view, and turning keeps the focus on the button', async () => {
    const { focused, position, all, one } = await mount();
    await position('Initiatives 1 à 3 sur 6');
    const isInView = () => {
      const track = one('[part=track]').getBoundingClientRect();
      const card = all('.track > li')
        .find((one) => one.matches(':focus-within'))
        ?.getBoundingClientRect();
      return card === undefined || (card.left > track.left - 10 && card.right < track.right + 10);
    };
    const journey = [];
    for (let step = 0; step < 12; step += 1) {
      await userEvent.tab();
      await expect.poll(isInView).toBe(true);
      journey.push(focused());
    }
    expect(journey.slice(0, 4)).toEqual([
      'PrécédentesInitiatives précédentes',
      'SuivantesInitiatives suivantes',
      'La Boucle des Vallées',
      'Visiter le site : La Boucle des Vallées',
    ]);
    for (const title of all('[part=title]')) expect(journey).toContain(plain(title.textContent));
    one('[part=track]').scrollTo({ left: 0, behavior: 'instant' });
    await position('Initiatives 1 à 3 sur 6');
    one('[part=next]').focus();
    await userEvent.keyboard('{Enter}');
    await position('Initiatives 4 à 6 sur 6');
    expect(focused()).toBe('SuivantesInitiatives suivantes');
  });

  it('finds every card by the search of the browser', async () => {
    const { all, one, position } = await mount();
    await position('Initiatives 1 à 3 sur 6');
    for (const title of all('[part=title]')) {
      const text = plain(title.textContent);
      getSelection()?.removeAllRanges();
      one('[part=track]').scrollTo({ left: 0, behavior: 'instant' });
      expect(isFound(text), text).toBe(true);
    }
  });

  it('finds the buttons at the ends disabled, still focusable and without effect', async () => {
    const { one, position } = await mount();
    await position('Initiatives 1 à 3 sur 6');
    const disabled = () => ['previous', 'next'].map((part) => one(`[part=${part}]`).ariaDisabled);
    expect(disabled()).toEqual(['true', 'false']);
    one('[part=previous]').focus();
    await userEvent.keyboard(' ');
    expect(one('[part=track]').scrollLeft).toBe(0);
    one('[part=next]').click();
    await position('Initiatives 4 à 6 sur 6');
    expect(disabled()).toEqual(['false', 'true']);
    one('[part=previous]').click();
    await position('Initiatives 1 à 3 sur 6');
  });

  it('never loses the card it is on, even when that card scrolls away', async () => {
    const { one, all, position, focused } = await mount();
    await position('Initiatives 1 à 3 sur 6');
    all('[part=title] a')[0]?.focus();
    one('[part=track]').scrollTo({ left: 10_000 });
    await position('Initiatives 4 à 6 sur 6');
    expect(focused()).toBe('La Boucle des Vallées');
  });

  it('is put on the first of the cards that « Voir plus » adds', async () => {
    const { one, all, position, focused } = await mount('pages');
    await position('Initiatives 1 à 3 sur 45');
    one('[part=more]').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(focused).toBe('Initiative 21');
    expect(all('[part=item]')).toHaveLength(40);
    await expect.poll(() => plain(one('[part=position]').textContent)).toMatch(/^Initiatives \d+ à \d+ sur 45$/);
  });
});

describe('scrolling', () => {
  it('snaps, and never moves by itself', async () => {
    const { one, position } = await mount();
    await position('Initiatives 1 à 3 sur 6');
    expect(getComputedStyle(one('[part=track]')).scrollSnapType).toBe('inline mandatory');
    expect(one('.ess').getAnimations({ subtree: true })).toEqual([]);
  });

  it('shows one card at a time at 320 pixels, and turns card by card', async () => {
    await page.viewport(320, 800);
    const { one, position } = await mount();
    await position('Initiative 1 sur 6');
    one('[part=next]').click();
    await position('Initiative 2 sur 6');
    await page.viewport(900, 800);
  });

  it('goes as its own texts do, on a page that is read from right to left', async () => {
    const { one, position } = await mount('ordinary', { dir: 'rtl' });
    await position('Initiatives 1 à 3 sur 6');
    one('[part=next]').click();
    await position('Initiatives 4 à 6 sur 6');
    one('[part=previous]').click();
    await position('Initiatives 1 à 3 sur 6');
    expect(one('[part=track]').scrollLeft).toBe(0);
  });

  it.each([
    ['reduce', 'auto'],
    ['no-preference', 'smooth'],
  ])('with motion %s is %s', async (value, behaviour) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
    const { one } = await mount();
    expect(getComputedStyle(one('[part=track]')).scrollBehavior).toBe(behaviour);
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });
});
