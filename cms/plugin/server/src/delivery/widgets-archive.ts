/** A release of the widgets as one zip, for sites that serve their scripts themselves. */
import { zip } from '../formats/zip';

/** Name of the zip beside the files of its release. */
export const WIDGETS_ARCHIVE = 'ess-widgets.zip';

/** The files of a release in a folder of its name, and what to do with them. */
export function widgetsArchive(version: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const folder = `ess-widgets-${version}`;
  const named = [...files].map(([name, body]) => [`${folder}/${name}`, body] as const);
  return zip([[`${folder}/LISEZMOI.txt`, readme(version)], ...named]);
}

const readme = (version: string): string =>
  `Modules à intégrer ESS, version ${version}

Déposez ce dossier entier sur votre site : chaque module charge, quand un visiteur s’en sert, des fichiers qui doivent
rester à côté de lui, sous leur nom. Puis collez dans la page, avec l’adresse de votre dossier et celle du serveur qui
publie les contenus :

<script type="module" src="/ess-widgets-${version}/ess-agenda.js"></script>
<ess-agenda endpoint="https://cms.exemple.example" territory="DEP-49">
  <a href="https://cms.exemple.example/ess/agenda?territory=DEP-49">Les prochains rendez-vous de l’ESS</a>
</ess-agenda>

L’attribut « endpoint » est alors obligatoire. Les fichiers viennent de votre site, les contenus du serveur : une
politique de sécurité (CSP) demande script-src 'self' et connect-src avec l’adresse du serveur.

ess.js contient tous les modules. manifest.json donne l’empreinte (integrity) de chaque fichier.
Licence MIT.
`
    .replaceAll(' :', '\u00a0:')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»');
