/** Words of the date fields. */
import { featureWords } from './feature-words';

export const datesWords = featureWords({
  fr: {
    'ess.date.name': 'Date, aussi précise que sa source',
    'ess.date.description': 'Une année, un mois, un jour ou une heure, écrits comme on les dit',
    'ess.date.pick': 'Choisir dans un calendrier',
    'ess.date.day': 'Jour',
    'ess.date.hour': 'Heure, si elle est connue',
    'ess.date.reads': 'Le public lira\u00a0: {text}',
    'ess.date.parisTime': 'Heure de Paris.',
    'ess.date.fillsEnd': 'La fin s’inscrit dans son propre champ.',
    'ess.date.fillsHalfDay': 'La demi-journée s’inscrit dans son propre champ.',
    'ess.date.problem.not-understood':
      '«\u00a0{text}\u00a0» n’est pas compris. Écrivez par exemple 2025, septembre 2025, 11/09/2025 ou 11 septembre 2025 à 9 h 30.',
    'ess.date.problem.year-missing':
      'De quelle année\u00a0? Ajoutez-la à «\u00a0{text}\u00a0»\u00a0: 11 septembre 2025.',
    'ess.date.problem.short-year': 'Écrivez l’année avec ses quatre chiffres («\u00a0{text}\u00a0»).',
    'ess.date.problem.month-missing':
      'De quel mois\u00a0? Complétez «\u00a0{text}\u00a0»\u00a0: 11 septembre 2025 ou 11/09/2025.',
    'ess.date.problem.day-missing':
      'Quel jour\u00a0? Une heure, une demi-journée ou un jour de la semaine demande une date entière\u00a0: 11 septembre 2025 à 9 h 30.',
    'ess.date.problem.no-such-day':
      'Ce jour n’existe pas\u00a0: «\u00a0{text}\u00a0». Le jour vient avant le mois\u00a0: 11/09/2025 est le 11 septembre.',
    'ess.date.problem.no-such-hour': 'Cette heure n’existe pas\u00a0: «\u00a0{text}\u00a0». De 0 h à 23 h 59.',
    'ess.date.problem.weekday-differs': 'Le jour de la semaine ne va pas avec la date\u00a0: c’est le {text}.',
    'ess.date.problem.half-day-differs':
      'L’heure ne va pas avec la demi-journée dans «\u00a0{text}\u00a0». Écrivez l’heure de 0 à 23\u00a0: 20 h.',
    'ess.date.problem.time-zone':
      'Écrivez l’heure du lieu, sans décalage ni fuseau\u00a0: pour un rendez-vous, le fuseau a son propre champ.',
    'ess.date.problem.two-dates':
      'Il y a plusieurs dates ou horaires dans «\u00a0{text}\u00a0». Donnez à chacun sa propre ligne.',
    'ess.date.problem.several-days-with-hours':
      'Plusieurs jours et une heure\u00a0: à quel jour est-elle\u00a0? Ajoutez une date par jour, ou écrivez 11 septembre 2025 9 h au 13 septembre 2025 16 h.',
    'ess.date.problem.ends-before':
      'La fin viendrait avant le début. Si elle tombe un autre jour ou une autre année, écrivez sa date entière.',
    'ess.date.problem.one-date': 'Une seule date dans ce champ, sans début ni fin\u00a0: 11 septembre 2025.',
    'ess.date.problem.no-half-day': 'Ce champ ne garde pas de demi-journée\u00a0: écrivez le jour seul, ou une heure.',
  },
  en: {
    'ess.date.name': 'Date, as precise as its source',
    'ess.date.description': 'A year, a month, a day or an hour, written as they are said',
    'ess.date.pick': 'Pick in a calendar',
    'ess.date.day': 'Day',
    'ess.date.hour': 'Time, if it is known',
    'ess.date.reads': 'The public will read: {text}',
    'ess.date.parisTime': 'Paris time.',
    'ess.date.fillsEnd': 'The end goes to its own field.',
    'ess.date.fillsHalfDay': 'The half-day goes to its own field.',
    'ess.date.problem.not-understood':
      '“{text}” is not understood. Write for instance 2025, September 2025, 11/09/2025 (day first) or 11 September 2025 at 9:30.',
    'ess.date.problem.year-missing': 'Of which year? Add it to “{text}”: 11 September 2025.',
    'ess.date.problem.short-year': 'Write the year with its four figures (“{text}”).',
    'ess.date.problem.month-missing': 'Of which month? Complete “{text}”: 11 September 2025 or 11/09/2025.',
    'ess.date.problem.day-missing':
      'Which day? An hour, a half-day or a day of the week needs a whole date: 11 September 2025 at 9:30.',
    'ess.date.problem.no-such-day':
      'There is no such day: “{text}”. The day comes before the month: 11/09/2025 is 11 September.',
    'ess.date.problem.no-such-hour': 'There is no such hour: “{text}”. From 0:00 to 23:59.',
    'ess.date.problem.weekday-differs': 'The day of the week does not go with the date: it is {text}.',
    'ess.date.problem.half-day-differs':
      'The hour does not go with the half-day in “{text}”. Write the hour from 0 to 23: 20:00.',
    'ess.date.problem.time-zone':
      'Write the hour of the place, without offset or time zone: that of an event has its own field.',
    'ess.date.problem.two-dates': 'There are several dates or hours in “{text}”. Give each its own row.',
    'ess.date.problem.several-days-with-hours':
      'Several days and one hour: of which day is it? Add one date a day, or write 11 September 2025 9:00 to 13 September 2025 16:00.',
    'ess.date.problem.ends-before':
      'The end would come before the start. If it falls on another day or year, write its whole date.',
    'ess.date.problem.one-date': 'One date only in this field, without start or end: 11 September 2025.',
    'ess.date.problem.no-half-day': 'This field keeps no half-day: write the day alone, or an hour.',
  },
});
