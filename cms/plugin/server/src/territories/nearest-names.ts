/** How many letters two words differ by: insertions, deletions, replacements; more than the limit is `Infinity`. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return Infinity;
  const [start, end] = sharedEnds(one, other);
  const rows = one.length - start - end;
  const columns = other.length - start - end;
  // Only the cells beside the diagonal can stay within the limit.
  let previous = Array.from({ length: columns + 1 }, (_, index) => index);
  for (let row = 1; row <= rows; row += 1) {
    const first = Math.max(1, row - limit);
    const last = Math.min(columns, row + limit);
    const current: number[] = [];
    current[first - 1] = first === 1 ? row : Infinity;
    let nearest = current[first - 1] ?? Infinity;
    for (let column = first; column <= last; column += 1) {
      const isSame = one.charCodeAt(start + row - 1) === other.charCodeAt(start + column - 1);
      const distance = Math.min(
        (previous[column - 1] ?? Infinity) + (isSame ? 0 : 1),
        (previous[column] ?? Infinity) + 1,
        (current[column - 1] ?? Infinity) + 1,
      );
      current[column] = distance;
      if (distance < nearest) nearest = distance;
    }
    if (nearest > limit) return Infinity;
    previous = current;
  }
  const distance = previous[columns] ?? Infinity;
  return distance > limit ? Infinity : distance;
}

/** The numbers of letters with which both words begin and end: names beside each other in a list share most of theirs. */
function sharedEnds(one: string, other: string): [start: number, end: number] {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shortest - start && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end))
    end += 1;
  return [start, end];
}

/** The letters of a name as bits; each insertion or deletion changes one of them at most, a replacement two. */
export function lettersOf(name: string): number {
  let letters = 0;
  for (let index = 0; index < name.length; index += 1) letters |= 1 << (name.charCodeAt(index) & 31);
  return letters;
}

/** Whether names with these letters may be within a distance of each other: most are told apart without comparing them. */
export function mayBeNear(one: number, other: number, limit: number): boolean {
  let different = one ^ other;
  for (let count = 0; different !== 0; count += 1) {
    if (count === 2 * limit) return false;
    different &= different - 1;
  }
  return true;
}
