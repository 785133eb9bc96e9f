/** Words of one meaning: what people type, and what those who write say. */
import type { Language } from 'ess-shared-types';
import { plainWords } from './searched-words';
import { stemOf } from './stems';

/** Groups of single words; each stands for the others. */
const GROUPS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'recyclerie ressourcerie',
    'subvention aide financement fonds',
    'poids part proportion pourcentage',
    'achat commande marché',
    'âgé aîné senior vieillissement',
    'médical santé soin médecin',
    'désert désertification',
    'numérique informatique digital',
    'cantine restauration',
    'bio biologique',
    'transport mobilité déplacement',
    'commune mairie municipalité municipal',
    'intercommunalité EPCI communauté',
    'logement habitat habitation',
    'rencontre réunion',
    'conseiller conseil accompagner accompagnement appui soutien',
    'contacter contact joindre interlocuteur',
    'européen Europe',
    'former formation',
    'prêt emprunt crédit',
    'bar café bistrot guinguette',
    'épicerie commerce magasin boutique',
    'gratuit gratuitement',
    'école scolaire',
    'déchet recyclage',
    'aidé aide',
    'salarié emploi',
    'jeune jeunesse',
    'écologique environnement écologie',
    'statistique chiffre',
  ],
  en: [
    'grant funding fund subsidy',
    'share weight proportion',
    'elderly older senior ageing',
    'health medical care',
    'digital computing',
    'transport mobility travel',
    'housing dwelling',
    'network association',
    'job employment',
  ],
};

/** By stem, the stems of the same meaning, itself included. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

const built = (lang: Language): Synonyms => {
  const groups = new Map<string, Set<string>>();
  for (const group of GROUPS[lang]) {
    const stems = plainWords(group).map((word) => stemOf(word, lang));
    for (const stem of stems) groups.set(stem, new Set([...(groups.get(stem) ?? [stem]), ...stems]));
  }
  return new Map([...groups].map(([stem, others]) => [stem, [...others]]));
};

export const SYNONYMS: Readonly<Record<Language, Synonyms>> = { fr: built('fr'), en: built('en') };
