/** Words of what two people do to one entry. */
import { featureWords } from './feature-words';

export const versionsWords = featureWords({
  fr: {
    'ess.versions.title': 'Cette fiche a changé entre-temps',
    'ess.versions.title.several':
      '{count, plural, one {Une fiche a changé entre-temps} other {# fiches ont changé entre-temps}}',
    'ess.versions.by':
      '{name} l’a modifiée le {at}, après que vous l’avez ouverte. Rien de vous n’a encore été enregistré.',
    'ess.versions.bySomeone':
      'Elle a été modifiée le {at}, après que vous l’avez ouverte. Rien de vous n’a encore été enregistré.',
    'ess.versions.deleted': 'Elle a été supprimée après que vous l’avez ouverte. Rien de vous n’a été enregistré.',
    'ess.versions.list': 'Rien n’a été fait. Depuis que cette liste est affichée, quelqu’un a modifié\u00a0:',
    'ess.versions.see': 'Voir ce qui a changé',
    'ess.versions.field': 'Champ',
    'ess.versions.theirs': 'L’autre version',
    'ess.versions.mine': 'La vôtre',
    'ess.versions.nothing': 'vide',
    'ess.versions.same': 'Aucun champ de ce formulaire ne diffère\u00a0: sa publication ou ses liens ont changé.',
    'ess.versions.keepMine': 'Garder ma version',
    'ess.versions.keepMine.hint': '«\u00a0Garder ma version\u00a0» remplace l’autre par ce qui est sur votre écran.',
    'ess.versions.goOn': 'Continuer quand même',
    'ess.versions.takeTheirs': 'Prendre l’autre version',
    'ess.versions.takeTheirs.hint': '«\u00a0Prendre l’autre version\u00a0» la charge et oublie ce que vous avez saisi.',
    'ess.versions.reload': 'Recharger',
    'ess.versions.close': 'Revenir à mon formulaire',
  },
  en: {
    'ess.versions.title': 'This entry has changed in the meantime',
    'ess.versions.title.several':
      '{count, plural, one {An entry has changed in the meantime} other {# entries have changed in the meantime}}',
    'ess.versions.by': '{name} changed it on {at}, after you opened it. Nothing of yours has been saved yet.',
    'ess.versions.bySomeone': 'It was changed on {at}, after you opened it. Nothing of yours has been saved yet.',
    'ess.versions.deleted': 'It was deleted after you opened it. Nothing of yours was saved.',
    'ess.versions.list': 'Nothing was done. Since this list was shown, someone has changed:',
    'ess.versions.see': 'See what changed',
    'ess.versions.field': 'Field',
    'ess.versions.theirs': 'The other version',
    'ess.versions.mine': 'Yours',
    'ess.versions.nothing': 'empty',
    'ess.versions.same': 'No field of this form differs: its publication or its links have changed.',
    'ess.versions.keepMine': 'Keep my version',
    'ess.versions.keepMine.hint': '“Keep my version” replaces the other by what is on your screen.',
    'ess.versions.goOn': 'Go on all the same',
    'ess.versions.takeTheirs': 'Take the other version',
    'ess.versions.takeTheirs.hint': '“Take the other version” loads it and forgets what you typed.',
    'ess.versions.reload': 'Reload',
    'ess.versions.close': 'Back to my form',
  },
});
