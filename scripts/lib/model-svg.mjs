// @ts-check
/**
 * Draws the content model. Where each card stands and how each line runs is laid out here by hand; what is drawn
 * comes from the model, and a type or a link without a place is an error.
 */

/**
 * @typedef {import('./content-model.mjs').ContentModel} ContentModel
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ path: string, label?: { x: number, y: number } }} Line `path`: SVG path data
 */

const WIDTH = 1000;
const HEIGHT = 804;
const MARGIN = 20;
const FONT = { title: 17, name: 14.5, field: 13.5 };
/** How much wider bold letters are. */
const BOLDER = 1.15;
const LINE_HEIGHT = 18;
const PADDING = 12;

const CARD_WIDTH = 164;
const [FIRST, SECOND, THIRD, FOURTH, FIFTH] = [32, 225, 418, 611, 804];

/** The frame of the published types, and what stands below it. */
const FRAME = { x: MARGIN, y: 130, width: WIDTH - 2 * MARGIN, height: 296 };
const CARD = { top: FRAME.y + 84, bottom: FRAME.y + FRAME.height - 16 };
const FRAME_BOTTOM = FRAME.y + FRAME.height;
const BELOW = FRAME_BOTTOM + 66;
/** Cards that hang from one published type, with room for the trunk beside them. */
const LEFT_TRUNK = FIRST + 8;
const LEFT = { x: FIRST + 26, width: 142, end: FIRST + 168 };
const RIGHT_TRUNK = FIFTH + CARD_WIDTH - 6;
const RIGHT = { x: FIFTH - 17, width: 157, end: FIFTH + 140 };

const publishedBox = (/** @type {number} */ x) => ({
  x,
  y: CARD.top,
  width: CARD_WIDTH,
  height: CARD.bottom - CARD.top,
});

/** @type {Readonly<Record<string, Box>>} */
const BOXES = {
  selection: { x: FIRST, y: MARGIN, width: 250, height: 76 },
  event: publishedBox(FIRST),
  resource: publishedBox(SECOND),
  initiative: publishedBox(THIRD),
  dispositif: publishedBox(FOURTH),
  'key-figure': publishedBox(FIFTH),
  person: { x: LEFT.x, y: BELOW, width: LEFT.width, height: 58 },
  'event-series': { x: LEFT.x, y: BELOW + 76, width: LEFT.width, height: 216 },
  organisation: { x: SECOND, y: BELOW, width: CARD_WIDTH, height: 184 },
  territory: { x: THIRD, y: BELOW, width: CARD_WIDTH, height: 112 },
  term: { x: FOURTH, y: BELOW, width: CARD_WIDTH, height: 112 },
  vocabulary: { x: FOURTH, y: BELOW + 172, width: CARD_WIDTH, height: 58 },
  indicator: { x: RIGHT.x, y: BELOW, width: RIGHT.width, height: 76 },
  'figure-group': { x: RIGHT.x, y: BELOW + 94, width: RIGHT.width, height: 58 },
  source: { x: RIGHT.x, y: BELOW + 170, width: RIGHT.width, height: 76 },
};

/** What the published types have in common leaves from their frame. */
const COMMON_LINES = /** @type {Readonly<Record<string, Line>>} */ ({
  organisation: down(SECOND + 82),
  territory: down(THIRD + 82),
  term: down(FOURTH + 82),
});

/** @type {Readonly<Record<string, Line>>} */
const LINES = {
  'selection published': {
    path: `M${FIRST + 125} ${MARGIN + 76} V${FRAME.y}`,
    label: { x: FIRST + 135, y: FRAME.y - 13 },
  },
  'event resource': arc(FIRST + 82, SECOND + 60),
  'initiative resource': arc(THIRD + 60, SECOND + 104),
  'initiative dispositif': arc(THIRD + 104, FOURTH + 82),
  'event person': { path: `M${LEFT_TRUNK} ${CARD.bottom} V${BELOW + 29} H${LEFT.x}` },
  'event event-series': { path: `M${LEFT_TRUNK} ${CARD.bottom} V${BELOW + 116} H${LEFT.x}` },
  'key-figure indicator': { path: `M${RIGHT_TRUNK} ${CARD.bottom} V${BELOW + 38} H${RIGHT.end}` },
  'key-figure figure-group': { path: `M${RIGHT_TRUNK} ${CARD.bottom} V${BELOW + 123} H${RIGHT.end}` },
  'key-figure source': { path: `M${RIGHT_TRUNK} ${CARD.bottom} V${BELOW + 208} H${RIGHT.end}` },
  'person organisation': { path: `M${LEFT.end} ${BELOW + 29} H${SECOND}` },
  'event-series organisation': { path: `M${LEFT.end} ${BELOW + 134} H${SECOND}` },
  'organisation territory': { path: `M${SECOND + CARD_WIDTH} ${BELOW + 60} H${THIRD}` },
  'organisation term': { path: `M${SECOND + CARD_WIDTH} ${BELOW + 142} H${FOURTH + 40} V${BELOW + 112}` },
  'term vocabulary': { path: `M${FOURTH + 104} ${BELOW + 112} V${BELOW + 172}` },
  'vocabulary organisation': { path: `M${FOURTH} ${BELOW + 201} H${SECOND + 110} V${BELOW + 184}` },
  'source organisation': { path: `M${RIGHT.x + 78} ${BELOW + 246} V${BELOW + 262} H${SECOND + 55} V${BELOW + 184}` },
};

/**
 * From the frame to a card below it.
 * @param {number} x
 * @returns {Line}
 */
function down(x) {
  return { path: `M${x} ${FRAME_BOTTOM} V${BELOW}`, label: { x: x + 8, y: FRAME_BOTTOM + 30 } };
}

/**
 * Over the gap between two published types.
 * @param {number} from
 * @param {number} to
 * @returns {Line}
 */
function arc(from, to) {
  const top = CARD.top - 24;
  return { path: `M${from} ${CARD.top} V${top} H${to} V${CARD.top}`, label: { x: Math.min(from, to) + 6, y: top - 7 } };
}

/** Links that would cross the whole drawing: the card says them in words, target included. */
const IN_WORDS = ['selection organisation', 'event-series term', 'event-series territory'];

const TITLE = 'Modèle éditorial : les types de fiches et leurs liens';

/**
 * The drawing, as the text of an SVG file.
 * @param {ContentModel} model
 */
export function drawModel(model) {
  const names = Object.keys(model);
  const published = names.filter((name) => model[name]?.isPublished);
  const common = commonTargets(model, published);
  const used = { boxes: new Set(/** @type {string[]} */ ([])), lines: new Set(/** @type {string[]} */ ([])) };

  const cards = names.map((name) => {
    const box = BOXES[name];
    const type = model[name];
    if (!box || !type) throw new Error(`The drawing has no place for the type “${name}”`);
    used.boxes.add(name);
    const withoutCommon = type.relations.filter(
      ({ target, field }) => !(type.isPublished && common.get(target) === field),
    );
    /** @type {Map<string, string[]>} */
    const bySegment = new Map();
    /** @type {string[]} */
    const fields = [];
    for (const { target, field } of withoutCommon) {
      const segment = name === 'selection' && published.includes(target) ? `${name} published` : `${name} ${target}`;
      const line = LINES[segment];
      if (line) bySegment.set(segment, [...(bySegment.get(segment) ?? []), field]);
      else if (IN_WORDS.includes(segment)) fields.push(`${field} (${lowerFirst(model[target]?.label ?? target)})`);
      else if (target !== name && !(type.isPublished && common.has(target)))
        throw new Error(`The drawing has no line for “${segment}”`);
      if (!line?.label && !IN_WORDS.includes(segment)) fields.push(field);
    }
    const lines = [...bySegment].map(([segment, labels]) => {
      used.lines.add(segment);
      return lineText(LINES[segment], sentence([...new Set(labels)]));
    });
    return { card: cardText(name, box, type.label, [...new Set(fields)]), lines };
  });

  for (const name of Object.keys(BOXES))
    if (!used.boxes.has(name)) throw new Error(`“${name}” has a place but is no type`);
  for (const segment of Object.keys(LINES))
    if (!used.lines.has(segment)) throw new Error(`“${segment}” has a line but no link`);

  const commonLines = [...common].map(([target, field]) => {
    const line = COMMON_LINES[target];
    if (!line) throw new Error(`The drawing has no line from the published types to “${target}”`);
    return lineText(line, field);
  });

  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="titre description">`,
    `  <title id="titre">${escape(TITLE)}</title>`,
    `  <desc id="description">${escape(describe(model, published, common))}</desc>`,
    '  <defs>',
    '    <marker id="pointe" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">',
    '      <path d="M0 0 10 5 0 10z" fill="#1b1f24"/>',
    '    </marker>',
    '  </defs>',
    `  <g font-family="system-ui, 'Segoe UI', Arial, sans-serif" font-size="${FONT.field}" fill="#1b1f24">`,
    `    <rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `    <rect x="${FRAME.x}" y="${FRAME.y}" width="${FRAME.width}" height="${FRAME.height}" rx="10" fill="#eef0f3" stroke="#1b1f24" stroke-width="1.5"/>`,
    `    <text x="${FRAME.x + 12}" y="${FRAME.y + 28}" font-size="${FONT.title}" font-weight="600">Ce qui se publie`,
    `      <tspan dx="8" font-size="${FONT.field}" font-weight="400">rédigé en brouillon, montré au public une fois publié</tspan></text>`,
    ...cards.flatMap(({ lines }) => lines),
    ...commonLines,
    ...cards.map(({ card }) => card),
    ...legend(model),
    '  </g>',
    '</svg>',
  ].join('\n')}\n`;
}

/**
 * What every published type refers to by the same field.
 * @param {ContentModel} model
 * @param {readonly string[]} published
 * @returns {Map<string, string>} label of the field, by target
 */
function commonTargets(model, published) {
  const [first, ...others] = published;
  const candidates = (first === undefined ? undefined : model[first])?.relations ?? [];
  return new Map(
    candidates
      .filter(({ target, field }) =>
        others.every((name) =>
          model[name]?.relations.some((relation) => relation.target === target && relation.field === field),
        ),
      )
      .map(({ target, field }) => [target, field]),
  );
}

/**
 * @param {string} name
 * @param {Box} box
 * @param {string} label
 * @param {readonly string[]} fields
 */
function cardText(name, { x, y, width, height }, label, fields) {
  const heading = wrap(label, width - 2 * PADDING, FONT.name * BOLDER);
  const rows = fields.flatMap((field) =>
    wrap(field, width - 2 * PADDING - 10, FONT.field).map((text, index) => ({ text, isFirst: index === 0 })),
  );
  const top = y + PADDING + FONT.name - 3;
  const firstRow = top + (heading.length - 1) * LINE_HEIGHT + LINE_HEIGHT + 4;
  const needed = firstRow + Math.max(rows.length - 1, -1) * LINE_HEIGHT + PADDING - 4 - y;
  if (needed > height) throw new Error(`The card of “${name}” needs a height of ${needed}`);
  return [
    `    <g>`,
    `      <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#fff" stroke="#1b1f24"/>`,
    ...heading.map(
      (text, index) =>
        `      <text x="${x + PADDING}" y="${top + index * LINE_HEIGHT}" font-size="${FONT.name}" font-weight="600">${escape(text)}</text>`,
    ),
    ...rows.map(({ text, isFirst }, index) => {
      const baseline = firstRow + index * LINE_HEIGHT;
      const dot = isFirst ? `<circle cx="${x + PADDING + 2}" cy="${baseline - 4}" r="1.8"/>` : '';
      return `      ${dot}<text x="${x + PADDING + 10}" y="${baseline}">${escape(text)}</text>`;
    }),
    '    </g>',
  ].join('\n');
}

/**
 * @param {Line | undefined} line
 * @param {string} text
 */
function lineText(line, text) {
  if (!line) throw new Error(`A link without a line: ${text}`);
  const path = `    <path d="${line.path}" fill="none" stroke="#1b1f24" stroke-width="1.4" marker-end="url(#pointe)"/>`;
  return line.label ? `${path}\n    <text x="${line.label.x}" y="${line.label.y}">${escape(text)}</text>` : path;
}

/** @param {ContentModel} model */
function legend(model) {
  const without = Object.values(model)
    .filter(({ citesItsSource }) => !citesItsSource)
    .map(({ label }) => lowerFirst(label));
  const x = FIRST + 290;
  return [
    'Une flèche va de la fiche où l’on choisit vers celle qui est choisie.',
    'Les points sont les champs du formulaire où l’on choisit une autre fiche.',
    `Toute fiche dit aussi sa provenance, un document qui est lui-même une ressource, sauf ${listed(without)}.`,
  ]
    .flatMap((text) => wrap(text, WIDTH - MARGIN - x, FONT.field))
    .map((text, index) => `    <text x="${x}" y="${MARGIN + 14 + index * LINE_HEIGHT}">${escape(text)}</text>`);
}

/**
 * The whole drawing in words, for who cannot see it.
 * @param {ContentModel} model
 * @param {readonly string[]} published
 * @param {ReadonlyMap<string, string>} common
 */
function describe(model, published, common) {
  const label = (/** @type {string} */ name) => model[name]?.label ?? name;
  const shared = [...common].map(([target, field]) => `${label(target)} (${field})`);
  const links = Object.entries(model).flatMap(([name, { relations, isPublished }]) => {
    /** @type {Map<string, Set<string>>} */
    const targets = new Map();
    for (const { target, field } of relations) {
      if (isPublished && common.get(target) === field) continue;
      targets.set(target, (targets.get(target) ?? new Set()).add(field));
    }
    const said = [...targets].map(([target, fields]) => `${label(target)} (${[...fields].join(', ')})`);
    return said.length > 0 ? [`${label(name)} : ${said.join(' ; ')}.`] : [];
  });
  return [
    `Ce qui se publie : ${published.map(label).join(', ')}. Chacune de ces fiches renvoie à : ${shared.join(' ; ')}.`,
    'Autres liens, chacun avec le champ qui le porte.',
    ...links,
  ].join(' ');
}

/**
 * Lines that fit a width; letters of these fonts are a little over half as wide as they are high.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 */
function wrap(text, width, size) {
  const most = Math.floor(width / (size * 0.53));
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {string} text */
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** @param {readonly string[]} words */
const sentence = ([first = '', ...others]) => [first, ...others.map(lowerFirst)].join(', ');

/** @param {readonly string[]} words */
const listed = (words) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' et ');

/**
 * Text of the file, with the spaces that French does not break before its high punctuation.
 * @param {string} text
 */
const escape = (text) =>
  text
    .replaceAll(/ (?=[:;?!])/g, '\u00a0')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
