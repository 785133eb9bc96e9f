/** Videos in place: which addresses, and nothing asked of their host before the reader does. */
import { VIDEO_ORIGINS } from 'ess-shared-types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { mountElement, plain } from '../../test/mount.js';
import './define.js';
import { videoAt } from './video.js';

describe('the address of a player', () => {
  it.each([
    ['https://www.youtube.com/watch?v=ryrZvC9n0bg', 'https://www.youtube-nocookie.com/embed/ryrZvC9n0bg?rel=0'],
    ['https://m.youtube.com/watch?t=3&v=ryrZvC9n0bg', 'https://www.youtube-nocookie.com/embed/ryrZvC9n0bg?rel=0'],
    ['https://youtu.be/I36Ke0A5s08?t=12', 'https://www.youtube-nocookie.com/embed/I36Ke0A5s08?rel=0'],
    ['https://www.youtube.com/live/I36Ke0A5s08', 'https://www.youtube-nocookie.com/embed/I36Ke0A5s08?rel=0'],
    ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['https://vimeo.com/123456/ab12cd', 'https://player.vimeo.com/video/123456?dnt=1&h=ab12cd'],
    ['https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD', 'https://framatube.org/videos/embed/9dRFC6Ya11NCVeYKn8ZhiD'],
  ])('%s is %s', (url, player) => {
    expect(videoAt(url)).toEqual({ host: new URL(player).host, player });
    expect(VIDEO_ORIGINS).toContain(new URL(player).origin);
  });

  it.each([
    null,
    'https://www.youtube.com/@chaine',
    'https://www.youtube.com/watch?v=court',
    'https://www.youtube.com.piege.example/watch?v=ryrZvC9n0bg',
    'https://piege.example/https://www.youtube.com/watch?v=ryrZvC9n0bg',
    'https://www.youtube.com/watch#v=ryrZvC9n0bg',
    'https://vimeo.com/channels/staffpicks',
    'https://vimeo.com/123456abc',
    'https://videos.example/w/9dRFC6Ya11NCVeYKn8ZhiD',
    'javascript:alert(1)//https://youtu.be/I36Ke0A5s08',
  ])('%s is none', (url) => {
    expect(videoAt(url)).toBeUndefined();
  });
});

/** What the page asked of the host of the player. */
const askedOfHost = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('youtube'));

/** Nothing leaves the machine: to be asked is enough. */
beforeEach(async () => {
  performance.clearResourceTimings();
  await cdp().send('Network.enable');
  await cdp().send('Network.setBlockedURLs', { urls: ['*youtube*'] });
});
afterEach(() => cdp().send('Network.disable'));

const mount = (name = 'videos', attributes: Readonly<Record<string, string>> = {}) =>
  mountElement('ess-resources', `resources-${name}`, attributes);

describe('the façade', () => {
  it('says whom the video will be asked of, and asks nothing before the click', async () => {
    const { one, all } = await mount();
    const play = one('[part=play]');
    expect(plain(play.textContent)).toBe('Afficher la vidéo : Locaux-Moteurs, sur Sèvremoine');
    const notice = one(`#${play.getAttribute('aria-describedby') ?? ''}`);
    expect(plain(notice.textContent)).toBe(
      'Elle sera chargée depuis www.youtube-nocookie.com, qui peut déposer des traceurs (cookies).',
    );
    play.focus();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(all('iframe')).toHaveLength(0);
    expect(document.querySelectorAll('link[rel=preconnect], link[rel=dns-prefetch]')).toHaveLength(0);
    expect(askedOfHost()).toEqual([]);
  });

  it('gives way to the player by keyboard, which can be put away', async () => {
    const { element, one, all } = await mount();
    const loaded = new Promise((resolve) =>
      element.renderRoot.addEventListener('load', resolve, { capture: true, once: true }),
    );
    one('[part=play]').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('iframe')).toHaveLength(1);
    const player = one('iframe');
    expect(player.getAttribute('src')).toBe('https://www.youtube-nocookie.com/embed/ryrZvC9n0bg?rel=0');
    expect(plain(player.title)).toBe('Lecteur vidéo : Locaux-Moteurs, sur Sèvremoine');
    expect(player.getAttribute('sandbox')).not.toContain('top-navigation');
    expect(player.getAttribute('referrerpolicy')).toBe('strict-origin');
    await expect.poll(() => element.renderRoot.activeElement).toBe(player);
    await expect.poll(askedOfHost).toEqual(['https://www.youtube-nocookie.com/embed/ryrZvC9n0bg?rel=0']);
    await loaded;
    one('[part=close]').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('iframe')).toHaveLength(0);
    await expect.poll(() => element.renderRoot.activeElement).toBe(one('[part=play]'));
  });

  it('leaves the plain link beside it', async () => {
    const { one } = await mount();
    expect(one('[part=open]').getAttribute('href')).toBe('https://www.youtube.com/watch?v=ryrZvC9n0bg');
  });

  it('is not offered for a host that is not known: there the link is plain', async () => {
    const { all } = await mount('ordinary');
    const article = all('article').find(({ textContent }) => textContent.includes('monnaies locales'));
    expect(article?.querySelector('[part=video]')).toBeNull();
    expect(article?.querySelector('[part=open]')?.getAttribute('href')).toBe('https://videos.example/w/abcdef');
  });

  it('is not there when the page does not want it', async () => {
    const { all } = await mount('videos', { show: 'summary' });
    expect(all('[part=video]')).toHaveLength(0);
  });
});
