import { expect, it } from 'vitest';
import { toldWith } from '../src/editorial/relation-suggestions';

it.each([
  ['Orée d’Anjou (Maine-et-Loire, commune)', 'oree', 'Orée d’Anjou (Maine-et-Loire, commune)'],
  ['Durtal (Maine-et-Loire, commune)', ' DURTAL ', 'Durtal (Maine-et-Loire, commune)'],
  ['Durtal (Maine-et-Loire, commune)', '', 'Durtal (Maine-et-Loire, commune)'],
  ['Durtal (Maine-et-Loire, commune)', '49430', 'Durtal (Maine-et-Loire, commune) · 49430'],
  ['Orée d’Anjou', 'oree d anjou', 'Orée d’Anjou · oree d anjou'],
  ['Réseau fictif', 'RF', 'Réseau fictif · RF'],
])('« %s » found by « %s » is told as « %s »', (name, typed, told) => {
  expect(toldWith(name, typed)).toBe(told);
});
