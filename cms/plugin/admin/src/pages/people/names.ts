import { toLanguage } from 'ess-shared-types';
import { useIntl } from 'react-intl';
import type { Version } from '../../../../shared/contracts/people';
import { TYPE_LABELS } from '../../../../server/src/content-types/all-labels';
import type { Labels } from '../../../../server/src/content-types/labels';
import { useWords } from '../../translations/use-words';

const LABELS = new Map(Object.entries<Labels>(TYPE_LABELS).map(([name, labels]) => [`plugin::ess.${name}`, labels]));

/** The name of a type in the language of the interface; what is no type of the plugin is a file. */
export function useTypeName(): (uid: string) => string {
  const words = useWords();
  const language = toLanguage(useIntl().locale);
  return (uid) => LABELS.get(uid)?.displayName[language] ?? words('ess.people.file');
}

/** The field of the form under which `places.name` is found: « Lieux ». What is no field of the form is told as it is. */
export function useFieldName(): (uid: string, path: string) => string {
  const language = toLanguage(useIntl().locale);
  return (uid, path) => {
    const [field = ''] = path.split('.');
    return LABELS.get(uid)?.fields[field]?.label[language] ?? path;
  };
}

export function useVersionName(): (versions: readonly Version[]) => string {
  const words = useWords();
  return ([version, ...others]) =>
    words(others.length > 0 || version === undefined ? 'ess.people.version.both' : `ess.people.version.${version}`);
}
