/** What a role gets on a database that an earlier version made. */
import { describe, expect, it } from 'vitest';
import { grantedAtFirst, newRights, rightKey } from '../src/access/new-rights';

const update = { action: 'plugin::content-manager.explorer.update', subject: 'plugin::ess.event' };
const review = { action: 'plugin::ess.review' };
const read = { action: 'plugin::ess.read' };
const withFields = (...fields: string[]) => ({ ...update, properties: { fields } });

const stored = (id: number, permission: { action: string; subject?: string }, ...fields: string[]) => ({
  id,
  action: permission.action,
  subject: permission.subject ?? null,
  properties: fields.length > 0 ? { fields } : {},
});
const nothingKnown = () => undefined;

describe('the new rights of a role', () => {
  it('are those that it was never granted', () => {
    expect(newRights([read, review], [stored(1, read)], [rightKey(read)], nothingKnown)).toEqual({
      added: [review],
      widened: [],
    });
  });

  it('are not those that an administrator took away, nor those that one gave already', () => {
    const granted = [read, review].map(rightKey);
    expect(newRights([read, review], [stored(1, read)], granted, nothingKnown).added).toEqual([]);
    expect(newRights([read, review], [stored(1, read), stored(2, review)], [], nothingKnown).added).toEqual([]);
  });

  it('are, of a right that the role has, the fields that the type did not have before', () => {
    const wanted = [withFields('title', 'body', 'places.name')];
    const known = () => ['title', 'body'];
    expect(newRights(wanted, [stored(1, update, 'title')], wanted.map(rightKey), known)).toEqual({
      added: [],
      widened: [{ id: 1, fields: ['title', 'places.name'] }],
    });
    expect(newRights(wanted, [], wanted.map(rightKey), known)).toEqual({ added: [], widened: [] });
    expect(
      newRights(wanted, [stored(1, update, 'title')], wanted.map(rightKey), () => ['title', 'body', 'places.name']),
    ).toEqual({ added: [], widened: [] });
  });

  it('hold, on a database that remembers nothing, what came after the first version', () => {
    expect(grantedAtFirst('ess-partner', [read, review, update])).toEqual([rightKey(read), rightKey(update)]);
    expect(grantedAtFirst('ess-writing', [read, review])).toEqual([rightKey(read), rightKey(review)]);
  });
});
