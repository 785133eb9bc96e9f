/** What the archive is, in French: what opens it first. */
import { COLLECTIONS, LICENCES } from 'ess-shared-types';
import { publishersOf } from '../attribution';
import { printable } from '../characters';
import type { Exported, ExportFacts } from './archive';
import { countedLicences } from './licence';
import { entries, paragraphs } from './words';

export function readme(files: readonly Exported[], { server, asOf }: ExportFacts): string {
  const published = files.flatMap(({ edition }) => edition.entries);
  return paragraphs(
    'DONNÉES OUVERTES DE L’ÉCONOMIE SOCIALE ET SOLIDAIRE',
    'Tout ce qui est publié sur l’économie sociale et solidaire (ESS) à cette adresse\u00a0: rendez-vous, chiffres clés, initiatives, ressources et dispositifs.',
    `Adresse\u00a0: ${server}\nÉtat du contenu\u00a0: ${asOf} (temps universel)`,
    list(
      'FICHIERS',
      ...files.map(
        ({ collection, edition }) =>
          `${collection}.csv, ${collection}.json\u00a0: ${COLLECTIONS[collection].label.fr}, ${numbers(edition)}`,
      ),
      'dictionnaire.csv\u00a0: ce que veut dire chaque colonne des fichiers CSV',
      'LICENCE.txt\u00a0: à quelles conditions ces données se réutilisent',
    ),
    'Les fichiers sont en UTF-8. Les CSV suivent la RFC 4180\u00a0: virgule entre les cellules, point dans les nombres, une ligne par fiche. Une cellule vide veut dire que la source ne le dit pas\u00a0; rien n’est complété par supposition. Les dates ont la précision de la source\u00a0: une année, un mois, un jour ou une heure. Une fiche se reconnaît à son identifiant, qui ne change jamais\u00a0; son adresse peut changer.',
    list(
      'LICENCES PRÉSENTES',
      ...countedLicences(published).map(
        ({ licence, count }) => `${LICENCES[licence].label.fr}\u00a0: ${entries(count)}`,
      ),
    ),
    list(
      'SOURCES\nStructures qui publient ces fiches\u00a0:',
      ...publishersOf(published).map(({ name }) => oneLine(name)),
    ),
    'Chaque fiche nomme en outre les documents dont elle est tirée (provenance).',
    `POUR CITER\nStructure qui publie la fiche, titre de la fiche, ${server}, contenu au ${asOf.slice(0, 'AAAA-MM-JJ'.length)}, licence de la fiche.`,
  );
}

const list = (title: string, ...items: readonly string[]): string =>
  [title, ...(items.length > 0 ? items : ['aucune']).map((item) => `- ${item}`)].join('\n');

/** A collection beyond the cap of whole lists says what is missing. */
const numbers = ({ entries: written, total }: Exported['edition']): string =>
  written.length < total ? `${entries(written.length)} sur ${total}` : entries(total);

/** A name from a person may not add lines of its own to the text. */
const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim();
