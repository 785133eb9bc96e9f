/**
 * What an import will do with each entry, and why, before anything is written. A second import creates nothing twice; what
 * was edited here since is never overwritten. Pure.
 */
import type { TypeUid } from '../content-types';
import { changedFields } from './document-data';
import { LikenessIndex, type Likeness } from './likeness';
import type { IntakeRecord } from './records';
import type { SetAsideContact } from './reading/personal-contacts';
import { words, type Words } from '../content-types/words';

export type PlannedAction = 'create' | 'change' | 'unchanged' | 'skip' | 'conflict';

/** An entry of a source, ready to be compared with what is here. */
export interface Candidate {
  readonly externalId: string;
  readonly uid: TypeUid;
  readonly title: string;
  readonly position: number;
  /** Of the whole entry as the source gives it. */
  readonly hash: string;
  /** A hash a field of the document that it makes. */
  readonly fields: Readonly<Record<string, string>>;
  /** Only events are compared with others. */
  readonly likeness?: Likeness | undefined;
  readonly isOwn: boolean;
  /** Not for all at the source: taken only when someone says so. */
  readonly isPrivate: boolean;
  /** Why the source itself does not show it. */
  readonly leftOut: Words | undefined;
  /** A time zone that nothing tells: nothing is guessed. */
  readonly unknownZone: string | undefined;
  readonly contacts: readonly SetAsideContact[];
  readonly notes: readonly Words[];
}

export interface KnownState {
  readonly records: ReadonlyMap<string, IntakeRecord>;
  /** Hashes of the fields that documents hold now, by document id; one that is missing was deleted. */
  readonly documents: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** External ids that documents already bear without having been taken in. */
  readonly takenIds: ReadonlySet<string>;
  /** Whether a person who bore this external id was erased. */
  readonly isErased: (externalId: string) => boolean;
  /** Events that are here, with their document id. */
  readonly events: readonly KnownEvent[];
  /** What editors decided of entries that look like others, by external id. */
  readonly decisions: ReadonlyMap<string, DoubleDecision>;
}

/** An event that is here. */
export interface KnownEvent extends Likeness {
  readonly documentId: string;
  readonly externalId: string | undefined;
  readonly when: Words | undefined;
  readonly where: string | undefined;
}

/** Whether an entry of a source is an event that is here. */
export interface DoubleDecision {
  readonly documentId: string;
  readonly isSame: boolean;
}

export interface PlanOptions {
  /** External ids of entries to create though they look like another. */
  readonly forced: ReadonlySet<string>;
  /** Whether the person who imports may write this type. */
  readonly mayWrite: (uid: TypeUid) => boolean;
}

export interface PlanLine<Entry extends Candidate = Candidate> {
  readonly entry: Entry;
  readonly action: PlannedAction;
  readonly reason: Words;
  /** Fields that the source changed; for a conflict, those that were edited here. */
  readonly fields: readonly string[];
  /** The document concerned, where there is one. */
  readonly documentId?: string;
  /** Skipped as a probable double, or as private: a person may know better. */
  readonly canBeForced: boolean;
  /** The entry that it looks like. */
  readonly double?: KnownEvent;
}

export function planImport<Entry extends Candidate>(
  entries: readonly Entry[],
  known: KnownState,
  { forced, mayWrite }: PlanOptions,
): PlanLine<Entry>[] {
  const seen = new Map<string, number>();
  const here = new LikenessIndex(known.events);
  return entries.map((entry) => {
    const decided = decide(entry);
    if (!seen.has(entry.externalId)) seen.set(entry.externalId, entry.position);
    return { fields: [], canBeForced: false, ...decided, entry };
  });

  function decide(entry: Entry): Pick<PlanLine, 'action' | 'reason'> & Partial<PlanLine> {
    const first = seen.get(entry.externalId);
    if (first !== undefined) {
      return skip(`Même identifiant que la ligne ${String(first)}`, `Same identifier as line ${String(first)}`);
    }
    if (entry.isOwn) return skip('C’est une fiche d’ici, qui revient', 'It is an entry from here that comes back');
    if (known.isErased(entry.externalId)) {
      return skip('Personne retirée : elle ne revient pas', 'Person erased: they do not come back');
    }
    if (!mayWrite(entry.uid)) {
      return skip('Votre rôle ne permet pas d’écrire ce type de fiche', 'Your role may not write this type of entry');
    }
    const record = known.records.get(entry.externalId);
    if (record) return compared(entry, record, known.documents.get(record.documentId));
    if (known.takenIds.has(entry.externalId)) {
      return skip('Une fiche porte déjà cet identifiant', 'An entry already bears this identifier');
    }
    if (entry.unknownZone !== undefined) {
      const zone = entry.unknownZone.slice(0, 60);
      return skip(
        `Fuseau horaire inconnu « ${zone} » : dites lequel c’est pour la reprendre`,
        `Unknown time zone “${zone}”: say which one it is to take it in`,
      );
    }
    if (entry.leftOut) {
      return skip(`${entry.leftOut.fr} : elle n’est pas reprise`, `${entry.leftOut.en}: it is not taken in`);
    }
    if (forced.has(entry.externalId)) return created();
    if (entry.isPrivate) {
      return {
        ...skip('Privée à la source : reprise si vous la cochez', 'Private at the source: taken in if ticked'),
        canBeForced: true,
      };
    }
    return doubleOf(entry) ?? created();
  }

  /** Only what another source gave, or an editor wrote: two identifiers of one source are two events. */
  function doubleOf({
    likeness,
    externalId,
  }: Entry): (Pick<PlanLine, 'action' | 'reason'> & Partial<PlanLine>) | undefined {
    const decision = known.decisions.get(externalId);
    if (decision?.isSame === true) {
      return {
        ...skip(
          'Déjà là, vous l’avez dit : la fiche d’ici suffit',
          'Already here, as you said: the entry here is enough',
        ),
        documentId: decision.documentId,
        canBeForced: true,
      };
    }
    if (!likeness) return undefined;
    const scope = scopeOf(externalId);
    const double = here.find(
      likeness,
      (event) =>
        (event.externalId === undefined || scopeOf(event.externalId) !== scope) &&
        event.documentId !== decision?.documentId,
    );
    if (!double) return undefined;
    return {
      ...skip(`Déjà là ? « ${double.title} », le même jour`, `Already here? “${double.title}”, on the same day`),
      documentId: double.documentId,
      double,
      canBeForced: true,
    };
  }
}

/** The source in an external id; OpenAgenda gives its events one identifier everywhere. */
function scopeOf(externalId: string): string {
  const [kind = '', key = ''] = externalId.split(':', 2);
  return kind === 'openagenda' ? kind : `${kind}:${key}`;
}

const created = () => ({ action: 'create' as const, reason: words('Nouvelle fiche', 'New entry') });
const skip = (fr: string, en: string) => ({ action: 'skip' as const, reason: words(fr, en) });

function compared(
  entry: Candidate,
  record: IntakeRecord,
  now: Readonly<Record<string, string>> | undefined,
): Pick<PlanLine, 'action' | 'reason'> & Partial<PlanLine> {
  const { documentId } = record;
  if (!now) return skip('Supprimée ici depuis : elle ne revient pas', 'Deleted here since: it does not come back');
  // What the source never says (a picture, its text, a slug) is no quarrel with it.
  const edited = record.writtenFields
    ? changedFields(record.writtenFields, now).filter((name) => Object.hasOwn(entry.fields, name))
    : undefined;
  if (record.contentHash === entry.hash) {
    const reason = edited?.length
      ? words(
          'La source n’a pas changé ; la fiche a été modifiée ici',
          'The source did not change; the entry was edited here',
        )
      : words('Rien n’a changé', 'Nothing changed');
    return { action: 'unchanged', reason, documentId };
  }
  if (!edited) {
    const reason = words(
      'Chargée autrement : rien ne dit si elle a été modifiée ici',
      'Loaded otherwise: nothing says whether it was edited here',
    );
    return { action: 'conflict', reason, documentId };
  }
  if (edited.length > 0) {
    const reason = words(
      'La source a changé et la fiche a été modifiée ici : elle n’est pas touchée',
      'The source changed and the entry was edited here: it is left alone',
    );
    return { action: 'conflict', reason, documentId, fields: edited };
  }
  const fields = changedFields(record.sourceFields ?? {}, entry.fields);
  return { action: 'change', reason: words('La source a changé', 'The source changed'), documentId, fields };
}
