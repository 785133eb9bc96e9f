/** Finds names by the beginnings of their words: one search through one text, whatever their number. Pure. */
export class NameSearch {
  /** Every name between a space and a line end. */
  readonly #text: string;
  /** Where each name begins in the text, and where the text ends. */
  readonly #starts: Uint32Array;

  /** Names as `textKey` writes them. */
  constructor(names: readonly string[]) {
    this.#starts = new Uint32Array(names.length + 1);
    let start = 0;
    for (const [position, name] of names.entries()) {
      start += name.length + 2;
      this.#starts[position + 1] = start;
    }
    this.#text = names.map((name) => ` ${name}\n`).join('');
  }

  /** The positions, in order, of the names of which a word begins so. */
  withWord(beginning: string): number[] {
    const found: number[] = [];
    const wanted = ` ${beginning}`;
    let at = this.#text.indexOf(wanted);
    while (at !== -1) {
      const position = this.#positionAt(at);
      found.push(position);
      at = this.#text.indexOf(wanted, this.#starts[position + 1]);
    }
    return found;
  }

  #positionAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}
