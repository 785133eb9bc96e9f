/** Words of the components and of their fields. */
import { momentHelp, type Labels } from '../content-types/labels';

const hourHelp = { fr: '09:30', en: '09:30' } as const;
const urlHelp = { fr: 'Adresse complète : https://…', en: 'Full address: https://…' } as const;
const onlyOneHelp = { fr: 'Une seule fiche par ligne', en: 'One entry a line' } as const;
const asPrintedLabel = {
  label: { fr: 'Nom tel qu’imprimé', en: 'Name as printed' },
  help: { fr: 'Quand le document l’écrit autrement', en: 'When the document spells it otherwise' },
} as const;

const sessionFields = {
  title: { label: { fr: 'Titre', en: 'Title' } },
  kind: { label: { fr: 'Type de séquence', en: 'Kind of session' } },
  number_as_printed: {
    label: { fr: 'Numéro imprimé', en: 'Number as printed' },
    help: { fr: 'Comme au programme : 1, 2 bis', en: 'As in the programme: 1, 2 bis' },
  },
  start: { label: { fr: 'Début', en: 'Start' }, help: hourHelp },
  end: { label: { fr: 'Fin', en: 'End' }, help: hourHelp },
  end_inferred: { label: { fr: 'Fin supposée', en: 'End deduced' } },
  summary: { label: { fr: 'Résumé', en: 'Summary' } },
  participations: { label: { fr: 'Personnes qui interviennent', en: 'Speakers and hosts' } },
  documents: { label: { fr: 'Documents', en: 'Documents' } },
} as const satisfies Labels['fields'];

/** By component name, in the order of `COMPONENTS`. */
export const COMPONENT_LABELS = {
  occurrence: {
    displayName: { fr: 'Date', en: 'Date' },
    fields: {
      start: { label: { fr: 'Début', en: 'Start' }, help: momentHelp },
      end: { label: { fr: 'Fin', en: 'End' }, help: momentHelp },
      half_day: {
        label: { fr: 'Demi-journée', en: 'Half-day' },
        help: { fr: 'Quand l’heure n’est pas connue', en: 'When the hour is not known' },
      },
      year_inferred: {
        label: { fr: 'Année supposée', en: 'Year deduced' },
        help: { fr: 'Absente de la source', en: 'Not given by the source' },
      },
      time_zone: { label: { fr: 'Fuseau horaire', en: 'Time zone' } },
    },
  },
  'place-option': {
    displayName: { fr: 'Lieu', en: 'Place' },
    fields: {
      state: { label: { fr: 'Certitude', en: 'Certainty' } },
      name: { label: { fr: 'Nom du lieu', en: 'Name of the place' } },
      street: { label: { fr: 'Numéro et rue', en: 'Street' } },
      postal_code: { label: { fr: 'Code postal', en: 'Postal code' } },
      territory: { label: { fr: 'Commune', en: 'Commune' } },
      label_as_printed: asPrintedLabel,
      access_information: {
        label: { fr: 'Venir', en: 'Getting there' },
        help: { fr: 'Transports, covoiturage, stationnement', en: 'Transport, car sharing, parking' },
      },
      accessibility: {
        label: { fr: 'Accessibilité', en: 'Accessibility' },
        help: { fr: 'Accès de plain-pied, boucle magnétique…', en: 'Step-free access, hearing loop…' },
      },
      latitude: { label: { fr: 'Latitude', en: 'Latitude' } },
      longitude: { label: { fr: 'Longitude', en: 'Longitude' } },
    },
  },
  'online-access': {
    displayName: { fr: 'Accès en ligne', en: 'Online access' },
    fields: {
      url: { label: { fr: 'Lien', en: 'Link' }, help: urlHelp },
      label: {
        label: { fr: 'Nom de l’accès', en: 'Name of the access' },
        help: { fr: 'Visioconférence, diffusion en direct…', en: 'Video call, live stream…' },
      },
    },
  },
  registration: {
    displayName: { fr: 'Inscription', en: 'Registration' },
    fields: {
      url: { label: { fr: 'Lien d’inscription', en: 'Registration link' }, help: urlHelp },
      deadline: { label: { fr: 'Date limite', en: 'Deadline' }, help: momentHelp },
      fee: {
        label: { fr: 'Tarif', en: 'Fee' },
        help: { fr: 'Gratuit, 15 €, prix libre…', en: 'Free, €15, pay what you can…' },
      },
      capacity: { label: { fr: 'Nombre de places', en: 'Number of seats' } },
      audience: { label: { fr: 'Ouvert à', en: 'Open to' } },
    },
  },
  involvement: {
    displayName: { fr: 'Structure impliquée', en: 'Organisation involved' },
    fields: {
      role: { label: { fr: 'Rôle', en: 'Role' } },
      organisation: { label: { fr: 'Structure', en: 'Organisation' } },
      label_as_printed: asPrintedLabel,
    },
  },
  participation: {
    displayName: { fr: 'Intervention', en: 'Participation' },
    fields: {
      role: { label: { fr: 'Rôle', en: 'Role' } },
      person: { label: { fr: 'Personne', en: 'Person' } },
      function_at_date: {
        label: { fr: 'Fonction ce jour-là', en: 'Function on that day' },
        help: { fr: 'Celle exercée à la date du rendez-vous', en: 'The one held at the date of the event' },
      },
      organisation: { label: { fr: 'Structure', en: 'Organisation' } },
      unit_label: {
        label: { fr: 'Service ou équipe', en: 'Department or team' },
        help: { fr: 'Quand personne n’est nommé', en: 'When nobody is named' },
      },
      announced: {
        label: { fr: 'Au programme', en: 'Announced' },
        help: { fr: 'Annoncée avant le rendez-vous', en: 'Announced before the event' },
      },
      actual: {
        label: { fr: 'Présence constatée', en: 'Attended' },
        help: { fr: 'D’après le compte-rendu', en: 'According to the write-up' },
      },
    },
  },
  'event-document': {
    displayName: { fr: 'Document', en: 'Document' },
    fields: {
      role: { label: { fr: 'Nature', en: 'Nature' } },
      resource: { label: { fr: 'Ressource', en: 'Resource' } },
    },
  },
  session: {
    displayName: { fr: 'Séquence du programme', en: 'Programme session' },
    fields: { ...sessionFields, sessions: { label: { fr: 'Sous-séquences', en: 'Sub-sessions' } } },
  },
  'sub-session': { displayName: { fr: 'Sous-séquence', en: 'Sub-session' }, fields: sessionFields },
  quantity: {
    displayName: { fr: 'Quantité', en: 'Quantity' },
    fields: {
      as_published: {
        label: { fr: 'Comme publié', en: 'As published' },
        help: {
          fr: 'Les mots de la source : une centaine de personnes',
          en: 'The words of the source: about a hundred people',
        },
      },
      value: { label: { fr: 'Valeur', en: 'Value' } },
      maximum: {
        label: { fr: 'Maximum', en: 'Maximum' },
        help: { fr: 'Pour une fourchette', en: 'For a range' },
      },
      comparator: { label: { fr: 'Précision', en: 'Precision' } },
      unit: { label: { fr: 'Unité', en: 'Unit' } },
    },
  },
  'figure-value': {
    displayName: { fr: 'Valeur', en: 'Value' },
    fields: {
      shape: { label: { fr: 'Forme de la valeur', en: 'Shape of the value' } },
      as_published: {
        label: { fr: 'Comme publié', en: 'As published' },
        help: { fr: 'Mot pour mot, sans rien corriger : 17.8%', en: 'Word for word, nothing corrected: 17.8%' },
      },
      number: {
        label: { fr: 'Nombre', en: 'Number' },
        help: { fr: 'Ou le minimum d’un intervalle', en: 'Or the lower bound of a range' },
      },
      maximum: {
        label: { fr: 'Maximum', en: 'Maximum' },
        help: { fr: 'Pour un intervalle', en: 'For a range of values' },
      },
      comparator: { label: { fr: 'Précision', en: 'Precision' } },
      numerator: {
        label: { fr: 'Numérateur', en: 'Numerator' },
        help: { fr: 'Pour un rapport : le 1 de « 1 sur 3 »', en: 'For a ratio: the 1 of “1 in 3”' },
      },
      denominator: {
        label: { fr: 'Dénominateur', en: 'Denominator' },
        help: { fr: 'Pour un rapport : le 3 de « 1 sur 3 »', en: 'For a ratio: the 3 of “1 in 3”' },
      },
      base_period: {
        label: { fr: 'Période de départ', en: 'Base period' },
        help: { fr: 'Pour une évolution : 2008', en: 'For a change: 2008' },
      },
      unit: { label: { fr: 'Unité', en: 'Unit' } },
    },
  },
  'contact-point': {
    displayName: { fr: 'Point de contact', en: 'Contact point' },
    fields: {
      label: {
        label: { fr: 'Intitulé', en: 'Label' },
        help: { fr: 'Un service ou un pôle plutôt qu’une personne', en: 'A department or team rather than a person' },
      },
      generic_email: {
        label: { fr: 'Courriel générique', en: 'Generic email' },
        help: { fr: 'Celui d’un service, pas d’une personne', en: 'That of a department, not of a person' },
      },
      form_url: { label: { fr: 'Formulaire de contact', en: 'Contact form' }, help: urlHelp },
      visibility: { label: { fr: 'Visibilité', en: 'Visibility' } },
      legal_basis: {
        label: { fr: 'Base légale', en: 'Legal basis' },
        help: { fr: 'Ce qui autorise à donner ce contact', en: 'What allows giving this contact' },
      },
      expires_on: { label: { fr: 'À retirer le', en: 'To be removed on' } },
    },
  },
  eligibility: {
    displayName: { fr: 'Conditions d’accès', en: 'Eligibility' },
    fields: {
      text: {
        label: { fr: 'Conditions, en quelques phrases', en: 'Conditions, in a few sentences' },
        help: { fr: 'D’après la source', en: 'According to the source' },
      },
      audiences: { label: { fr: 'Publics', en: 'Audiences' } },
      zonings: {
        label: { fr: 'Zonages', en: 'Zonings' },
        help: { fr: 'QPV, ZRR…', en: 'QPV, ZRR…' },
      },
      minimum_headcount: { label: { fr: 'Effectif minimal', en: 'Minimum headcount' } },
      maximum_headcount: { label: { fr: 'Effectif maximal', en: 'Maximum headcount' } },
      maximum_headcount_included: {
        label: { fr: 'Effectif maximal compris', en: 'Maximum headcount included' },
        help: {
          fr: 'Oui : jusqu’à 10 salariés ; non : moins de 10 salariés',
          en: 'Yes: up to 10 employees; no: fewer than 10 employees',
        },
      },
      maximum_population: {
        label: { fr: 'Population maximale d’une commune', en: 'Maximum population of a municipality' },
        help: { fr: 'Nombre d’habitants', en: 'Number of inhabitants' },
      },
      maximum_population_included: {
        label: { fr: 'Population maximale comprise', en: 'Maximum population included' },
        help: {
          fr: 'Oui : jusqu’à 5 000 habitants ; non : moins de 5 000 habitants',
          en: 'Yes: up to 5,000 inhabitants; no: fewer than 5,000 inhabitants',
        },
      },
      maximum_intercommunal_population: {
        label: {
          fr: 'Population maximale d’une intercommunalité',
          en: 'Maximum population of an intercommunality',
        },
        help: {
          fr: 'Nombre d’habitants, quand le seuil n’est pas celui des communes',
          en: 'Number of inhabitants, where the bound is not that of municipalities',
        },
      },
      maximum_intercommunal_population_included: {
        label: {
          fr: 'Population maximale de l’intercommunalité comprise',
          en: 'Maximum population of the intercommunality included',
        },
        help: {
          fr: 'Oui : jusqu’à 50 000 habitants ; non : moins de 50 000 habitants',
          en: 'Yes: up to 50,000 inhabitants; no: fewer than 50,000 inhabitants',
        },
      },
    },
  },
  'selection-item': {
    displayName: { fr: 'Fiche choisie', en: 'Picked entry' },
    fields: {
      event: { label: { fr: 'Rendez-vous', en: 'Event' }, help: onlyOneHelp },
      resource: { label: { fr: 'Ressource', en: 'Resource' }, help: onlyOneHelp },
      key_figure: { label: { fr: 'Chiffre clé', en: 'Key figure' }, help: onlyOneHelp },
      initiative: { label: { fr: 'Initiative', en: 'Initiative' }, help: onlyOneHelp },
      dispositif: { label: { fr: 'Dispositif', en: 'Scheme' }, help: onlyOneHelp },
    },
  },
  translation: {
    displayName: { fr: 'Traduction', en: 'Translation' },
    fields: {
      language: { label: { fr: 'Langue', en: 'Language' } },
      title: { label: { fr: 'Titre traduit', en: 'Translated title' } },
      summary: { label: { fr: 'Résumé traduit', en: 'Translated summary' } },
      body: { label: { fr: 'Texte traduit', en: 'Translated text' } },
    },
  },
  image: {
    displayName: { fr: 'Image', en: 'Image' },
    fields: {
      file: { label: { fr: 'Fichier', en: 'File' } },
      decorative: {
        label: { fr: 'Image décorative', en: 'Decorative image' },
        help: { fr: 'Elle n’apporte aucune information', en: 'It carries no information' },
      },
      alternative_text: {
        label: { fr: 'Texte de remplacement', en: 'Alternative text' },
        help: { fr: 'Ce que l’image montre, en une phrase', en: 'What the image shows, in a sentence' },
      },
      credit: {
        label: { fr: 'Crédit', en: 'Credit' },
        help: { fr: 'Photographe, agence', en: 'Photographer, agency' },
      },
      licence: { label: { fr: 'Licence de l’image', en: 'Image licence' } },
    },
  },
  provenance: {
    displayName: { fr: 'Provenance', en: 'Provenance' },
    fields: {
      document: { label: { fr: 'Document source', en: 'Source document' } },
      source_name: {
        label: { fr: 'Autre source', en: 'Other source' },
        help: { fr: 'Un agenda, un jeu de données ouvert', en: 'An agenda, an open data set' },
      },
      source_url: { label: { fr: 'Page de la source', en: 'Page of the source' } },
      entered_by: {
        label: { fr: 'Saisi par', en: 'Entered by' },
        help: { fr: 'La structure, quand il n’y a pas de document', en: 'The organisation, when there is no document' },
      },
      locator: {
        label: { fr: 'Page ou ligne', en: 'Page or line' },
        help: { fr: 'p. 12, lignes 40 à 45', en: 'p. 12, lines 40 to 45' },
      },
      retrieved_on: { label: { fr: 'Relevé le', en: 'Retrieved on' } },
      extraction: { label: { fr: 'Mode de relevé', en: 'How it was read' } },
    },
  },
  'review-flag': {
    displayName: { fr: 'Point à vérifier', en: 'Point to check' },
    fields: {
      reason: { label: { fr: 'Motif', en: 'Reason' } },
      field: {
        label: { fr: 'Champ concerné', en: 'Field concerned' },
        help: { fr: 'Vide : toute la fiche', en: 'Empty: the whole entry' },
      },
      note: { label: { fr: 'Remarque', en: 'Note' } },
    },
  },
  alias: {
    displayName: { fr: 'Autre nom', en: 'Other name' },
    fields: {
      label: { label: { fr: 'Nom', en: 'Name' } },
      kind: { label: { fr: 'Nature', en: 'Nature' } },
      from: { label: { fr: 'Utilisé depuis', en: 'Used from' }, help: momentHelp },
      to: { label: { fr: 'Utilisé jusqu’à', en: 'Used until' }, help: momentHelp },
    },
  },
  mandate: {
    displayName: { fr: 'Fonction', en: 'Function' },
    fields: {
      organisation: { label: { fr: 'Structure', en: 'Organisation' } },
      function_label: { label: { fr: 'Intitulé de la fonction', en: 'Title of the function' } },
      kind: { label: { fr: 'Nature', en: 'Nature' } },
      from: { label: { fr: 'Depuis', en: 'Since' }, help: momentHelp },
      to: { label: { fr: 'Jusqu’à', en: 'Until' }, help: momentHelp },
    },
  },
  'resource-format': {
    displayName: { fr: 'Fichier ou format', en: 'File or format' },
    fields: {
      url: { label: { fr: 'Lien', en: 'Link' }, help: urlHelp },
      mime: {
        label: { fr: 'Type de fichier', en: 'File type' },
        help: { fr: 'application/pdf, video/mp4…', en: 'application/pdf, video/mp4…' },
      },
      bytes: { label: { fr: 'Taille en octets', en: 'Size in bytes' } },
      pages: { label: { fr: 'Nombre de pages', en: 'Number of pages' } },
      duration: {
        label: { fr: 'Durée', en: 'Duration' },
        help: { fr: '52 min, 1 h 30', en: '52 min, 1 h 30' },
      },
      language: {
        label: { fr: 'Langue du fichier', en: 'Language of the file' },
        help: { fr: 'fr, en…', en: 'fr, en…' },
      },
      accessible: {
        label: { fr: 'Fichier accessible', en: 'Accessible file' },
        help: { fr: 'Lisible avec un lecteur d’écran', en: 'Readable with a screen reader' },
      },
    },
  },
} as const satisfies Readonly<Record<string, Labels>>;
