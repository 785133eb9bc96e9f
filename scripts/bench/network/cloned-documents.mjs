// @ts-check
/**
 * Makes many documents of a few: the rows of a model (every version, its components, relations and files) are written
 * again under new ids, with other words, dates and relations. The models themselves come through the product’s own
 * services. The same on SQLite and PostgreSQL.
 */

/**
 * @typedef {Record<string, unknown>} Row
 *
 * @typedef {object} Link a row of a join table
 * @property {string} table
 * @property {string} owner column of what holds the relation
 * @property {string} other column of what it leads to
 * @property {string} target
 * @property {Row} row
 *
 * @typedef {object} Template a row with all that hangs on it
 * @property {string} uid
 * @property {string} table
 * @property {Row} row
 * @property {Link[]} links
 * @property {{ table: string, row: Row, template: Template }[]} components
 * @property {Row[]} files
 *
 * @typedef {object} Variation
 * @property {(uid: string, row: Row) => Row} row
 * @property {(target: string, id: unknown) => unknown} relation
 */

const FILES = 'files_related_mph';
/** Values of one insert: PostgreSQL takes 65,535, SQLite 32,766. */
const MOST_VALUES = 20_000;
const MOST_ROWS = 400;

export class Cloner {
  /** @type {Map<string, number>} */
  #nextIds = new Map();
  /** @type {Map<string, Row[]>} */
  #waiting = new Map();
  #isPostgresql;

  /** @param {import('@strapi/strapi').Core.Strapi} strapi */
  constructor(strapi) {
    this.strapi = strapi;
    this.#isPostgresql = strapi.db.dialect.client === 'postgres';
  }

  get knex() {
    return this.strapi.db.connection;
  }

  /**
   * Every version of a document.
   * @param {string} uid
   * @param {string} documentId
   * @returns {Promise<Template[]>}
   */
  async templates(uid, documentId) {
    const { tableName } = this.strapi.db.metadata.get(uid);
    /** @type {Row[]} */
    const rows = await this.knex(tableName).where({ document_id: documentId });
    return Promise.all(rows.map((row) => this.#template(uid, row)));
  }

  /**
   * @param {string} uid
   * @param {Row} row
   * @returns {Promise<Template>}
   */
  async #template(uid, row) {
    const { tableName, attributes } = this.strapi.db.metadata.get(uid);
    /** @type {Template} */
    const template = { uid, table: tableName, row, links: [], components: [], files: [] };
    template.files = await this.knex(FILES).where({ related_id: row.id, related_type: uid });
    for (const [name, attribute] of Object.entries(attributes)) {
      /** @type {any} */
      const { joinTable, target, mappedBy } = attribute;
      if (!joinTable || mappedBy || joinTable.name === FILES || target === undefined) continue;
      const owner = joinTable.joinColumn.name;
      const other = joinTable.inverseJoinColumn.name;
      /** @type {Row[]} */
      const joined = await this.knex(joinTable.name).where({ [owner]: row.id, ...(joinTable.on ?? {}) });
      if (target in this.strapi.components) {
        const { tableName: table } = this.strapi.db.metadata.get(target);
        for (const join of joined) {
          const [component] = await this.knex(table).where({ id: join[other] });
          if (component)
            template.components.push({
              table: joinTable.name,
              row: join,
              template: await this.#template(target, component),
            });
        }
      } else if (name !== 'localizations') {
        for (const join of joined) template.links.push({ table: joinTable.name, owner, other, target, row: join });
      }
    }
    return template;
  }

  /**
   * Writes a template again; its row has the id that is given back.
   * @param {Template} template
   * @param {Variation} variation
   * @returns {Promise<number>}
   */
  async write(template, variation) {
    const id = await this.#nextId(template.table);
    await this.#add(template.table, { ...variation.row(template.uid, template.row), id });
    const linked = new Set();
    for (const { table, owner, other, target, row } of template.links) {
      const related = variation.relation(target, row[other]);
      const key = `${table} ${related}`;
      if (related === undefined || linked.has(key)) continue;
      linked.add(key);
      await this.#add(table, { ...row, id: await this.#nextId(table), [owner]: id, [other]: related });
    }
    for (const { table, row, template: component } of template.components) {
      const componentId = await this.write(component, variation);
      await this.#add(table, { ...row, id: await this.#nextId(table), entity_id: id, cmp_id: componentId });
    }
    for (const row of template.files) await this.#add(FILES, { ...row, id: await this.#nextId(FILES), related_id: id });
    return id;
  }

  /** Writes what waits, and lets the database count on from there. */
  async finish() {
    await this.#flushAll();
    if (this.#isPostgresql)
      for (const table of this.#nextIds.keys())
        await this.knex.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
    this.#nextIds.clear();
  }

  /** @param {string} table */
  async #nextId(table) {
    let next = this.#nextIds.get(table);
    if (next === undefined) {
      const [row] = await this.knex(table).max('id as id');
      next = Number(row?.id ?? 0) + 1;
    }
    this.#nextIds.set(table, next + 1);
    return next;
  }

  /**
   * @param {string} table
   * @param {Row} row
   */
  async #add(table, row) {
    const rows = this.#waiting.get(table) ?? [];
    this.#waiting.set(table, rows);
    rows.push(row);
    if (rows.length >= Math.min(MOST_ROWS, Math.floor(MOST_VALUES / Object.keys(row).length))) await this.#flushAll();
  }

  /** What others refer to first. */
  async #flushAll() {
    const isJoin = (/** @type {string} */ table) => /_(?:cmps|lnk|mph)$/.test(table);
    const tables = [...this.#waiting.keys()];
    for (const table of tables.filter((name) => !isJoin(name))) await this.#flush(table);
    for (const table of tables.filter(isJoin)) await this.#flush(table);
  }

  /** @param {string} table */
  async #flush(table) {
    const rows = this.#waiting.get(table) ?? [];
    this.#waiting.set(table, []);
    if (rows.length > 0) await this.knex(table).insert(rows.map((row) => this.#stored(row)));
  }

  /** @param {Row} row JSON as text: what a driver read parsed, it does not write back so */
  #stored(row) {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
      ]),
    );
  }
}
