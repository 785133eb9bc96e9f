<?php
/**
 * Inclut un fragment HTML du serveur ESS, lu par le serveur de la collectivité : le navigateur ne contacte personne
 * d'autre. Le fragment est gardé sur le disque, redemandé quand il a vieilli, et resservi tel quel tant que le serveur
 * ESS ne répond pas.
 *
 *   echo ess_fragment('https://cms.exemple.example', 'agenda', ['territory' => ['DEP-49'], 'limit' => 5]);
 */

declare(strict_types=1);

const ESS_STEMS = ['agenda', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs'];

/**
 * @param string $endpoint adresse du serveur ESS, sans barre oblique finale
 * @param string $stem l'une de ESS_STEMS
 * @param array<string, string|int|list<string>> $selection paramètres de sélection, comme dans une adresse
 * @param int $freshFor secondes pendant lesquelles le fragment n'est pas redemandé
 * @param string|null $folder dossier du cache ; par défaut celui des fichiers temporaires
 * @return string le fragment, ou un lien vers la page quand il n'y a jamais eu de réponse
 */
function ess_fragment(
    string $endpoint,
    string $stem,
    array $selection = [],
    int $freshFor = 300,
    ?string $folder = null
): string {
    if (!in_array($stem, ESS_STEMS, true)) {
        throw new InvalidArgumentException("« $stem » est inconnu. Valeurs possibles : " . implode(', ', ESS_STEMS));
    }
    if (preg_match('#^https?://[^/?\#]+[^?\#]*$#', $endpoint) !== 1) {
        throw new InvalidArgumentException("L'adresse du serveur doit commencer par https:// : « $endpoint »");
    }
    $query = ess_query($selection);
    $page = rtrim($endpoint, '/') . "/ess/$stem" . ($query === '' ? '' : "?$query");
    $address = $page . ($query === '' ? '?' : '&') . 'fragment=1';

    $folder ??= sys_get_temp_dir() . '/ess-fragments';
    if (!is_dir($folder)) {
        @mkdir($folder, 0700, true);
    }
    $file = $folder . '/' . hash('sha256', $address) . '.html';
    $age = is_file($file) ? time() - (int) filemtime($file) : PHP_INT_MAX;
    if ($age < $freshFor) {
        return (string) file_get_contents($file);
    }

    $fragment = ess_fetch($address);
    if ($fragment !== null) {
        $temporary = tempnam($folder, 'ess');
        if ($temporary !== false && file_put_contents($temporary, $fragment) !== false) {
            rename($temporary, $file);
        }
        return $fragment;
    }
    if (is_file($file)) {
        // Le serveur ne répond pas : la dernière bonne copie, et pas d'autre essai avant une minute.
        touch($file, time() - $freshFor + 60);
        return (string) file_get_contents($file);
    }
    $href = htmlspecialchars($page, ENT_QUOTES);
    return "<p><a href=\"$href\">L’économie sociale et solidaire sur votre territoire</a></p>";
}

/** @param array<string, string|int|list<string>> $selection noms répétés pour plusieurs valeurs */
function ess_query(array $selection): string
{
    $pairs = [];
    foreach ($selection as $name => $values) {
        foreach ((array) $values as $value) {
            $pairs[] = rawurlencode((string) $name) . '=' . rawurlencode((string) $value);
        }
    }
    return implode('&', $pairs);
}

/** Un fragment HTML en trois secondes au plus, ou null. */
function ess_fetch(string $address): ?string
{
    $context = stream_context_create([
        'http' => ['timeout' => 3, 'ignore_errors' => true, 'follow_location' => 0, 'header' => "Accept: text/html\r\n"],
    ]);
    $body = @file_get_contents($address, false, $context, 0, 2_000_000);
    $status = isset($http_response_header[0]) ? (int) substr($http_response_header[0], 9, 3) : 0;
    return $body !== false && $status === 200 && str_contains($body, 'ess-fragment') ? $body : null;
}
