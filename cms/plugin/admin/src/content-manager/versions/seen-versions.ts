/** Which version of each entry is on this screen: that of the form, and that of the list from which several are chosen. */
import type { Versions } from '../../../../shared/contracts/versions';
import type { AskedEntries } from './addresses';
import type { Entry } from './differences';

export class SeenVersions {
  private readonly forms = new Map<string, string>();
  private readonly lists = new Map<string, string>();
  /** What a form was filled with. */
  private readonly filled = new Map<string, Entry>();

  /** Takes note of an answer that shows entries, or the one that a form has just written. */
  note({ documentId, isPublished }: AskedEntries, versions: Versions, entry: Entry | undefined): void {
    const isForm = documentId !== undefined || entry !== undefined;
    for (const [id, version] of Object.entries(versions)) {
      if (!isForm) this.lists.set(id, version);
      // The published form beside it says nothing of the draft that stays in the form.
      else if (!isPublished || !this.forms.has(id)) {
        this.forms.set(id, version);
        if (entry) this.filled.set(id, entry);
      }
    }
  }

  /** @param page Where the person is: the form of an entry, or a list. */
  versionsFor(documentIds: readonly string[], page: string): Versions {
    const known = documentIds.flatMap((id) => {
      const inForm = page.includes(id);
      const version = inForm ? this.forms.get(id) : (this.lists.get(id) ?? this.forms.get(id));
      return version === undefined ? [] : [[id, version] as const];
    });
    return Object.fromEntries(known);
  }

  filledWith(documentId: string): Entry {
    return this.filled.get(documentId) ?? {};
  }
}
