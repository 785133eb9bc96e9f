import { parseSelection } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { snippets } from '../../../src/formats/embed-snippets';
import { embedPage, EMBED_FRAME_SCRIPT, EMBED_RESIZE_SCRIPT } from '../../../src/formats/html';
import { dispositifView, editionOf, eventView, SERVER } from '../support/editions';
import { elementsOf, linksOf, named } from './parsed-page';

function selectionOf(pairs: readonly (readonly [string, string])[]) {
  const parsed = parseSelection(pairs);
  if (!parsed.ok) throw new Error('refused');
  return parsed.selection;
}

describe('snippets', () => {
  const selection = selectionOf([
    ['territory', 'DEP-49'],
    ['territory', 'COM-49007'],
    ['kind', 'webinar'],
    ['cursor', 'abc'],
  ]);
  const edition = editionOf('agenda', [], { selection, title: 'Rendez-vous « ici » & "là"' });

  it('give the element its selection, and a link as its fallback', () => {
    const { element } = snippets(edition);
    expect(element).not.toContain('\n');
    const [script, style, agenda, link] = elementsOf(`<div>${element ?? ''}</div>`).slice(1);
    expect(style?.name).toBe('style');
    expect(script?.attributes).toEqual({ type: 'module', src: `${SERVER}/ess/widgets/1/ess-agenda.js` });
    expect(agenda?.name).toBe('ess-agenda');
    expect(agenda?.attributes).toEqual({ endpoint: SERVER, territory: 'COM-49007 DEP-49', kind: 'webinar' });
    expect(link).toMatchObject({ name: 'a', attributes: { href: edition.addresses.page } });
    expect(link?.text).toBe('Rendez-vous « ici » & "là"');
  });

  it('give a frame a title, its address and what gives it its height', () => {
    const { frame } = snippets(edition);
    expect(frame).not.toContain('\n');
    // Where frames are taken away, the link stays.
    expect(frame).toMatch(/<iframe [^>]*><a href="[^"]*">[^<]*<\/a><\/iframe>/);
    const [iframe, , script] = elementsOf(`<div>${frame ?? ''}</div>`).slice(1);
    expect(iframe?.attributes).toMatchObject({ loading: 'lazy', title: 'Rendez-vous « ici » & "là"' });
    expect(iframe?.attributes.src).toBe(`${SERVER}/ess/embed/agenda?territory=COM-49007&territory=DEP-49&kind=webinar`);
    expect(script?.attributes.src).toBe(`${SERVER}/ess/widgets/1/embed-resize.js`);
  });

  it('are a plain link where there is no element', () => {
    const { element, frame, link } = snippets(editionOf('dispositifs', [dispositifView('fonds')]));
    expect([element, frame]).toEqual([null, null]);
    expect(elementsOf(link)[0]?.attributes.href).toBe(`${SERVER}/ess/dispositifs`);
  });
});

describe('the embedded page', () => {
  const edition = editionOf('agenda', [eventView('journee')]);

  it('holds the element with the list as its fallback, and is not indexed', () => {
    const page = elementsOf(
      embedPage(edition, {
        attributes: [
          ['territory', 'DEP-49'],
          ['heading-level', '3'],
          ['onclick', 'alert(1)'],
        ],
      }),
    );
    const [element] = named(page, 'ess-agenda');
    expect(element?.attributes).toEqual({
      endpoint: SERVER,
      appearance: 'auto',
      territory: 'DEP-49',
      'heading-level': '3',
    });
    expect(element?.text).toMatch(/Jeudi 11 septembre 2025/);
    expect(linksOf(page).get('Titre de journee')).toBe(`${SERVER}/ess/rendez-vous/journee`);
    expect(named(page, 'meta').find(({ attributes }) => attributes.name === 'robots')?.attributes.content).toBe(
      'noindex',
    );
    expect(named(page, 'base')[0]?.attributes).toEqual({ target: '_top' });
    expect(named(page, 'script').map(({ attributes }) => attributes.src)).toEqual([
      `${SERVER}/ess/widgets/1/ess-agenda.js`,
      `${SERVER}/ess/widgets/1/embed-frame.js`,
    ]);
  });

  it('loads a pinned bundle only as it was published', () => {
    const scriptUrl = `${SERVER}/ess/widgets/1.2.0/ess-agenda.js`;
    const page = elementsOf(embedPage(edition, { scriptUrl, scriptIntegrity: 'sha384-abc', attributes: [] }));
    expect(named(page, 'script')[0]?.attributes).toEqual({
      type: 'module',
      src: scriptUrl,
      integrity: 'sha384-abc',
      crossorigin: 'anonymous',
    });
  });

  it('keeps the appearance it is asked for', () => {
    const page = elementsOf(embedPage(edition, { attributes: [['appearance', 'dark']] }));
    expect(named(page, 'html')[0]?.attributes.class).toBe('dark');
    expect(named(page, 'ess-agenda')[0]?.attributes.appearance).toBe('dark');
  });

  it('has small scripts', () => {
    for (const script of [EMBED_FRAME_SCRIPT, EMBED_RESIZE_SCRIPT]) {
      expect(Buffer.byteLength(script)).toBeLessThanOrEqual(1024);
    }
  });
});
